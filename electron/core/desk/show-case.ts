import type { CaseRecord } from '../../../shared/contract/case-record.ts';
import type { CaseRow, CaseView, OutboxEntry } from '../../../shared/contract/case-view.ts';
import { caseOf } from '../../../shared/domain/desk-command.ts';
import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { caseReference } from '../overlay/case-reference.ts';
import type { ShownCase } from '../overlay/overlay-commands.ts';
import { callerRow, casesOfCaller } from '../store/caller-book.ts';
import { SHOWN_COLUMNS, shownRow, type CaseColumns } from '../store/case-columns.ts';
import { statement } from '../store/open-encrypted.ts';
import { listEntries } from '../store/outbox.ts';
import { findCase, readRecord } from '../store/read-case.ts';
import { caseRowOf } from './case-row.ts';
import type { DeskView } from './desk-view.ts';
import { nearbyOf } from './near-cases.ts';

const MOST_NEARBY = 20;
const NO_CASES: readonly CaseId[] = [];
const MOST_OF_CALLER = 200;

/** All work of this desk in the outbox, each with what the hub will probably say when that is known. */
export function shownEntries(view: Pick<DeskView, 'outbox' | 'overlay'>): OutboxEntry[] {
  return listEntries(view.outbox).map((entry) => {
    const foreseen = view.overlay.foreseen.get(entry.commandId);
    return entry.state.name === 'unsent' && foreseen !== undefined ? { ...entry, foreseen } : entry;
  });
}

function notPending(record: CaseRecord): ShownCase {
  return {
    ...record,
    entries: record.entries.map((entry) => ({ ...entry, pending: false })),
    cached: record,
  };
}

function rowById(view: DeskView, id: CaseId): CaseRow | null {
  const shown = view.overlay.cases.get(id);
  if (shown !== undefined) return caseRowOf(shown.facts, true);
  const cached = findCase(view.cache, id);
  return cached === null ? null : caseRowOf(cached.facts, false);
}

/** Where what is shown comes from: the cache, this desk alone, or the hub just now. */
function sourceOf(shown: ShownCase): CaseView['from'] {
  if (shown.cached !== null) return 'cache';
  return shown.entries[0]?.event.type === 'case-opened' ? 'desk' : 'hub';
}

/** Cases named by a step of the timeline. */
function namedBy(event: CaseEvent): readonly CaseId[] {
  switch (event.type) {
    case 'duplicate-linked':
    case 'duplicate-unlinked':
      return [event.duplicateOf];
    case 'duplicate-received':
    case 'duplicate-returned':
      return [event.from];
    case 'parent-linked':
    case 'parent-unlinked':
      return [event.parent];
    case 'child-linked':
    case 'child-unlinked':
      return [event.child];
    case 'caller-joined':
      return event.from === undefined ? NO_CASES : [event.from];
    case 'closed':
      return event.stayOpen ?? NO_CASES;
    default:
      return NO_CASES;
  }
}

function relatedIds({ facts, entries }: ShownCase): CaseId[] {
  const { parent, duplicateOf, children, duplicates } = facts;
  const linked = [parent, duplicateOf, ...children, ...duplicates.map((one) => one.id)];
  const named = entries.flatMap((entry) => namedBy(entry.event));
  return [...new Set([...linked.filter((id) => id !== null), ...named])];
}

function viewOf(view: DeskView, shown: ShownCase, from: CaseView['from']): CaseView {
  const { facts, entries, callers } = shown;
  return {
    facts,
    reference: caseReference(facts),
    entries: [...entries],
    callers: [...callers],
    nearby: nearbyOf(view, facts, MOST_NEARBY),
    duplicateOf: facts.duplicateOf === null ? null : rowById(view, facts.duplicateOf),
    related: relatedIds(shown).flatMap((id) => rowById(view, id) ?? []),
    unsent: shownEntries(view).filter((entry) => caseOf(entry.command) === facts.id),
    from,
  };
}

/** The whole of a case this desk knows; null when neither the cache nor the outbox has it. */
export function showCase(view: DeskView, id: CaseId): CaseView | null {
  const unsent = view.overlay.cases.get(id);
  if (unsent !== undefined) return viewOf(view, unsent, sourceOf(unsent));
  const record = readRecord(view.cache, id);
  return record === null ? null : viewOf(view, notPending(record), 'cache');
}

/** The whole of a case the hub just told, which this desk does not keep. */
export function showHubCase(view: DeskView, record: CaseRecord): CaseView {
  return viewOf(view, notPending(record), 'hub');
}

/** Cases of a caller, newest first, unsent work included. */
export function casesOf(view: DeskView, id: CallerId): CaseRow[] {
  const row = callerRow(view.cache, id);
  const read = statement<[number], CaseColumns>(
    view.cache,
    `SELECT ${SHOWN_COLUMNS} FROM cases WHERE row = ?`,
  );
  const cached = (row === null ? [] : casesOfCaller(view.cache, row).slice(0, MOST_OF_CALLER))
    .map((caseRow) => read.get(caseRow))
    .filter((one) => one !== undefined);
  const unsent = [...view.overlay.cases.values()]
    .map((one) => one.facts)
    .filter((one) => one.callerIds.includes(id));
  return [
    ...unsent.map((facts) => caseRowOf(facts, true)),
    ...cached.filter((one) => !view.overlay.cases.has(one.id)).map(shownRow),
  ].toSorted((a, b) => b.openedAt - a.openedAt);
}
