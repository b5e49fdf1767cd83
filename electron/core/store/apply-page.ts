import type { FeedItem } from '../../../shared/contract/case-record.ts';
import type { FeedPage } from '../../../shared/contract/hub-protocol.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { numberParts } from '../search/number-parts.ts';
import { caseTokens } from '../search/tokens.ts';
import { openAddressBook, type AddressBook } from './address-book.ts';
import { readCacheMeta, writeCacheMeta, type CacheMeta } from './cache-meta.ts';
import {
  callerRow,
  casesOfCaller,
  forgetIfDone,
  keepCaller,
  linkCaller,
  unlinkCaller,
} from './caller-book.ts';
import { NO_DUE } from './cache-schema.ts';
import { freeRow, VERSIONS } from './case-row-id.ts';
import { cellOf } from './map-cell.ts';
import { statement, type Db } from './open-encrypted.ts';
import { findCase, packEntry, readCallers, readEntries, type CachedCase } from './read-case.ts';

type CaseItem = Extract<FeedItem, { kind: 'case' }>;

/** What one transaction has in hand. */
interface Work {
  readonly db: Db;
  readonly addresses: AddressBook;
  /** Rows whose words are to be made anew, written in the order of their rows: the index takes that quickly. */
  readonly reword: Map<
    number,
    { readonly id: CaseId; readonly fresh: CaseItem | null; readonly indexed: boolean }
  >;
  /** Rows whose words go. */
  readonly dropped: number[];
  /** Callers who lost a case. */
  readonly unlinked: Set<CallerId>;
}

export interface AppliedPage {
  readonly meta: CacheMeta;
  readonly changed: readonly CaseId[];
}

const COLUMNS = [
  'id',
  'facts',
  'number_body',
  'number_end',
  'service',
  'is_open',
  'waiting',
  'department',
  'receiver',
  'assignee',
  'opened_by',
  'opened_at',
  'updated_at',
  'closed_at',
  'due_sort',
  'address_row',
  'cell',
] as const;
const INSERT = `INSERT INTO cases (${COLUMNS.join(', ')}, row) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?)`;
// An update touches only the indexes whose columns changed.
const UPDATE = `UPDATE cases SET ${COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE row = ?`;

/** The number that orders a case by due time; closed cases and those without a due time come last. */
function dueSort(facts: Pick<CaseFacts, 'state' | 'clock'>): number {
  return isLive(facts.state) ? (facts.clock.dueAt ?? NO_DUE) : NO_DUE;
}

function putRow(
  db: Db,
  row: number,
  facts: CaseFacts,
  json: string,
  addressRow: number | null,
  isNew: boolean,
): void {
  const number = facts.number === null ? null : numberParts(facts.number);
  const { lat, lng } = facts.place;
  statement(db, isNew ? INSERT : UPDATE).run(
    facts.id,
    json,
    number?.body ?? null,
    number?.end ?? null,
    facts.service,
    isLive(facts.state) ? 1 : 0,
    facts.state === 'waiting' ? 1 : 0,
    facts.department,
    facts.receiver?.kind === 'department' ? facts.receiver.department : null,
    facts.assignee,
    facts.openedBy,
    facts.openedAt,
    facts.updatedAt,
    facts.closedAt,
    dueSort(facts),
    addressRow,
    lat === null || lng === null ? null : cellOf(lat, lng),
    row,
  );
}

function rowTaken(db: Db): (row: number) => boolean {
  const find = statement<[number]>(db, 'SELECT 1 FROM cases WHERE row = ?');
  return (row) => find.get(row) !== undefined;
}

/** An entry that was kept without its facts gets them back before the case moves on. */
function unpackLastEntry(db: Db, before: CachedCase): void {
  const at = before.row * VERSIONS + before.facts.version;
  const last = readEntries(db, before).find((entry) => entry.version === before.facts.version);
  if (last?.event.type !== 'history-recorded') return;
  statement<[string, number]>(db, 'UPDATE entries SET body = ? WHERE at = ?').run(JSON.stringify(last), at);
}

/** A case that the source now says was opened at another time gets a row of that time. */
function moveRow(db: Db, before: CachedCase, row: number): void {
  statement<[number, number, number]>(
    db,
    `UPDATE entries SET at = at + (?) * ${VERSIONS} WHERE at >= ? AND at < ?`,
  ).run(row - before.row, before.row * VERSIONS, (before.row + 1) * VERSIONS);
  statement<[number, number]>(db, 'UPDATE caller_cases SET case_row = ? WHERE case_row = ?').run(
    row,
    before.row,
  );
  statement<[number]>(db, 'DELETE FROM cases WHERE row = ?').run(before.row);
}

