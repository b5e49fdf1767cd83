/** Why the hub can't start, in one sentence for the person at the terminal. Expected, so it is shown without a stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
