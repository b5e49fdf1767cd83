import type { Action } from '../../../actions/action.ts';

const IDS: ReadonlySet<string> = new Set(['case.split', 'case.unlink']);

/** Whether an action of the case page is about what belongs together: those stand beside that, once something does. */
export function isFamilyAction({ id }: Action): boolean {
  return IDS.has(id);
}