function removeCase(work: Work, found: CachedCase): void {
  const { db } = work;
  work.addresses.count(found.facts.place, -1, isLive(found.facts.state));
  for (const id of found.facts.callerIds) unlink(work, id, found.row);
  work.dropped.push(found.row);
  statement<[number, number]>(db, 'DELETE FROM entries WHERE at >= ? AND at < ?').run(
    found.row * VERSIONS,
    (found.row + 1) * VERSIONS,
  );
  statement<[number]>(db, 'DELETE FROM cases WHERE row = ?').run(found.row);
}

function unlink(work: Work, id: CallerId, row: number): void {
  unlinkCaller(work.db, id, row);
  work.unlinked.add(id);
}

/** True when the case was not there before. */
function putCase(work: Work, item: CaseItem): boolean {
  const { db, addresses } = work;
  const { facts } = item;
  const json = JSON.stringify(facts);
  const before = findCase(db, facts.id);
  let row: number;
  if (before === null) {
    row = freeRow(facts.openedAt, facts.id, rowTaken(db));
  } else {
    unpackLastEntry(db, before);
    addresses.count(before.facts.place, -1, isLive(before.facts.state));
    row = before.row;
    if (before.facts.openedAt !== facts.openedAt) {
      row = freeRow(facts.openedAt, facts.id, rowTaken(db));
      moveRow(db, before, row);
      work.dropped.push(before.row);
    }
    for (const id of before.facts.callerIds) if (!facts.callerIds.includes(id)) unlink(work, id, row);
  }
  const addressRow = addresses.count(facts.place, 1, isLive(facts.state));
  putRow(db, row, facts, json, addressRow, row !== before?.row);
  const put = statement<[number, string]>(db, 'INSERT OR REPLACE INTO entries (at, body) VALUES (?, ?)');
  for (const entry of item.entries) put.run(row * VERSIONS + entry.version, packEntry(entry, json));
  for (const id of facts.callerIds) {
    const caller = callerRow(db, id);
    if (caller !== null) linkCaller(db, caller, row);
  }
  work.reword.set(row, { id: facts.id, fresh: before === null ? item : null, indexed: row === before?.row });
  return before === null;
}

/** Cases of callers whose name or number changed have other words now. */
function rewordCasesOf(work: Work, caller: CallerId): void {
  const row = callerRow(work.db, caller);
  if (row === null) return;
  for (const caseRow of casesOfCaller(work.db, row)) {
    if (work.reword.has(caseRow)) continue;
    const found = statement<[number], { id: CaseId }>(work.db, 'SELECT id FROM cases WHERE row = ?').get(
      caseRow,
    );
    if (found !== undefined) work.reword.set(caseRow, { id: found.id, fresh: null, indexed: true });
  }
}

function writeWords({ db, reword, dropped }: Work): void {
  const remove = statement<[number]>(db, 'DELETE FROM case_words WHERE rowid = ?');
  const insert = statement<[number, string]>(db, 'INSERT INTO case_words (rowid, t) VALUES (?, ?)');
  for (const row of dropped) remove.run(row);
  for (const [row, { id, fresh, indexed }] of [...reword].toSorted(([a], [b]) => a - b)) {
    if (indexed) remove.run(row);
    const found = fresh === null ? findCase(db, id) : { row, facts: fresh.facts };
    if (found === null) continue;
    const entries = fresh?.entries ?? readEntries(db, found);
    insert.run(row, [...caseTokens(found.facts, readCallers(db, found.facts.callerIds), entries)].join(' '));
  }
}

/**
 * Puts one page of the feed into the cache: rows, timeline, callers, addresses, words and the cursor, in one
 * transaction. The page must be of the cache's own epoch and scope.
 */
export function applyPage(db: Db, page: FeedPage): AppliedPage {
  return db.transaction((): AppliedPage => {
    const work: Work = {
      db,
      addresses: openAddressBook(db),
      reword: new Map(),
      dropped: [],
      unlinked: new Set(),
    };
    const changed: CaseId[] = [];
    const before = readCacheMeta(db);
    let cases = before?.cases ?? 0;

    const cards = new Map(
      page.items.flatMap((item) => (item.kind === 'case' ? item.callers : [])).map((card) => [card.id, card]),
    );
    const renamed = [...cards.values()].filter((card) => keepCaller(db, card));
    for (const item of page.items) {
      if (item.kind === 'case') {
        changed.push(item.facts.id);
        if (putCase(work, item)) cases += 1;
        continue;
      }
      const found = findCase(db, item.caseId);
      if (found === null) continue;
      removeCase(work, found);
      changed.push(item.caseId);
      cases -= 1;
    }
    for (const card of renamed) rewordCasesOf(work, card.id);
    writeWords(work);
    work.addresses.write();
    for (const id of work.unlinked) forgetIfDone(db, id);

    const whole = page.coversUpTo >= page.head;
    const meta: CacheMeta = {
      epoch: page.epoch,
      scope: page.scope,
      cursor: page.coversUpTo,
      filled: whole || (before?.filled ?? false),
      cases,
      asOf: whole ? page.asOf : (before?.asOf ?? null),
    };
    writeCacheMeta(db, meta);
    return { meta, changed };
  })();
}
