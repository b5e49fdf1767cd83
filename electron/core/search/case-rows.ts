import { SECOND } from '../../../shared/domain/instant.ts';
import { SHOWN_COLUMNS, type CaseColumns } from '../store/case-columns.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import { asColumn } from './as-column.ts';
import type { Choice } from './choices.ts';
import type { Conditions } from './conditions.ts';
import type { Effort } from './effort.ts';
import { readRows } from './exact-rows.ts';
import { joinFields } from './join-fields.ts';
import { matchExpression, type WordDemand } from './match-expression.ts';
import { stretchOf, TAG } from './tokens.ts';
import { timeOfRow } from '../store/case-row-id.ts';

type Value = string | number;

/** Matches of the index whose rows are looked at for a condition at first; twice as many each time there were too few. */
const MOST_SCANNED = 400;
/** Newest rows that are passed over at most, instead of asking the index for each of many services: they lie side by side. */
const MOST_PASSED = 1_000;
/** Rows looked at for those that lack a word, when nothing but that is asked. */
const MOST_LACKING = 60;
/** Indexes in the order of due times, and how many of them are put in the order of opening. */
const BY_DUE: ReadonlySet<string> = new Set(['open_cases', 'open_by_service']);
const MOST_BY_DUE = 100;
/** A word of more cases is common. */
const DENSE = 20_000;
/** So many parts of a question are asked however late it is, as long as there is effort left. */
const ALWAYS_ASKED = 3;
/** The first stretch that is walked for common words is this part of all cases. */
const FIRST_STRETCH = 32;
/** Stretches with tokens of their own: each takes about so many times as long as the one before. */
const LONGER = 4;
const LONGEST_STRETCH = 3;

/** What rows are asked for. */
export interface AskedRows {
  readonly demand: WordDemand;
  /** Other demands, any of which will do as well. */
  readonly others?: readonly WordDemand[];
  readonly conditions: Conditions;
  /** Tokens none may have. */
  readonly mustNot: readonly string[];
  /** How many cases there are. */
  readonly total: number;
  /** The same asked of the index alone, for when the rows that were looked at have too few. */
  readonly byIndex?: AskedRows;
  /** When walking common words ends, in milliseconds of `performance.now()`. */
  readonly until: number;
  /** Once it is used up nothing more is asked, whatever was found: what is typed next must not wait. */
  readonly effort: Effort;
}

function where(conditions: readonly string[]): string {
  const said = conditions.filter((one) => one !== '');
  return said.length === 0 ? '' : `WHERE ${said.join(' AND ')}`;
}

/** Rows asked for by filters alone, newest first. */
function rowsByColumns(
  db: SqliteDb,
  { conditions, mustNot }: AskedRows,
  more: string,
  moreValues: readonly Value[],
  index: string | null,
  limit: number,
): CaseColumns[] {
  const said = where(['cases.row >= ? AND cases.row < ?', conditions.sql, more]);
  const from = index === null ? 'cases' : `cases INDEXED BY ${index}`;
  // Overdue cases come by their due time, which for one service is nearly the order of opening: so few are walked.
  const isByDue = index !== null && BY_DUE.has(index);
  const order = isByDue ? 'due_sort' : 'row';
  const most = isByDue ? Math.max(limit, MOST_BY_DUE) : limit;
  // The rows are found by the index alone; only those that are shown are read.
  const inner = `SELECT row AS at FROM ${from} ${said} ORDER BY ${order} DESC LIMIT ?`;
  const not =
    mustNot.length === 0
      ? ''
      : 'NOT EXISTS (SELECT 1 FROM case_words WHERE case_words MATCH ? AND rowid = found.at)';
  const rows = statement<Value[], number>(
    db,
    `SELECT at FROM (SELECT at FROM (${inner}) ORDER BY at DESC) AS found ${where([not])} LIMIT ?`,
  )
    .pluck()
    .all(
      conditions.fromRow,
      conditions.toRow,
      ...conditions.values,
      ...moreValues,
      mustNot.length === 0 ? most : MOST_LACKING,
      ...(mustNot.length === 0 ? [] : [mustNot.map((token) => `"${token}"`).join(' OR ')]),
      limit,
    );
  return readRows(db, rows);
}

/** The whole question as conditions on columns, for those that an index over open or closed cases answers best; null when it can't be. */
function asColumns({
  demand,
  conditions,
}: AskedRows): { sql: string; values: Value[]; index: string } | null {
  if (conditions.index === null) return null;
  const sql: string[] = [];
  const values: Value[] = [];
  let { index } = conditions;
  for (const tokens of [...conditions.must, ...demand.map((choices) => choices.map((one) => one.token))]) {
    const column = asColumn(tokens);
    if (column === null) return null;
    sql.push(column.sql);
    values.push(...column.values);
    if (column.index !== null && index === 'open_cases') index = column.index;
  }
  return { sql: sql.join(' AND '), values, index };
}

