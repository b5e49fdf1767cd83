import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { caseRowOf } from '../desk/case-row.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { ShownCase } from '../overlay/overlay-commands.ts';
import { caseReference } from '../overlay/case-reference.ts';
import { casesOfCaller } from '../store/caller-book.ts';
import { statement } from '../store/open-encrypted.ts';
import { readCallers, readEntries } from '../store/read-case.ts';
import { wordsOf } from './fold-text.ts';
import { numberReason, phoneReason, reasonsOf, type MatchReason } from './match-reasons.ts';
import { numberBody } from './number-parts.ts';
import { matches, matchExpression, type Query } from './parse-query.ts';
import { phoneKey } from './phone-keys.ts';
import { caseTokens } from './tokens.ts';

type CaseHit = Extract<SearchHit, { kind: 'case' }>;

/** A case that matches, with how it is ordered: by the time it was opened, weak matches as if they were older. */
interface Found {
  readonly facts: CaseFacts;
  readonly because: MatchReason[];
  readonly weight: Instant;
  readonly pending: boolean;
}

/** How much older a case counts whose words match by first letters only, or in free text only. */
const BEGUN_PENALTY = 30 * DAY;
const TEXT_PENALTY = 180 * DAY;
/** A number that matches stands before everything else. */
const EXACT_BONUS = 100_000 * DAY;

/** More candidates are looked at than shown, so that weight can change their order. */
const CANDIDATES = 40;
/** Rows looked at before a condition that is not in the index gives up. */
const MOST_SCANNED = 5_000;
const MOST_NUMBERS = 200;

interface CachedRow {
  readonly row: number;
  readonly facts: CaseFacts;
}

const readRow = ({ row, facts }: { row: number; facts: string }): CachedRow => ({
  row,
  facts: JSON.parse(facts) as CaseFacts,
});

/** Whether a case is open and past its due time. */
function isOverdue(facts: CaseFacts, now: Instant): boolean {
  return isLive(facts.state) && facts.clock.dueAt !== null && facts.clock.dueAt < now;
}

/** Rows whose words match, newest first, that stand as they are in the cache. */
function rowsMatching(view: DeskView, query: Query, structured: boolean): CachedRow[] {
  const expression = matchExpression(query, structured);
  if (expression === null) return [];
  const found: CachedRow[] = [];
  let scanned = 0;
  const rows = statement<[string], { row: number; facts: string }>(
    view.cache,
    `SELECT cases.row, cases.facts FROM case_words JOIN cases ON cases.row = case_words.rowid
      WHERE case_words MATCH ? ORDER BY case_words.rowid DESC`,
  ).iterate(expression);
  for (const one of rows) {
    const read = readRow(one);
    scanned += 1;
    if (fits(view, query, read.facts)) found.push(read);
    if (found.length >= CANDIDATES || scanned >= MOST_SCANNED) break;
  }
  return found;
}

function fits(view: DeskView, query: Query, facts: CaseFacts): boolean {
  return !view.overlay.cases.has(facts.id) && (!query.overdue || isOverdue(facts, view.now));
}

/** The digits as typed, and without the "1" that stands before most numbers. */
function digitForms(digits: string): string[] {
  return digits.startsWith('1') && digits.length > 4 ? [digits, digits.slice(1)] : [digits];
}

/** Cases by number: the whole of it, its beginning or its end. */
function rowsByNumber(view: DeskView, digits: string): CachedRow[] {
  const rows = new Map<number, CachedRow>();
  for (const from of digitForms(digits)) {
    statement<[string, string, number], { row: number; facts: string }>(
      view.cache,
      'SELECT row, facts FROM cases WHERE number_body >= ? AND number_body < ? ORDER BY number_body DESC LIMIT ?',
    )
      .all(from, `${from}:`, CANDIDATES)
      .forEach((one) => rows.set(one.row, readRow(one)));
  }
  statement<[string, string, number], { row: number; facts: string }>(
    view.cache,
    `SELECT row, facts FROM cases WHERE number_end = ? AND number_body LIKE '%' || ? ORDER BY row DESC LIMIT ?`,
  )
    .all(digits.slice(-4), digits, MOST_NUMBERS)
    .forEach((one) => rows.set(one.row, readRow(one)));
  return [...rows.values()].filter(({ facts }) => !view.overlay.cases.has(facts.id));
}

