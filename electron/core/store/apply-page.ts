import type { FeedItem } from '../../../shared/contract/case-record.ts';
import type { FeedPage } from '../../../shared/contract/hub-protocol.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { caseTokens } from '../search/tokens.ts';
import { openAddressBook, type AddressBook } from './address-book.ts';
import { readCacheMeta, writeCacheMeta, type CacheMeta } from './cache-meta.ts';
import {
  callersIn,
  casesOfCaller,
  forgetIfDone,
  keepCaller,
  linkCaller,
  unlinkCaller,
} from './caller-book.ts';
import { INSERT_CASE, UPDATE_CASE, writtenColumns } from './case-columns.ts';
import { freeRow } from './case-row-id.ts';
import { forgetMentions, moveMentions, putMentions } from './mention-table.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';
import { forgetOwed, moveOwed, putOwed } from './owed-table.ts';
import { packCase } from './pack-case.ts';
import { findCase, findCaseAt, readCallers, readEntries, type CachedCase } from './read-case.ts';
import { packSaidCallers, saidCaller } from './said-callers.ts';
import { forgetTerms, termsOf } from './terms.ts';
import { openWordIndex } from './word-index.ts';

export { beginFill, endFill } from './fill-mode.ts';

type CaseItem = Extract<FeedItem, { kind: 'case' }>;

/** A case whose words may change. */
interface Touched {
  /** As the index holds it; null for a case that is new. */
  readonly before: { readonly row: number; readonly tokens: ReadonlySet<string> } | null;
  /** What the page tells of it, so that it need not be read again; null when the page tells nothing. */
  told: { readonly row: number; readonly tokens: Set<string> } | null;
}

/** What one transaction has in hand. */
interface Work {
  readonly db: SqliteDb;
  readonly addresses: AddressBook;
  readonly touched: Map<CaseId, Touched>;
  /** Callers who lost a case. */
  readonly unlinked: Set<CallerId>;
}

export interface AppliedPage {
  readonly meta: CacheMeta;
  readonly changed: readonly CaseId[];
}

function rowTaken(db: SqliteDb): (row: number) => boolean {
  const find = statement<[number]>(db, 'SELECT 1 FROM cases WHERE row = ?');
  return (row) => find.get(row) !== undefined;
}

const cachedTokens = (db: SqliteDb, found: CachedCase): Set<string> =>
  caseTokens(found.facts, readCallers(db, found.facts.callerIds), readEntries(db, found));

/** Remembers the words of a case before anything of it changes. */
function touch({ db, touched }: Work, id: CaseId, found: CachedCase | null): Touched {
  const known = touched.get(id);
  if (known !== undefined) return known;
  const before = found === null ? null : { row: found.row, tokens: cachedTokens(db, found) };
  const made: Touched = { before, told: null };
  touched.set(id, made);
  return made;
}

/** The cases of a caller whose name or number will change have other words then. */
function touchCasesOf(work: Work, caller: number): void {
  for (const row of casesOfCaller(work.db, caller)) {
    const found = findCaseAt(work.db, row);
    if (found !== null) touch(work, found.facts.id, found);
  }
}

/** A case that the source now says was opened at another time gets a row of that time. */
function moveRow(db: SqliteDb, before: CachedCase, row: number): void {
  statement<[number, number]>(db, 'UPDATE caller_cases SET case_row = ? WHERE case_row = ?').run(
    row,
    before.row,
  );
  statement<[number, number]>(db, 'UPDATE cases SET row = ? WHERE row = ?').run(row, before.row);
  if (before.facts.promises.length > 0) moveOwed(db, before.row, row);
  if (before.facts.noteCount > 0) moveMentions(db, before.row, row);
}

function unlink(work: Work, id: CallerId, row: number): void {
  unlinkCaller(work.db, id, row);
  work.unlinked.add(id);
}

function removeCase(work: Work, found: CachedCase): void {
  const { db } = work;
  touch(work, found.facts.id, found).told = null;
  work.addresses.count(found.facts.place, -1, isLive(found.facts.state));
  for (const id of found.facts.callerIds) unlink(work, id, found.row);
  if (found.facts.promises.length > 0) forgetOwed(db, found.row);
  if (found.facts.noteCount > 0) forgetMentions(db, found.row);
  statement<[number]>(db, 'DELETE FROM case_facts WHERE at = (SELECT facts_at FROM cases WHERE row = ?)').run(
    found.row,
  );
  statement<[number]>(db, 'DELETE FROM cases WHERE row = ?').run(found.row);
}

