import type { CaseColumns } from '../store/case-columns.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import { asColumn } from './as-column.ts';
import { where, withCondition, type AskedRows, type Value } from './asked-rows.ts';
import { readRows } from './exact-rows.ts';

/** Newest rows that are passed over at most, instead of asking the index for each of many services: they lie side by side. */
export const MOST_PASSED = 1_000;
/** Rows looked at for those that lack a word, when nothing but that is asked. */
const MOST_LACKING = 60;
/** Indexes in the order of due times, and how many of them are put in the order of opening. */
const BY_DUE: ReadonlySet<string> = new Set(['open_cases', 'open_by_service']);
const MOST_BY_DUE = 100;
/** The index that begins with the service. */
const BY_SERVICE: Readonly<Record<string, string>> = {
  open_cases: 'open_by_service',
  closed_cases: 'closed_by_service',
};
/** What else a case is, this index does not tell. */
const TELLS_ONLY_TIME = 'closed_cases';

/** Rows asked for by filters alone, newest first. */
export function rowsByColumns(
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
  let index = conditions.index.name;
  for (const tokens of [...conditions.must, ...demand.map((choices) => choices.map((one) => one.token))]) {
    const column = asColumn(tokens);
    if (column === null) return null;
    sql.push(column.sql);
    values.push(...column.values);
    if (column.isService) index = BY_SERVICE[index] ?? index;
  }
  return { sql: sql.join(' AND '), values, index };
}

/** Cases that are asked for by columns alone; null when words find them sooner. */
export function rowsAsColumns(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] | null {
  const columns = asColumns(asked);
  if (columns === null) return null;
  const { sql, values, index } = columns;
  if (index === TELLS_ONLY_TIME && asked.mustNot.length === 0) {
    // Much of what was closed lately was opened lately.
    const newest = newestRows(db, withCondition(asked, sql, values), limit);
    if (newest.length >= limit) return newest;
  }
  if (index === TELLS_ONLY_TIME && sql !== '') return null;
  return rowsByColumns(db, asked, sql, values, index, limit);
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