/** What a column says too. A source's own word for a service adds nothing to the service. */
const COLUMN_TAGS: ReadonlySet<string> = new Set([TAG.service, TAG.sourceType]);
const isInColumn = ({ meaning }: Choice): boolean => COLUMN_TAGS.has(meaning.tag);
const isService = ({ meaning }: Choice): boolean => meaning.tag === TAG.service;
/** A word that can mean so many services is taken apart: common tokens are slow to walk side by side. */
const MANY_SERVICES = 3;
/** So many words are taken apart so; each doubles the number of questions. */
const MOST_PARTED = 3;
/** Cases of an answer, as far as the number of rows to be looked at is guessed from it. */
const PAGE = 20;

const withCondition = (asked: AskedRows, sql: string, values: readonly Value[]): AskedRows => ({
  ...asked,
  conditions: {
    ...asked.conditions,
    sql: [asked.conditions.sql, sql].filter((one) => one !== '').join(' AND '),
    values: [...asked.conditions.values, ...values],
  },
});

const countOf = (choices: readonly Choice[]): number => choices.reduce((sum, { n }) => sum + n, 0);
/** Services that all of these words can mean, as choices of the first. */
function common(words: readonly (readonly Choice[])[]): Choice[] {
  const [first = [], ...rest] = words;
  return first.filter(({ token }) => rest.every((others) => others.some((one) => one.token === token)));
}

/**
 * The same question as several that are quicker, each its own share of the answer: a word that can mean many
 * services is asked for once as a service, told by the row, and once as anything else.
 */
function parted(asked: AskedRows): AskedRows[] {
  const withServices = asked.demand.filter((choices) => choices.some(isService));
  if (withServices.length === 0) return [asked];
  const isMany = (choices: readonly Choice[]) => choices.filter(isService).length >= MANY_SERVICES;
  // What is overdue, or was closed in some time, is not among the newest: its services have indexes of their own.
  const isAlone = withServices.length < 2 && asked.conditions.index === null;
  if (isAlone && !withServices.some(isMany) && !asked.demand.some((one) => one.every(isInColumn)))
    return [asked];
  const many = withServices.slice(0, MOST_PARTED);
  const others = asked.demand.filter((choices) => !many.includes(choices));
  const parts: AskedRows[] = [];
  for (let meant = 0; meant < 2 ** many.length; meant += 1) {
    const isRest = (at: number) => (meant & (1 << at)) !== 0;
    const asServices = many.filter((_, at) => !isRest(at));
    const asRest = many
      .filter((_, at) => isRest(at))
      .map((one) => one.filter((choice) => !isInColumn(choice)));
    if (asRest.some((choices) => choices.length === 0)) continue;
    const demand = [...others, ...asRest];
    const services = common(asServices.map((one) => one.filter(isService)));
    if (asServices.length === 0) parts.push({ ...asked, demand });
    else if (services.length > 0) parts.push(withServicesOf({ ...asked, demand }, services));
  }
  return parts;
}

/** Adds that a case is of one of these services, in the way that is quicker. */
function withServicesOf(asked: AskedRows, services: readonly Choice[]): AskedRows {
  const n = countOf(services);
  const column = asColumn(services.map((one) => one.token));
  const byIndex = { ...asked, demand: [...asked.demand, services] };
  if (column === null) return byIndex;
  if (asked.demand.length === 0) {
    const isNarrow = asked.conditions.must.length > 0 || asked.mustNot.length > 0;
    const isSeldom = (PAGE * asked.total) / Math.max(1, n) > MOST_PASSED;
    if (isNarrow || isSeldom || asked.conditions.sql !== '') return byIndex;
    return { ...withCondition(asked, column.sql, column.values), byIndex };
  }
  // So many of the newest rows are looked at, when the services are spread evenly, until enough are found.
  const looked = Math.min(Math.min(...asked.demand.map(countOf)), (PAGE * asked.total) / Math.max(1, n));
  if (looked > MOST_SCANNED) return byIndex;
  return { ...withCondition(asked, column.sql, column.values), byIndex };
}

// Numbers are bound as floating point, and full text minds only whole ones: without the casts it walks every row.
const MATCHES = `SELECT rowid AS at FROM case_words
  WHERE case_words MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)
  ORDER BY rowid DESC LIMIT ?`;