/** Keeps the packed facts and timeline of a case; tells where, for one that is new. */
function putFacts(db: SqliteDb, row: number | null, { facts, entries }: CaseItem): number | null {
  const { said, ids, body } = packCase(termsOf(db), facts, entries);
  if (row === null) {
    const made = statement<[string | null, Buffer, Buffer]>(
      db,
      'INSERT INTO case_facts (said, ids, body) VALUES (?, ?, ?)',
    ).run(said, ids, body);
    return Number(made.lastInsertRowid);
  }
  statement<[string | null, Buffer, Buffer, number]>(
    db,
    'UPDATE case_facts SET said = ?, ids = ?, body = ? WHERE at = (SELECT facts_at FROM cases WHERE row = ?)',
  ).run(said, ids, body, row);
  return null;
}

/** True when the case was not there before. */
function putCase(work: Work, item: CaseItem): boolean {
  const { db, addresses } = work;
  const { facts } = item;
  const before = findCase(db, facts.id);
  const touched = touch(work, facts.id, before);
  let row: number;
  if (before === null) {
    row = freeRow(facts.openedAt, facts.id, rowTaken(db));
  } else {
    addresses.count(before.facts.place, -1, isLive(before.facts.state));
    row = before.row;
    if (before.facts.openedAt !== facts.openedAt) {
      row = freeRow(facts.openedAt, facts.id, rowTaken(db));
      moveRow(db, before, row);
    }
    for (const id of before.facts.callerIds) if (!facts.callerIds.includes(id)) unlink(work, id, row);
  }
  const callers = callersIn(db, facts.callerIds);
  touched.told = {
    row,
    tokens: caseTokens(
      facts,
      callers.map((one) => one.card),
      item.entries,
    ),
  };
  const addressRow = addresses.count(facts.place, 1, isLive(facts.state));
  const columns = writtenColumns(
    row,
    facts,
    addressRow,
    packSaidCallers(callers.map((one) => saidCaller(one.row, one.card))),
  );
  const factsAt = putFacts(db, before === null ? null : row, item);
  if (factsAt === null) statement(db, UPDATE_CASE).run(...columns);
  else statement(db, INSERT_CASE).run(...columns, factsAt);
  for (const caller of callers) linkCaller(db, caller.row, row, isLive(facts.state));
  if (before !== null && before.facts.promises.length > 0) forgetOwed(db, row);
  putOwed(db, row, facts);
  if (before !== null && before.facts.noteCount > 0) forgetMentions(db, row);
  if (facts.noteCount > 0) putMentions(db, row, item.entries);
  return before === null;
}

/** The row and the words of a case as they are now; null when it is gone. */
function wordsNow(db: SqliteDb, id: CaseId, { told }: Touched): { row: number; tokens: Set<string> } | null {
  if (told !== null) return told;
  const found = findCase(db, id);
  return found === null ? null : { row: found.row, tokens: cachedTokens(db, found) };
}

function writeWords({ db, touched }: Work): void {
  const index = openWordIndex(db);
  for (const [id, one] of touched) {
    const now = wordsNow(db, id, one);
    const { before } = one;
    if (before !== null && now?.row === before.row) index.change(now.row, before.tokens, now.tokens);
    else {
      if (before !== null) index.remove(before.row, before.tokens);
      if (now !== null) index.add(now.row, now.tokens);
    }
  }
  index.write();
}

const openedAtOf = (item: FeedItem): number => (item.kind === 'case' ? item.facts.openedAt : 0);

/** The items in the order in which their rows lie, each case once. */
function inOrder(items: readonly FeedItem[]): FeedItem[] {
  const last = new Map(items.map((item) => [item.kind === 'case' ? item.facts.id : item.caseId, item]));
  return [...last.values()].toSorted((a, b) => openedAtOf(a) - openedAtOf(b));
}

/**
 * Puts one page of the feed into the cache: rows, timeline, callers, addresses, words and the cursor, in one
 * transaction. The page must be of the cache's own epoch and scope.
 */
export function applyPage(db: SqliteDb, page: FeedPage): AppliedPage {
  try {
    return db.transaction(() => applied(db, page))();
  } catch (error) {
    forgetTerms(db);
    throw error;
  }
}

function applied(db: SqliteDb, page: FeedPage): AppliedPage {
  const work: Work = { db, addresses: openAddressBook(db), touched: new Map(), unlinked: new Set() };
  const changed: CaseId[] = [];
  const before = readCacheMeta(db);
  let cases = before?.cases ?? 0;

  const cards = new Map(
    page.items.flatMap((item) => (item.kind === 'case' ? item.callers : [])).map((card) => [card.id, card]),
  );
  for (const card of cards.values()) keepCaller(db, card, (row) => touchCasesOf(work, row));
  for (const item of inOrder(page.items)) {
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
    directoryVersion: page.directoryVersion,
    asOf: whole ? page.asOf : (before?.asOf ?? null),
  };
  writeCacheMeta(db, meta);
  return { meta, changed };
}
