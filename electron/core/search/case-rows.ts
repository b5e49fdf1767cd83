import { SHOWN_COLUMNS, type CaseColumns } from '../store/case-columns.ts';
import { statement, type Db } from '../store/open-encrypted.ts';
import type { Choice } from './choices.ts';
import type { Conditions } from './conditions.ts';
import { matchExpression, type Demand } from './match-expression.ts';
import { TAG, vocabularyWord } from './tokens.ts';

type Value = string | number;

/** Matches of the index whose rows are looked at before a condition on the row gives up. */
const MOST_SCANNED = 4_000;

/** What rows are asked for. */
export interface Asked {
  readonly demand: Demand;
  readonly conditions: Conditions;
  /** Tokens none may have. */
  readonly mustNot: readonly string[];
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
  const not =
    mustNot.length === 0
      ? ''
      : 'NOT EXISTS (SELECT 1 FROM case_words WHERE case_words MATCH ? AND rowid = cases.row)';
  const said = where(['cases.row >= ? AND cases.row < ?', conditions.sql, more, not]);
  const from = index === null ? 'cases' : `cases INDEXED BY ${index}`;
  // The rows are found by the index alone; only those that are shown are read.
  const inner = `SELECT row AS at FROM ${from} ${said} ORDER BY row DESC LIMIT ?`;
  return statement<Value[], CaseColumns>(
    db,
    `SELECT ${SHOWN_COLUMNS} FROM (${inner}) AS found CROSS JOIN cases ON cases.row = found.at`,
  ).all(
    conditions.fromRow,
    conditions.toRow,
    ...conditions.values,
    ...moreValues,
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
const COLUMN_TAGS: ReadonlySet<string> = new Set([
  TAG.service,
  TAG.sourceType,
  TAG.district,
  TAG.department,
  TAG.state,
]);
const isInColumn = ({ meaning }: Choice): boolean => COLUMN_TAGS.has(meaning.tag);
/** A word that can mean so many services is asked of the rows: common tokens are slow to walk side by side. */
const MANY_COLUMNS = 3;
/** So many words are taken apart so; each doubles the number of questions. */
const MOST_PARTED = 2;
/** Few enough to be asked of the index after all. */
const FEW_SERVICES = 2;

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
  const isMany = (choices: readonly Choice[]) => choices.filter(isInColumn).length >= MANY_COLUMNS;
  const many = asked.demand.filter(isMany).slice(0, MOST_PARTED);
  if (many.length === 0) return [asked];
  const others = asked.demand.filter((choices) => !many.includes(choices));
  const parts: Asked[] = [];
  for (let meant = 0; meant < 2 ** many.length; meant += 1) {
    const asServices = many.filter((_, at) => (meant & (1 << at)) === 0);
    const asRest = many
      .filter((_, at) => (meant & (1 << at)) !== 0)
      .map((one) => one.filter((choice) => !isInColumn(choice)));
    if (asRest.some((choices) => choices.length === 0)) continue;
    const demand = [...others, ...asRest];
    const part = { ...asked, demand };
    if (asServices.length === 0) {
      parts.push(part);
      continue;
    }
    const services = common(asServices.map((one) => one.filter(isInColumn)));
    const column = asColumn(services.map((one) => one.token));
    const isAnchored = demand.some((choices) => !choices.every(isInColumn));
    if (services.length === 0) continue;
    if (column === null || !isAnchored || services.length <= FEW_SERVICES)
      parts.push({ ...asked, demand: [...demand, services] });
    else parts.push(withCondition(part, column.sql, column.values));
  }
  return parts;
}

function rowsAsked(db: Db, asked: Asked, limit: number): CaseColumns[] {
  const { conditions, demand, mustNot } = asked;
  const expression = matchExpression(demand, conditions.must, mustNot);
  if (expression === null) return rowsByColumns(db, asked, '', [], null, limit);
  const inner = `SELECT rowid AS at FROM case_words WHERE case_words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;
  const sql = `SELECT ${SHOWN_COLUMNS} FROM (${inner}) AS found CROSS JOIN cases ON cases.row = found.at ${where([conditions.sql])} LIMIT ?`;
  return statement<Value[], CaseColumns>(db, sql).all(
    expression,
    conditions.fromRow,
    conditions.toRow,
    conditions.sql === '' ? limit : MOST_SCANNED,
    ...conditions.values,
    limit,
  );
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
