import type { DraftView } from '../../shared/contract/draft-view.ts';
import type { ConsoleEvent, DoorOutput } from '../../shared/contract/console-door.ts';
import { notify } from '../design/notices.ts';
import { ask, tellAtTheEnd } from '../door/door-client.ts';
import { draftText, isEmptyDraft, readDraftText } from '../workspace/draft-text.ts';
import { changeNewCase, closeTab, goTo, workspace, type NewCaseTab } from '../workspace/workspace.ts';
import { closedTabs } from './closed-tabs.ts';
import { consoleNews } from './console-news.ts';

/** What is on disk of a tab: the text, and as which draft. */
interface KeptText {
  readonly draft: NewCaseTab['draft'];
  readonly draftId: NewCaseTab['draftId'];
}

export interface DraftKeeper {
  /** Keeps every text that is not kept yet. Throws a DoorError when one can't be. */
  save(): Promise<void>;
  /** Sends what is not kept yet without waiting for an answer: the window goes away. */
  atTheEnd(): void;
  isKept(tab: NewCaseTab): boolean;
  stop(): void;
}

const newCases = (): NewCaseTab[] => workspace.get().tabs.filter((one) => one.kind === 'new-case');

function sayMoved(): void {
  notify({
    id: 'draft moved',
    meaning: 'attention',
    text: 'This new case was also written on another desk. Both are kept: yours is here, the other stands under Drafts.',
    action: { label: 'Show drafts', perform: () => goTo('drafts') },
    keep: true,
  });
}

/**
 * Keeps the texts of new cases as drafts of their own, and shows what other desks made of them.
 * @param drafts what is on disk now
 */
export function keepDrafts(drafts: readonly DraftView[]): DraftKeeper {
  const kept = new Map<string, KeptText>();
  let saving: Promise<void> = Promise.resolve();
  let looking = false;
  let lookAgain = false;
  let stopped = false;
  for (const tab of newCases()) {
    const onDisk = drafts.find((one) => one.id === tab.draftId);
    if (onDisk !== undefined && draftText(readDraftText(onDisk.body)) === draftText(tab.draft))
      kept.set(tab.key, tab);
  }

  const isKept = (tab: NewCaseTab): boolean => {
    const last = kept.get(tab.key);
    if (last === undefined) return isEmptyDraft(tab.draft);
    return last.draft === tab.draft && last.draftId === tab.draftId;
  };

  const put = async (tab: NewCaseTab): Promise<void> => {
    const { key, draft, draftId, lineage } = tab;
    const answer = await ask('draft.put', { id: draftId, body: draftText(draft), lineage });
    if (answer.status === 'filed') {
      kept.set(key, { draft, draftId });
      changeNewCase(key, { filed: true });
      return;
    }
    const id = answer.status === 'moved' ? answer.id : draftId;
    kept.set(key, { draft, draftId: id });
    if (id === draftId && answer.lineage === lineage) return;
    changeNewCase(key, { draftId: id, lineage: answer.lineage });
    if (answer.status === 'moved') sayMoved();
  };
  const saveNow = async () => {
    for (const { key } of newCases()) {
      const tab = newCases().find((one) => one.key === key);
      if (tab !== undefined && !tab.filed && !isKept(tab)) await put(tab);
    }
  };
  const save = (): Promise<void> => {
    const next = saving.then(saveNow, saveNow);
    saving = next;
    return next;
  };

  /**
   * Takes over what the drafts are now: texts of other desks, cases opened there, drafts given up there.
   * @param before what was kept when the list was asked for: it can't know of texts kept since, and does not speak of them
   */
  const follow = (
    { drafts: now, filed, filing }: DoorOutput<'draft.list'>,
    before: ReadonlyMap<string, KeptText>,
  ): void => {
    for (const tab of newCases()) {
      const view = now.find((one) => one.id === tab.draftId);
      if (filed.includes(tab.draftId)) {
        if (!tab.filed) changeNewCase(tab.key, { filed: true });
      } else if (kept.get(tab.key) !== before.get(tab.key)) {
        lookAgain = true;
      } else if (!isKept(tab) || !kept.has(tab.key) || filing.includes(tab.draftId)) {
        // Typed on here meanwhile: keeping it will tell what to do. Or just being filed: its tab is about to close.
      } else if (view === undefined) {
        closeTab(tab.key);
        kept.delete(tab.key);
        notify({
          meaning: 'information',
          text: `${tab.title} was discarded on another desk, so its tab is closed.`,
        });
      } else if (view.lineage !== tab.lineage) {
        const draft = readDraftText(view.body);
        kept.set(tab.key, { draft, draftId: tab.draftId });
        changeNewCase(tab.key, { draft, lineage: view.lineage });
        notify({
          id: `draft ${tab.draftId}`,
          meaning: 'information',
          text: `${tab.title} was written on ${view.writtenOn ?? 'another desk'}; the later text is shown.`,
        });
      }
    }
  };
  const look = async (): Promise<void> => {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    try {
      do {
        lookAgain = false;
        await saving.catch(() => undefined);
        const before = new Map(kept);
        const list = await ask('draft.list', {});
        if (!stopped) follow(list, before);
      } while (lookAgain && !stopped);
    } catch {
      // The next event brings another look; nothing typed depends on it.
    } finally {
      looking = false;
    }
  };

  /** Follows what other desks did. */
  const onEvent = (event: ConsoleEvent): void => {
    if (event.type === 'drafts-changed') {
      for (const { from, to } of event.moved) {
        const tab = newCases().find((one) => one.draftId === from);
        if (tab === undefined) continue;
        const last = kept.get(tab.key);
        if (last !== undefined) kept.set(tab.key, { ...last, draftId: to });
        changeNewCase(tab.key, { draftId: to, lineage: 0 });
        sayMoved();
      }
    }
    const mine = newCases();
    const concerns =
      event.type === 'drafts-changed' ||
      // Every connection to the console begins with it: what happened before is unknown.
      event.type === 'session' ||
      (event.type === 'cases-changed' && mine.some((one) => event.ids.includes(one.draftId)));
    if (concerns && mine.length > 0) void look();
  };
  const leaveNews = consoleNews.subscribe(() => {
    const event = consoleNews.get();
    if (event !== null) onEvent(event);
  });

  // One that is closed before its pause is over is kept all the same.
  const leaveClosed = closedTabs.subscribe(() => {
    const tab = closedTabs.get().at(-1)?.tab;
    if (tab?.kind !== 'new-case' || tab.filed) return;
    if (isEmptyDraft(tab.draft)) {
      // Nothing to come back to. Kept on, it would only stand in the way.
      if (kept.delete(tab.key)) void ask('draft.discard', { id: tab.draftId }).catch(() => undefined);
    } else if (!isKept(tab)) {
      saving = saving.then(
        () => put(tab),
        () => put(tab),
      );
      saving.catch(() =>
        notify({ meaning: 'breach', text: 'The draft could not be kept. Undo, and try again.' }),
      );
    }
  });

  return {
    save,
    isKept,
    atTheEnd() {
      for (const tab of newCases()) {
        if (isKept(tab) || tab.filed) continue;
        const { draftId: id, lineage, draft } = tab;
        tellAtTheEnd('draft.put', { id, body: draftText(draft), lineage });
      }
    },
    stop() {
      stopped = true;
      leaveClosed();
      leaveNews();
    },
  };
}
