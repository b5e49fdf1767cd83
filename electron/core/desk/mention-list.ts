import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import {
  MOST_MENTIONS_KEPT,
  MOST_SEEN_TOLD,
  type SyncMentionsAsk,
} from '../../../shared/contract/mention-sync.ts';
import type { MentionRow } from '../../../shared/contract/mention-view.ts';
import type { CaseId, TextId } from '../../../shared/domain/ids.ts';
import { mentionedIn } from '../../../shared/domain/mention.ts';
import { readMentions, type KeptMention } from '../store/mention-table.ts';
import { findCaseAt, readEntries, readRecord } from '../store/read-case.ts';
import { unseenOf, untoldSeen } from '../store/seen-mentions.ts';
import { caseRowOf } from './case-row.ts';
import type { DeskView } from './desk-view.ts';

/** More would not be read. */
const MOST = 200;
/** Letters of a note that are shown: what follows is read on its case. */
const BEGINNING = 300;

type Desk = Pick<DeskView, 'cache' | 'outbox' | 'account' | 'overlay' | 'meta'>;

/** What mentions the person and was seen at no desk of theirs, as far as this one knows; the newest first. */
function unseen({ cache, outbox, account }: Desk): KeptMention[] {
  return unseenOf(outbox, readMentions(cache, account.id, MOST_MENTIONS_KEPT));
}

/** The beginning of a text, cut between characters. */
function beginning(text: string): string {
  return text.length <= BEGINNING ? text : `${Array.from(text.slice(0, BEGINNING)).slice(0, -1).join('')}…`;
}

function rowsOfCase({ cache, overlay }: Desk, mentions: readonly KeptMention[]): MentionRow[] {
  const [first] = mentions;
  const found = first === undefined ? null : findCaseAt(cache, first.caseRow);
  if (found === null) return [];
  const shown = overlay.cases.get(found.facts.id);
  const row = caseRowOf(shown?.facts ?? found.facts, shown !== undefined);
  const entries = readEntries(cache, found);
  return mentions.flatMap(({ note, at }) => {
    const entry = entries.find(({ event }) => event.type === 'note-added' && event.text === note);
    if (entry === undefined) return [];
    const text = entry.texts[note] ?? null;
    return { note, case: row, at, byName: entry.byName, text: text === null ? null : beginning(text) };
  });
}

/** Notes that mention the person and that they have not seen, the newest first. */
export function listMentions(view: Desk): DoorOutput<'mention.list'> {
  const byCase = Map.groupBy(unseen(view).slice(0, MOST), ({ caseRow }) => caseRow);
  const rows = [...byCase.values()]
    .flatMap((mentions) => rowsOfCase(view, mentions))
    .toSorted((a, b) => b.at - a.at);
  return { rows, asOf: view.meta?.asOf ?? null };
}

export function countMentions(view: Desk): DoorOutput<'mention.count'> {
  return { count: unseen(view).length };
}

/** Notes of a case that mention the person. */
export function mentionsOfCase({ cache, account }: Desk, id: CaseId): TextId[] {
  const record = readRecord(cache, id);
  if (record === null) return [];
  return record.entries.flatMap((entry) =>
    entry.event.type === 'note-added' && mentionedIn(entry).includes(account.id) ? [entry.event.text] : [],
  );
}

/** What there is to tell the hub of mentions and to ask it, and whether the first copy was whole by then. */
export function mentionQuestion(view: Desk): SyncMentionsAsk & { readonly filled: boolean } {
  return {
    filled: view.meta?.filled === true,
    seen: untoldSeen(view.outbox, MOST_SEEN_TOLD),
    unseen: unseen(view).map(({ note }) => note),
  };
}
