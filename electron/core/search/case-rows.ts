import { SHOWN_COLUMNS, type CaseColumns } from '../store/case-columns.ts';
import { statement, type Db } from '../store/open-encrypted.ts';
import type { Choice } from './choices.ts';
import type { Conditions } from './conditions.ts';
import { matchExpression, type Demand } from './match-expression.ts';
import { TAG, vocabularyWord } from './tokens.ts';

type Value = string | number;

/** Matches of the index whose rows are looked at before a condition on the row gives up. */
const MOST_SCANNED = 400;
/** Rows looked at for those that lack a word, when nothing but that is asked. */
const MOST_LACKING = 60;
/** Indexes in the order of due times, and how many of them are put in the order of opening. */
const BY_DUE: ReadonlySet<string> = new Set(['open_cases', 'open_by_service']);
const MOST_BY_DUE = 100;
/** A word of more cases is common. */
const DENSE = 20_000;
/** The first stretch that is walked for common words is this part of all cases. */
const FIRST_STRETCH = 32;

/** What rows are asked for. */
export interface Asked {
  readonly demand: Demand;
  readonly conditions: Conditions;
  /** Tokens none may have. */
  readonly mustNot: readonly string[];
  /** How many cases there are. */
  readonly total: number;
  /** When walking common words ends, in milliseconds of `performance.now()`. */
  readonly until: number;
}

function where(conditions: readonly string[]): string {
  const said = conditions.filter((one) => one !== '');
  return said.length === 0 ? '' : `WHERE ${said.join(' AND ')}`;
}

/** Rows asked for by filters alone, newest first. */
function rowsByColumns(
  db: Db,
  { conditions, mustNot }: Asked,
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
  return statement<Value[], CaseColumns>(
    db,
    `SELECT ${SHOWN_COLUMNS} FROM (SELECT at FROM (${inner}) ORDER BY at DESC) AS found
      CROSS JOIN cases ON cases.row = found.at ${where([not])} LIMIT ?`,
  ).all(
    conditions.fromRow,
    conditions.toRow,
    ...conditions.values,
    ...moreValues,
    mustNot.length === 0 ? most : MOST_LACKING,
    ...(mustNot.length === 0 ? [] : [mustNot.map((token) => `"${token}"`).join(' OR ')]),
    limit,
  );
}

/** Tokens that say what a column says too, as a condition; null when some don't. */
function asColumn(tokens: readonly string[]): { sql: string; values: Value[]; index: string | null } | null {
  const words = tokens.map(vocabularyWord);
  const only = (tag: string) => words.flatMap((one) => (one?.tag === tag ? [one.word] : []));
  const marks = (values: readonly Value[]) => values.map(() => '?').join(', ');
  const services = only(TAG.service).map((one) => one.replaceAll('_', '-'));
  // What a source called a service adds nothing to the service itself.
  if (services.length > 0 && services.length + only(TAG.sourceType).length === tokens.length) {
    return { sql: `service IN (${marks(services)})`, values: services, index: 'open_by_service' };
  }
  const districts = only(TAG.district);
  if (districts.length === tokens.length) {
    return { sql: `district IN (${marks(districts)})`, values: districts, index: null };
  }
  const departments = only(TAG.department);
  if (departments.length === tokens.length) {
    const sql = `(lower(department) IN (${marks(departments)}) OR lower(receiver) IN (${marks(departments)}))`;
    return { sql, values: [...departments, ...departments], index: null };
  }
  return only(TAG.state).includes('open') ? { sql: 'is_open = 1', values: [], index: null } : null;
}