/** The rows among so many matches of the words that meet the conditions, newest first. */
function rowsAmong(
  db: SqliteDb,
  matches: readonly [expression: string, from: number, to: number, most: number],
  { sql, values }: Conditions,
  limit: number,
): CaseColumns[] {
  return statement<Value[], CaseColumns>(
    db,
    `SELECT ${SHOWN_COLUMNS} FROM (${MATCHES}) AS found CROSS JOIN cases ON cases.row = found.at ${where([sql])} LIMIT ?`,
  ).all(...matches, ...values, limit);
}

/** As long as nothing was found, it is looked for so much longer, milliseconds. */
const GRACE = 6;
const graceOf = (found: readonly CaseColumns[]): number => (found.length === 0 ? GRACE : 0);

/** Rows [from, to) whose words match, newest first. */
function rowsBetween(
  db: SqliteDb,
  expression: string,
  { conditions, until, byIndex }: AskedRows,
  from: number,
  to: number,
  limit: number,
): CaseColumns[] {
  if (conditions.sql === '') {
    // The rows are read by themselves: joined with the matches in one question they take a quarter longer.
    return readRows(db, statement<Value[], number>(db, MATCHES).pluck().all(expression, from, to, limit));
  }
  const found: CaseColumns[] = [];
  let most = MOST_SCANNED;
  let end = to;
  for (;;) {
    found.push(...rowsAmong(db, [expression, from, end, most], conditions, limit - found.length));
    if (found.length >= limit || performance.now() > until + graceOf(found)) return found;
    const looked = statement<Value[], { n: number; last: number | null }>(
      db,
      `SELECT count(*) AS n, min(at) AS last FROM (${MATCHES})`,
    ).get(expression, from, end, most);
    if (looked === undefined || looked.last === null || looked.n < most) return found;
    if (byIndex !== undefined) return rowsByStretch(db, byIndex, limit);
    end = looked.last;
    most *= 2;
  }
}

/** Few cases have the same two words side by side. */
const isRare = (tokens: readonly string[]): boolean =>
  tokens.every((token) => token.startsWith(`${TAG.neighbours}_`));

/** Lists that are walked side by side. */
const listsOf = ({ demand, conditions, mustNot }: AskedRows): number =>
  demand.length + conditions.must.length + Math.min(1, mustNot.length);

/** So many common words meet so seldom that each stretch is asked for by its token. */
const MANY_LISTS = 4;

/** Whether every word stands in so many cases that they may be walked for long without a match. */
function isDense(asked: AskedRows): boolean {
  const { demand, conditions } = asked;
  if (listsOf(asked) < 2 || conditions.must.some(isRare)) return false;
  return demand.every((choices) => countOf(choices) > DENSE);
}

/** The first and the last row there is. */
function endsOf(db: SqliteDb): { readonly first: number; readonly last: number } {
  const ends = statement<[], { first: number | null; last: number | null }>(
    db,
    'SELECT (SELECT min(row) FROM cases) AS first, (SELECT max(row) FROM cases) AS last',
  ).get();
  return { first: ends?.first ?? 0, last: ends?.last ?? 0 };
}

/** Walks the newest cases first, each stretch twice as long, and gives up older ones when it would take too long. */
function rowsInStretches(db: SqliteDb, expression: string, asked: AskedRows, limit: number): CaseColumns[] {
  const ends = endsOf(db);
  const first = Math.max(asked.conditions.fromRow, ends.first);
  const last = Math.min(asked.conditions.toRow, ends.last + 1);
  let length = Math.ceil(Math.max(1, last - first) / FIRST_STRETCH);
  const found: CaseColumns[] = [];
  let to = last;
  let now = performance.now();
  while (to > first && found.length < limit) {
    const [from, before] = [Math.max(first, to - length), now];
    found.push(...rowsBetween(db, expression, asked, from, to, limit - found.length));
    now = performance.now();
    // The next one is twice as long and takes at least twice the time.
    if (now + 2 * (now - before) > asked.until + graceOf(found)) break;
    to = from;
    length *= 2;
  }
  return found;
}

/**
 * The same for words of which it is known by now that they seldom meet. The index minds a bound of rows only once it has
 * a match, which may lie a year back: so each stretch is asked for by a token of its own.
 */
