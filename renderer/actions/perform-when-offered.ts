import type { Action } from './action.ts';
import { offered, subscribeToActions } from './action-registry.ts';

const PATIENCE = 10_000;

interface Wait {
  /** Id of the action: "case.note". */
  readonly id: string;
  /** Takes to the screen that offers it. */
  go(): void;
  /** False once the person is somewhere else; then nothing is done any more. */
  stillThere(): boolean;
  /** Told instead when the screen offers it but it can't be done now. */
  onWhyNot(action: Action): void;
}

/**
 * Goes to a screen and does one of its actions as soon as it offers it. Offers of the screen one comes from don't count,
 * unless it is the same.
 * @param already the screen is on already
 */
export function performWhenOffered({ id, go, stillThere, onWhyNot }: Wait, already: boolean): void {
  const before: ReadonlySet<Action> = new Set(already ? [] : offered());
  const find = () => offered().find((one) => one.id === id && !before.has(one));
  const act = (action: Action) => {
    if (action.whyNot === null) action.perform();
    else onWhyNot(action);
  };
  go();
  const now = find();
  if (now !== undefined) {
    act(now);
    return;
  }
  const stop = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  const timer = setTimeout(stop, PATIENCE);
  const unsubscribe = subscribeToActions(() => {
    if (!stillThere()) {
      stop();
      return;
    }
    const action = find();
    if (action === undefined) return;
    stop();
    // The screen that offers it is still being put up.
    queueMicrotask(() => act(action));
  });
}
