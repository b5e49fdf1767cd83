import { create } from '../workspace/create-store.ts';
import { notify } from '../design/notices.ts';
import { isEmptyDraft } from '../workspace/draft-text.ts';
import { closeTab, restoreTab, type Tab } from '../workspace/workspace.ts';

type Closed = NonNullable<ReturnType<typeof closeTab>>;

const AT_MOST = 10;

/** Tabs closed since the window opened, latest last. */
export const closedTabs = create<readonly Closed[]>([]);

function hasText(tab: Tab): boolean {
  if (tab.kind === 'case') return tab.noteDraft.trim() !== '';
  return !isEmptyDraft(tab.draft);
}

/** Brings the tab closed last back, with all that was typed in it. */
export function restoreLastTab(): void {
  const closed = closedTabs.get();
  const last = closed.at(-1);
  if (last === undefined) return;
  closedTabs.set(closed.slice(0, -1));
  restoreTab(last);
}

/** Closes a tab; one with something typed in it can be had back at once. */
export function closeTabKindly(key: string): void {
  const closed = closeTab(key);
  if (closed === null) return;
  closedTabs.set([...closedTabs.get(), closed].slice(-AT_MOST));
  if (!hasText(closed.tab)) return;
  notify({
    id: `closed ${key}`,
    meaning: 'information',
    text:
      closed.tab.kind === 'case'
        ? `Closed ${closed.tab.title} with a note not added.`
        : 'Closed a new case not filed. It is kept under Drafts.',
    action: { label: 'Undo', perform: restoreLastTab },
  });
}