function foundByNumber(facts: CaseFacts, digits: string, pending: boolean): Found | null {
  if (facts.number === null) return null;
  const body = numberBody(facts.number);
  const asked = digitForms(digits).find((one) => body.startsWith(one) || body.endsWith(one));
  if (asked === undefined) return null;
  const because = [numberReason(facts.number, asked)];
  return { facts, because, weight: facts.openedAt + EXACT_BONUS * (body === asked ? 2 : 1), pending };
}

/** The hash under which a typed phone number is found. */
function typedPhoneKey(view: DeskView, digits: string): string {
  return phoneKey(digits.slice(digits.length >= 10 ? -10 : -7), view.phoneKey);
}

/** Cases of the callers who have a phone number. */
function rowsByPhone(view: DeskView, digits: string): CachedRow[] {
  const callers = statement<[string], { caller_row: number }>(
    view.cache,
    'SELECT caller_row FROM caller_keys WHERE key = ?',
  ).all(typedPhoneKey(view, digits));
  const read = statement<[number], { row: number; facts: string }>(
    view.cache,
    'SELECT row, facts FROM cases WHERE row = ?',
  );
  return callers
    .flatMap(({ caller_row }) => casesOfCaller(view.cache, caller_row).slice(0, CANDIDATES))
    .map((row) => read.get(row))
    .filter((one) => one !== undefined)
    .map(readRow)
    .filter(({ facts }) => !view.overlay.cases.has(facts.id));
}

function foundByPhone(view: DeskView, digits: string): Found[] {
  const key = typedPhoneKey(view, digits);
  const cached = rowsByPhone(view, digits).map(({ facts }) => ({
    facts,
    callers: readCallers(view.cache, facts.callerIds),
    pending: false,
  }));
  const unsent = [...view.overlay.cases.values()].map(({ facts, callers }) => ({
    facts,
    callers,
    pending: true,
  }));
  return [...cached, ...unsent].flatMap(({ facts, callers, pending }) => {
    const because = callers.filter((card) => card.phoneKeys.includes(key)).map(phoneReason);
    return because.length === 0 ? [] : [{ facts, because, weight: facts.openedAt + EXACT_BONUS, pending }];
  });
}

const OVERDUE: MatchReason = { field: 'state', text: 'Overdue', ranges: [[0, 'Overdue'.length]] };

function weighed(query: Query, subject: Parameters<typeof reasonsOf>, pending: boolean): Found {
  const { because, weak } = reasonsOf(...subject);
  const [facts] = subject;
  const penalty = { no: 0, begun: BEGUN_PENALTY, text: TEXT_PENALTY }[weak];
  return {
    facts,
    because: query.overdue ? [...because, OVERDUE] : because,
    weight: facts.openedAt - penalty,
    pending,
  };
}

function foundInCache(view: DeskView, query: Query, structured: boolean): Found[] {
  return rowsMatching(view, query, structured).map((one) => {
    const callers = readCallers(view.cache, one.facts.callerIds);
    return weighed(
      query,
      [one.facts, callers, () => readEntries(view.cache, one), query, view.known.city],
      false,
    );
  });
}

/** Tokens of a case with unsent work; its temporary reference finds it too. */
function shownTokens({ facts, callers, entries }: ShownCase): Set<string> {
  const tokens = caseTokens(facts, callers, entries);
  for (const word of wordsOf(caseReference(facts))) tokens.add(word);
  return tokens;
}

