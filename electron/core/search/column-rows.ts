import type { CaseColumns } from '../store/case-columns.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import { asColumn, type ColumnCondition } from './as-column.ts';
import { and, where, withCondition, type AskedRows, type Value } from './asked-rows.ts';
import { readRows } from './exact-rows.ts';

/** Newest rows that are passed over at most, instead of asking the index for each of many services: they lie side by side. */
export const MOST_PASSED = 1_000;
/** Rows looked at for those that lack a word, when nothing but that is asked. */
const MOST_LACKING = 60;
/** Indexes in the order of due times, and how many of them are put in the order of opening, which takes 0.2 ms. */
const BY_DUE: ReadonlySet<string> = new Set([
  'open_cases',
  'open_by_service',
  'open_of_department',
  'open_for_receiver',
]);
const MOST_BY_DUE = 1_000;
/** The index over all that is open, and those that begin with the service. */
const OF_ALL_OPEN = 'open_cases';
const BY_SERVICE: Readonly<Record<string, string>> = {
  open_cases: 'open_by_service',
  closed_cases: 'closed_by_service',
};
/** What else a case is, this index does not tell. */
const TELLS_ONLY_TIME = 'closed_cases';

/** A condition, empty for none, and what it is bound to. */
interface Said {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Where rows are read from: an index, null for the order of the rows; and what is asked beside the conditions. */
interface Source extends Said {
  readonly index: string | null;
}

/** Rows asked for by filters alone, newest first. What more than one source has comes once. */
export function rowsByColumns(
  db: SqliteDb,
  { conditions, mustNot }: AskedRows,
  sources: readonly Source[],
  limit: number,
): CaseColumns[] {
  // Overdue cases come by their due time, which is not the order of opening where one service has days and another weeks.
  const isByDue = sources.some(({ index }) => index !== null && BY_DUE.has(index));
  const shown = mustNot.length === 0 ? limit : MOST_LACKING;
  // The rows are found by the index alone; only those that are shown are read.
  const inner = sources.map(({ index, sql }) => {
    const from = index === null ? 'cases' : `cases INDEXED BY ${index}`;
    const said = where(['cases.row >= ? AND cases.row < ?', conditions.sql, sql]);
    return `SELECT at FROM (SELECT row AS at FROM ${from} ${said} ORDER BY ${isByDue ? 'due_sort' : 'row'} DESC LIMIT ?)`;
  });
  const not =
    mustNot.length === 0
      ? ''
      : 'NOT EXISTS (SELECT 1 FROM case_words WHERE case_words MATCH ? AND rowid = found.at)';
  const rows = statement<Value[], number>(
    db,
    `SELECT at FROM (SELECT at FROM (${inner.join(' UNION ')}) ORDER BY at DESC LIMIT ?) AS found ${where([not])} LIMIT ?`,
  )
    .pluck()
    .all(
      ...sources.flatMap(({ values }) => [
        conditions.fromRow,
        conditions.toRow,
        ...conditions.values,
        ...values,
        isByDue ? Math.max(shown, MOST_BY_DUE) : shown,
      ]),
      shown,
      ...(mustNot.length === 0 ? [] : [mustNot.map((token) => `"${token}"`).join(' OR ')]),
      limit,
    );
  return readRows(db, rows);
}

/** Each value of a column among open cases, by an index that begins with it. */
const eachOf = (column: string, index: string): string => `
  WITH RECURSIVE each(one) AS (
    SELECT min(${column}) FROM cases INDEXED BY ${index} WHERE is_open = 1 AND ${column} IS NOT NULL
    UNION ALL
    SELECT (SELECT min(${column}) FROM cases INDEXED BY ${index} WHERE is_open = 1 AND ${column} > one)
      FROM each WHERE one IS NOT NULL)
  SELECT one FROM each WHERE one IS NOT NULL`;

/** Open cases of a department and those it receives, by its own indexes: of all that is overdue a small one's is a thousandth. */
function ofDepartments(db: SqliteDb, names: readonly Value[], { sql, values }: Said): Source[] {
  const own = [
    ['department', 'open_of_department'],
    ['receiver', 'open_for_receiver'],
  ] as const;
  return own.flatMap(([column, index]) =>
    statement<[], string>(db, eachOf(column, index))
      .pluck()
      .all()
      .filter((one) => names.includes(one.toLowerCase()))
      .map((one) => ({ index, sql: and([sql, `${column} = ?`]), values: [...values, one] })),
  );
}

const together = (said: readonly Said[]): Said => ({
  sql: and(said.map(({ sql }) => sql)),
  values: said.flatMap(({ values }) => values),
});

/** The whole question as conditions on columns, for those that an index over open or closed cases answers best; null when it can't be. */
function asColumns({ demand, conditions }: AskedRows): readonly ColumnCondition[] | null {
  if (conditions.index === null) return null;
  const asked = [...conditions.must, ...demand.map((choices) => choices.map((one) => one.token))];
  const columns = asked.map(asColumn);
  return columns.every((one) => one !== null) ? columns : null;
}

/** Where the cases are found soonest that an index over open or closed cases has. */
function sourcesOf(db: SqliteDb, index: string, columns: readonly ColumnCondition[]): readonly Source[] {
  const byService = BY_SERVICE[index];
  const isOfServices = columns.some(({ about }) => about === 'service');
  if (isOfServices && byService !== undefined) return [{ index: byService, ...together(columns) }];
  const department = columns.find(({ about }) => about === 'department');
  if (index !== OF_ALL_OPEN || department === undefined) return [{ index, ...together(columns) }];
  return ofDepartments(db, department.values, together(columns.filter((one) => one !== department)));
}

/** Cases that are asked for by columns alone; null when words find them sooner. */
export function rowsAsColumns(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] | null {
  const columns = asColumns(asked);
  const index = asked.conditions.index?.name;
  if (columns === null || index === undefined) return null;
  const sources = sourcesOf(db, index, columns);
  if (sources.some((one) => one.index === TELLS_ONLY_TIME)) {
    const { sql, values } = together(columns);
    if (asked.mustNot.length === 0) {
      // Much of what was closed lately was opened lately.
      const newest = newestRows(db, withCondition(asked, sql, values), limit);
      if (newest.length >= limit) return newest;
    }
    if (sql !== '') return null;
  }
  return sources.length === 0 ? [] : rowsByColumns(db, asked, sources, limit);
}

/** What conditions are about. */
const TELLING = 'is_open, due_sort, closed_at, service, state, district, department, receiver';

/** What meets the conditions among the newest rows. */
export function newestRows(db: SqliteDb, { conditions }: AskedRows, limit: number): CaseColumns[] {
  const rows = statement<Value[], number>(
    db,
    `SELECT at FROM (
        SELECT row AS at, ${TELLING} FROM cases WHERE row >= ? AND row < ? ORDER BY row DESC LIMIT ${MOST_PASSED}
      ) ${where([conditions.sql])} LIMIT ?`,
  )
    .pluck()
    .all(conditions.fromRow, conditions.toRow, ...conditions.values, limit);
  return readRows(db, rows);
}
