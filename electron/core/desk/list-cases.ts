import type { z } from 'zod';
import {
  CASE_LISTS,
  type CaseList,
  type CaseRow,
  type caseListPage,
  type caseListQuery,
} from '../../../shared/contract/case-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { ShownCase } from '../overlay/overlay-commands.ts';
import {
  compareKeys,
  inList,
  listWhere,
  SORT_SQL,
  sortKeyOf,
  type CaseSort,
  type ListContext,
  type SortKey,
  type Where,
} from '../search/case-lists.ts';
import { filterOf, type Filter } from '../search/list-filter.ts';
import { prepareQuery } from '../search/prepare-query.ts';
import { shownMatches } from '../search/shown-matches.ts';
import { readTyped } from '../search/search-desk.ts';
import { SHOWN_COLUMNS, shownRow, type CaseColumns } from '../store/case-columns.ts';
import { rowOfTime } from '../store/case-row-id.ts';
import { statement } from '../store/open-encrypted.ts';
import { caseRowOf } from './case-row.ts';
import { cityDay } from './city-day.ts';
import type { DeskView } from './desk-view.ts';

type ListQuery = z.output<typeof caseListQuery>;
type ListPage = z.output<typeof caseListPage>;

/** From so many matches on, all cases are read in order until a page is full instead of sorting the matches. */
const DENSE = 5_000;
const IN_JSON = '(SELECT value FROM json_each(?))';

interface Shown {
  readonly shown: CaseRow;
  readonly key: SortKey;
}

function listContext({ now, account, known }: DeskView): ListContext {
  return { now, ...cityDay(now, known.city.timeZone), account: account.id, department: account.department };
}

function cachedRow(view: DeskView, id: CaseId): number | null {
  return (
    statement<[string], { row: number }>(view.cache, 'SELECT row FROM cases WHERE id = ?').get(id)?.row ??
    null
  );
}

/** A condition on rows in SQL with its values. */
interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

function allOf(conditions: readonly Condition[]): Condition {
  const said = conditions.filter((one) => one.sql !== '');
  return {
    sql: said.map((one) => `(${one.sql})`).join(' AND '),
    values: said.flatMap((one) => one.values),
  };
}

/** The filter as conditions on rows; a token every case of the list has, or its oldest row, makes the index meet fewer. */
function filterConditions({ words, digits, columns }: Filter, { token, fromRow }: Where): Condition[] {
  const narrowed = words === null || token === null ? words : `(${words}) AND "${token}"`;
  const worded: Condition | null =
    narrowed === null
      ? null
      : {
          sql: 'row IN (SELECT rowid FROM case_words WHERE case_words MATCH ? AND rowid >= CAST(? AS INTEGER))',
          values: [narrowed, fromRow],
        };
  if (worded === null || digits === null) return [columns, digits ?? worded].filter((one) => one !== null);
  const either = {
    sql: `${worded.sql} OR ${digits.sql}`,
    values: [...worded.values, ...digits.values],
  };
  return [columns, either];
}

const isWordsOnly = ({ columns, digits }: Filter): boolean => columns.sql === '' && digits === null;

/** How many cases match the words, asked of the full text alone; without words, how many there are. */
function countAll(view: DeskView, { words }: Filter, touched: readonly number[]): number {
  if (words === null) return (view.meta?.cases ?? 0) - touched.length;
  const count = (more: string, ...values: string[]) =>
    statement<string[], { n: number }>(
      view.cache,
      `SELECT count(*) AS n FROM case_words WHERE case_words MATCH ?${more}`,
    ).get(words, ...values)?.n ?? 0;
  return count('') - (touched.length === 0 ? 0 : count(` AND rowid IN ${IN_JSON}`, JSON.stringify(touched)));
}

function countRows(view: DeskView, from: string, { sql, values }: Condition): number {
  const counted = statement<(string | number)[], { n: number }>(
    view.cache,
    `SELECT count(*) AS n FROM ${from} WHERE ${sql}`,
  ).get(...values);
  return counted?.n ?? 0;
}

function overlaid(view: DeskView, keep: (shown: ShownCase) => boolean): Shown[] {
  return [...view.overlay.cases.values()].filter(keep).map(({ facts }) => ({
    shown: caseRowOf(facts, true),
    key: sortKeyOf(facts, cachedRow(view, facts.id) ?? rowOfTime(facts.openedAt)),
  }));
}

/** Which rows of the cache to read: [from, from + count) in order. */
interface Slice {
  readonly sort: CaseSort;
  readonly from: number;
  readonly count: number;
}

function rowsOf(view: DeskView, source: string, { sql, values }: Condition, slice: Slice): number[] {
  const { sort, from, count } = slice;
  return statement<(string | number)[], { row: number }>(
    view.cache,
    `SELECT row FROM ${source} WHERE ${sql} ORDER BY ${SORT_SQL[sort]} LIMIT ? OFFSET ?`,
  )
    .all(...values, count, from)
    .map((one) => one.row);
}