/** The whole question as conditions on columns, for those that an index over open or closed cases answers best; null when it can't be. */
function asColumns({ demand, conditions }: Asked): { sql: string; values: Value[]; index: string } | null {
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
/** Few enough to be asked of the index after all. */
const FEW_SERVICES = 2;
/** Services of at least this share of all cases are told by the row: one of so many newest matches is of them. */
const COMMON_SHARE = 0.02;

const withCondition = (asked: Asked, sql: string, values: readonly Value[]): Asked => ({
  ...asked,
  conditions: {
    ...asked.conditions,
    sql: [asked.conditions.sql, sql].filter((one) => one !== '').join(' AND '),
    values: [...asked.conditions.values, ...values],
  },
});

/** Services that all of these words can mean, as choices of the first. */
function common(words: readonly (readonly Choice[])[]): Choice[] {
  const [first = [], ...rest] = words;
  return first.filter(({ token }) => rest.every((others) => others.some((one) => one.token === token)));
}

/**
 * The same question as several that are quicker, each its own share of the answer: a word that can mean many
 * services is asked for once as a service, told by the row, and once as anything else.
 */
function parted(asked: Asked): Asked[] {
  const withServices = asked.demand.filter((choices) => choices.some(isService));
  const isMany = (choices: readonly Choice[]) => choices.filter(isService).length >= MANY_SERVICES;
  if (withServices.length < 2 && !withServices.some(isMany)) return [asked];
  const many = withServices.slice(0, MOST_PARTED);
  const others = asked.demand.filter((choices) => !many.includes(choices));
  const parts: Asked[] = [];
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
function withServicesOf(asked: Asked, services: readonly Choice[]): Asked {
  const share = services.reduce((sum, { n }) => sum + n, 0) / Math.max(1, asked.total);
  const column = asColumn(services.map((one) => one.token));
  if (
    asked.demand.length === 0 ||
    column === null ||
    services.length <= FEW_SERVICES ||
    share < COMMON_SHARE
  ) {
    return { ...asked, demand: [...asked.demand, services] };
  }
  return withCondition(asked, column.sql, column.values);
}

/** Rows [from, to) whose words match, newest first. */
function rowsBetween(
  db: Db,
  expression: string,
  { conditions }: Asked,
  from: number,
  to: number,
  limit: number,
): CaseColumns[] {
  // Numbers are bound as floating point, and full text minds only whole ones: without the casts it walks every row.
  const inner = `SELECT rowid AS at FROM case_words
    WHERE case_words MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)
    ORDER BY rowid DESC LIMIT ?`;
  const sql = `SELECT ${SHOWN_COLUMNS} FROM (${inner}) AS found CROSS JOIN cases ON cases.row = found.at ${where([conditions.sql])} LIMIT ?`;
  return statement<Value[], CaseColumns>(db, sql).all(
    expression,
    from,
    to,
    conditions.sql === '' ? limit : MOST_SCANNED,
    ...conditions.values,
    limit,
  );
}

/** Whether every word stands in so many cases that they may be walked for long without a match. */
function isDense({ demand, conditions }: Asked): boolean {
  if (demand.length + conditions.must.length < 2) return false;
  return demand.every((choices) => choices.reduce((sum, { n }) => sum + n, 0) > DENSE);
}

/** Walks the newest cases first, each stretch twice as long, and gives up older ones when it would take too long. */
function rowsInStretches(db: Db, expression: string, asked: Asked, limit: number): CaseColumns[] {
  const ends = statement<[], { first: number | null; last: number | null }>(
    db,
    'SELECT (SELECT min(row) FROM cases) AS first, (SELECT max(row) FROM cases) AS last',
  ).get();
  const first = Math.max(asked.conditions.fromRow, ends?.first ?? 0);
  const last = Math.min(asked.conditions.toRow, (ends?.last ?? 0) + 1);
  let length = Math.ceil(Math.max(1, last - first) / FIRST_STRETCH);
  const found: CaseColumns[] = [];
  let to = last;
  let now = performance.now();
  while (to > first && found.length < limit) {
    const [from, before] = [Math.max(first, to - length), now];
    found.push(...rowsBetween(db, expression, asked, from, to, limit - found.length));
    now = performance.now();
    // The next one is twice as long and takes at least twice the time.
    if (now + 2 * (now - before) > asked.until) break;
    to = from;
    length *= 2;
  }
  return found;
}

function rowsAsked(db: Db, asked: Asked, limit: number): CaseColumns[] {
  const { conditions, demand, mustNot } = asked;
  const expression = matchExpression(demand, conditions.must, [...mustNot, ...conditions.mustNot]);
  if (expression === null) {
    const more = conditions.mustNot.length > 0 ? 'is_open = 0' : '';
    return rowsByColumns(db, asked, more, [], null, limit);
  }
  if (isDense(asked)) return rowsInStretches(db, expression, asked, limit);
  return rowsBetween(db, expression, asked, conditions.fromRow, conditions.toRow, limit);
}

/** Cases that match, newest first. */
export function rowsMatching(db: Db, asked: Asked, limit: number): CaseColumns[] {
  const { conditions } = asked;
  if (conditions.fromRow >= conditions.toRow) return [];
  const columns = asColumns(asked);
  if (columns !== null) return rowsByColumns(db, asked, columns.sql, columns.values, columns.index, limit);
  const parts = parted(asked);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return rowsAsked(db, only, limit);
  const rows = new Map<number, CaseColumns>();
  for (const part of parts) for (const one of rowsAsked(db, part, limit)) rows.set(one.row, one);
  return [...rows.values()].toSorted((a, b) => b.row - a.row).slice(0, limit);
}
