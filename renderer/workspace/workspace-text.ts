import { isKeptOnDisk } from './rules-draft.ts';
import type { NewCaseTab, WorkspaceState } from './workspace.ts';

/**
 * The workspace as it is kept. New cases are kept as drafts of their own; only a text that could not be is in here.
 * @param isKept the tab's text is on disk as a draft
 * @param now when the texts in here were typed
 */
export function workspaceText(
  state: WorkspaceState,
  isKept: (tab: NewCaseTab) => boolean,
  now: number,
): string {
  const tabs = state.tabs.map((tab) => {
    if (tab.kind === 'case') return tab;
    const { draft, filed: _filed, ...rest } = tab;
    return isKept(tab) ? rest : { ...rest, draft, typedAt: now };
  });
  const rules = state.rules !== null && isKeptOnDisk(state.rules) ? state.rules : null;
  return JSON.stringify({ ...state, tabs, rules });
}