function rowsByStretch(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] {
  const { conditions, demand, mustNot } = asked;
  const ends = endsOf(db);
  const first = timeOfRow(Math.max(conditions.fromRow, ends.first));
  // A row tells the second.
  let at = timeOfRow(Math.min(conditions.toRow, ends.last)) + SECOND - 1;
  const found: CaseColumns[] = [];
  let now = performance.now();
  for (let step = 0; at >= first && found.length < limit; step += 1) {
    const before = now;
    const { token, from } = stretchOf(at, Math.min(step, LONGEST_STRETCH));
    const must = [[token], ...conditions.must];
    const expression = matchExpression(demand, must, [...mustNot, ...conditions.mustNot]);
    if (expression === null) break;
    const { fromRow, toRow } = conditions;
    found.push(...rowsBetween(db, expression, asked, fromRow, toRow, limit - found.length));
    now = performance.now();
    if (now + LONGER * (now - before) > asked.until + graceOf(found)) break;
    at = from - 1;
  }
  return found;
}

/** What is of the services asked for among the newest rows. */
function newestRows(db: SqliteDb, { conditions }: AskedRows, limit: number): CaseColumns[] {
  const rows = statement<Value[], number>(
    db,
    `SELECT at FROM (
        SELECT row AS at, service FROM cases WHERE row >= ? AND row < ? ORDER BY row DESC LIMIT ${MOST_PASSED}
      ) ${where([conditions.sql])} LIMIT ?`,
  )
    .pluck()
    .all(conditions.fromRow, conditions.toRow, ...conditions.values, limit);
  return readRows(db, rows);
}

function rowsAsked(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] {
  const { conditions, demand, mustNot } = asked;
  const columns = asColumns(asked);
  if (columns !== null) return rowsByColumns(db, asked, columns.sql, columns.values, columns.index, limit);
  const expression = matchExpression(demand, conditions.must, [...mustNot, ...conditions.mustNot]);
  if (expression === null && asked.byIndex !== undefined) {
    const found = newestRows(db, asked, limit);
    return found.length >= limit ? found : rowsAsked(db, asked.byIndex, limit);
  }
  if (expression === null) {
    const more = conditions.mustNot.length > 0 ? 'is_open = 0' : '';
    return rowsByColumns(db, asked, more, [], null, limit);
  }
  if (isDense(asked)) {
    // Nobody knows how many matches what is not wanted leaves.
    return mustNot.length > 0 || listsOf(asked) >= MANY_LISTS
      ? rowsByStretch(db, asked, limit)
      : rowsInStretches(db, expression, asked, limit);
  }
  return rowsBetween(db, expression, asked, conditions.fromRow, conditions.toRow, limit);
}

/** So many cases can match at most, as far as is known: of the word that fewest have. */
const fewest = ({ demand, total }: AskedRows): number => Math.min(total, ...demand.map(countOf));

/** Cases that match among those that are newer than a row. */
function rowsSince(db: SqliteDb, asked: AskedRows, row: number, limit: number): CaseColumns[] {
  const { demand, byIndex } = asked;
  const newer = ({ conditions }: AskedRows) => ({
    ...conditions,
    fromRow: Math.max(conditions.fromRow, row + 1),
  });
  const since: AskedRows = {
    ...asked,
    conditions: newer(asked),
    ...(byIndex === undefined ? {} : { byIndex: { ...byIndex, conditions: newer(byIndex) } }),
  };
  // The index minds a bound of rows only once it has a match, which words that seldom meet may not have for long.
  return demand.length > 1 ? rowsByStretch(db, since, limit) : rowsAsked(db, since, limit);
}

/** Cases that match, newest first. */
export function rowsMatching(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] {
  const { conditions } = asked;
  if (conditions.fromRow >= conditions.toRow) return [];
  const { others = [], ...alone } = asked;
  const parts = [asked.demand, ...others]
    .flatMap(joinFields)
    .flatMap((demand) => parted({ ...alone, demand }));
  const [only] = parts;
  const { effort } = asked;
  if (parts.length === 1 && only !== undefined) return effort.asking(() => rowsAsked(db, only, limit));
  let rows: CaseColumns[] = [];
  // What many cases have is found first: then the rest is of interest only as far back as that reaches.
  const quickestFirst = parts.toSorted((a, b) => fewest(b) - fewest(a));
  for (const [at, part] of quickestFirst.entries()) {
    if (effort.isUsedUp || (at >= ALWAYS_ASKED && performance.now() > asked.until + graceOf(rows))) break;
    const oldest = rows.length < limit ? undefined : rows.at(-1);
    const found = effort.asking(() =>
      oldest === undefined ? rowsAsked(db, part, limit) : rowsSince(db, part, oldest.row, limit),
    );
    const both = new Map([...rows, ...found].map((one) => [one.row, one]));
    rows = [...both.values()].toSorted((a, b) => b.row - a.row).slice(0, limit);
  }
  return rows;
}
