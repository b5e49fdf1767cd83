import type { Action } from '../../actions/action.ts';

const IDS: ReadonlySet<string> = new Set(['case.edit-caller', 'case.merge-callers']);

/** Whether an action of the case page is about its callers: those stand beside the callers, not in the case's bar. */
export function isCallerAction({ id }: Action): boolean {
  return IDS.has(id);
}