/** Rows of all cases, read in order until there are enough; all that are closed come last by due time. */
function rowsOfAll(view: DeskView, condition: Condition, slice: Slice): number[] {
  const { sort, from, count } = slice;
  if (sort === 'opened') return rowsOf(view, 'cases', condition, slice);
  if (sort === 'updated') return rowsOf(view, 'cases INDEXED BY cases_updated', condition, slice);
  const among = (sql: string) => ({ sql: `${sql} AND (${condition.sql})`, values: condition.values });
  const [open, closed] = [among('is_open = 1'), among('is_open = 0')];
  const rows = rowsOf(view, 'cases INDEXED BY open_cases', open, slice);
  if (rows.length === count) return rows;
  const past = rows.length > 0 ? 0 : Math.max(0, from - countRows(view, 'cases INDEXED BY open_cases', open));
  const { sql, values } = closed;
  const more = statement<(string | number)[], { row: number }>(
    view.cache,
    `SELECT row FROM cases WHERE ${sql} ORDER BY row LIMIT ? OFFSET ?`,
  ).all(...values, count - rows.length, past);
  return [...rows, ...more.map((one) => one.row)];
}

function readRows(view: DeskView, rows: readonly number[]): Shown[] {
  const read = statement<[number], CaseColumns>(
    view.cache,
    `SELECT ${SHOWN_COLUMNS} FROM cases WHERE row = ?`,
  );
  return rows.flatMap((row) => {
    const found = read.get(row);
    if (found === undefined) return [];
    const { is_open: isOpen, due_sort: dueSort, updated_at: updatedAt } = found;
    return [{ shown: shownRow(found), key: { row, isOpen, dueSort, updatedAt } }];
  });
}

/** A page of the list: rows of the cache and cases with unsent work, merged in order. */
export function listCases(view: DeskView, { list, filter, sort, offset, limit }: ListQuery): ListPage {
  const context = listContext(view);
  const prepared = prepareQuery(view, readTyped(view, filter));
  const asked = filterOf(view, prepared);
  const where = listWhere(list, context);
  const touched = [...view.overlay.cases.keys()]
    .map((id) => cachedRow(view, id))
    .filter((row) => row !== null);
  const condition = allOf([
    where,
    ...filterConditions(asked, where),
    ...(touched.length === 0 ? [] : [{ sql: `row NOT IN ${IN_JSON}`, values: [JSON.stringify(touched)] }]),
  ]);
  const counted =
    list === 'all' && isWordsOnly(asked)
      ? countAll(view, asked, touched)
      : countRows(view, where.from, condition);

  const mine = overlaid(
    view,
    (shown) => inList(list, shown.facts, context) && shownMatches(view, shown, prepared),
  ).toSorted((a, b) => compareKeys(sort, a.key, b.key));

  // Each of our own cases may push a row of the cache one place on, so reading begins that much earlier.
  const start = Math.max(0, Math.min(offset - mine.length, counted - 1));
  const slice = { sort, from: start, count: offset + limit - start };
  const isDense = list === 'all' && counted > DENSE;
  const cached = readRows(
    view,
    isDense ? rowsOfAll(view, condition, slice) : rowsOf(view, where.from, condition, slice),
  );
  const first = cached[0];
  const before =
    start === 0 || first === undefined
      ? 0
      : mine.filter((one) => compareKeys(sort, one.key, first.key) < 0).length;
  const merged = [...cached, ...mine.slice(before)].toSorted((a, b) => compareKeys(sort, a.key, b.key));
  const skip = offset - start - before;
  return {
    rows: merged.slice(skip, skip + limit).map((one) => one.shown),
    total: counted + mine.length,
    asOf: view.meta?.asOf ?? null,
  };
}

/** Counts of the lists of open cases, in one pass over their index. */
const COUNT_OPEN = `SELECT count(*) AS "open", sum(due_sort < ?) AS "overdue",
  sum(due_sort >= ? AND due_sort < ?) AS "due-today", sum(waiting) AS "waiting",
  sum(department = ? OR receiver IS ?) AS "my-department", sum(assignee IS ? OR opened_by IS ?) AS "mine"
  FROM cases INDEXED BY open_cases WHERE is_open = 1`;

function countList(view: DeskView, list: CaseList, context: ListContext): number {
  const where = listWhere(list, context);
  return countRows(view, where.from, where);
}

function countCached(view: DeskView, context: ListContext): Record<CaseList, number> {
  const { now, dayStart, dayEnd, account } = context;
  // No department has an empty code: then nothing is one's own.
  const department = context.department ?? '';
  const open = statement<(string | number)[], Partial<Record<CaseList, number | null>>>(
    view.cache,
    COUNT_OPEN,
  ).get(now, dayStart, dayEnd, department, department, account, account);
  const of = (list: CaseList) => open?.[list] ?? 0;
  return {
    open: of('open'),
    overdue: of('overdue'),
    'due-today': of('due-today'),
    'new-today': countList(view, 'new-today', context),
    waiting: of('waiting'),
    'my-department': of('my-department'),
    mine: of('mine'),
    'closed-lately': countList(view, 'closed-lately', context),
    all: view.meta?.cases ?? 0,
  };
}

/** How many cases each list has. */
export function countLists(view: DeskView): Record<CaseList, number> {
  const context = listContext(view);
  const counts = countCached(view, context);
  for (const { facts, cached } of view.overlay.cases.values()) {
    for (const list of CASE_LISTS) {
      counts[list] += Number(inList(list, facts, context));
      counts[list] -= Number(cached !== null && inList(list, cached.facts, context));
    }
  }
  return counts;
}