function foundInOverlay(view: DeskView, query: Query): Found[] {
  return [...view.overlay.cases.values()]
    .filter(
      (shown) => (!query.overdue || isOverdue(shown.facts, view.now)) && matches(shownTokens(shown), query),
    )
    .map((shown) =>
      weighed(query, [shown.facts, shown.callers, () => shown.entries, query, view.known.city], true),
    );
}

/** Overdue cases when nothing else was asked for, longest overdue first. */
function foundOverdue(view: DeskView): Found[] {
  const rows = statement<[number, number], { row: number; facts: string }>(
    view.cache,
    'SELECT row, facts FROM cases WHERE is_open = 1 AND due_sort < ? ORDER BY due_sort LIMIT ?',
  ).all(view.now, CANDIDATES);
  const cached = rows.map(readRow).filter(({ facts }) => !view.overlay.cases.has(facts.id));
  const late = [...view.overlay.cases.values()].filter(({ facts }) => isOverdue(facts, view.now));
  return [
    ...cached.map(({ facts }) => ({ facts, pending: false })),
    ...late.map(({ facts }) => ({ facts, pending: true })),
  ].map((one) => ({ ...one, because: [OVERDUE], weight: -(one.facts.clock.dueAt ?? 0) }));
}

/** A condition in SQL with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Rows of the cache whose number, or whose caller's phone number, is what was typed; null when nothing like it was. */
export function digitsCondition(view: DeskView, query: Query): Condition | null {
  const either: Condition[] = [];
  if (query.number !== null) {
    for (const from of digitForms(query.number)) {
      const sql = 'row IN (SELECT row FROM cases WHERE number_body >= ? AND number_body < ?)';
      either.push({ sql, values: [from, `${from}:`] });
    }
    either.push({
      sql: "row IN (SELECT row FROM cases WHERE number_end = ? AND number_body LIKE '%' || ?)",
      values: [query.number.slice(-4), query.number],
    });
  }
  if (query.phone !== null) {
    const sql = `row IN (SELECT case_row FROM caller_cases WHERE caller_row IN (SELECT caller_row FROM caller_keys WHERE key = ?))`;
    either.push({ sql, values: [typedPhoneKey(view, query.phone)] });
  }
  if (either.length === 0) return null;
  return { sql: either.map((one) => one.sql).join(' OR '), values: either.flatMap((one) => one.values) };
}

/** Whether a case with unsent work matches what was typed, as the lists would say. */
export function shownMatches(view: DeskView, shown: ShownCase, query: Query): boolean {
  if (query.overdue && !isOverdue(shown.facts, view.now)) return false;
  if (query.words.length === 0 || matches(shownTokens(shown), query)) return true;
  const { number, phone } = query;
  if (number !== null && foundByNumber(shown.facts, number, true) !== null) return true;
  const key = phone === null ? null : typedPhoneKey(view, phone);
  return key !== null && shown.callers.some((card) => card.phoneKeys.includes(key));
}

/** Cases that match, best first: newest first, those that match only by first letters or in free text further back. */
export function searchCases(view: DeskView, query: Query, limit: number): CaseHit[] {
  const found = new Map<CaseId, Found>();
  const add = (more: readonly (Found | null)[]) => {
    for (const one of more) if (one !== null && !found.has(one.facts.id)) found.set(one.facts.id, one);
  };
  const { number } = query;
  if (number !== null) {
    add(rowsByNumber(view, number).map(({ facts }) => foundByNumber(facts, number, false)));
    add([...view.overlay.cases.values()].map(({ facts }) => foundByNumber(facts, number, true)));
  }
  if (query.phone !== null) add(foundByPhone(view, query.phone));
  if (query.words.length === 0) {
    if (query.overdue) add(foundOverdue(view));
  } else {
    add(foundInOverlay(view, query));
    add(foundInCache(view, query, true));
    if (found.size < limit) add(foundInCache(view, query, false));
  }
  return [...found.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .map(({ facts, because, pending }) => ({ kind: 'case', row: caseRowOf(facts, pending), because }));
}
