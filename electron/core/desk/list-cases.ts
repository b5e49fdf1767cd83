import type { z } from 'zod';
import {
  CASE_LISTS,
  type CaseList,
  type caseListPage,
  type caseListQuery,
} from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
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
} from '../search/case-lists.ts';
import { matches, matchExpression, parseQuery, type Query } from '../search/parse-query.ts';
import { casesByDigits, isOverdue, shownTokens } from '../search/search-cases.ts';
import { rowOfTime } from '../store/case-row-id.ts';
import { statement } from '../store/open-encrypted.ts';
import { caseRowOf } from './case-row.ts';
import { cityDay } from './city-day.ts';
import type { DeskView } from './desk-view.ts';

type ListQuery = z.output<typeof caseListQuery>;
type ListPage = z.output<typeof caseListPage>;

interface Shown {
  readonly facts: CaseFacts;
  readonly key: SortKey;
  readonly pending: boolean;
}

/** A condition in SQL with its values. */
interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export function listContext({ now, account, known }: DeskView): ListContext {
  return { now, ...cityDay(now, known.city.timeZone), account: account.id, department: account.department };
}

function cachedRow(view: DeskView, id: CaseId): number | null {
  return statement<[string], { row: number }>(view.cache, 'SELECT row FROM cases WHERE id = ?').get(id)?.row ?? null;
}

/** The filter as a condition on rows; numbers and phone numbers come as rows found by their own indexes. */
function filterCondition(view: DeskView, query: Query): Condition[] {
  const conditions: Condition[] = [];
  const byDigits = casesByDigits(view, query);
  const expression = matchExpression(query, false);
  if (expression !== null) {
    const words = 'row IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)';
    conditions.push(
      byDigits.length === 0
        ? { sql: words, values: [expression] }
        : {
            sql: `(${words} OR row IN (SELECT value FROM json_each(?)))`,
            values: [expression, JSON.stringify(byDigits)],
          },
    );
  }
  if (query.overdue) conditions.push({ sql: 'is_open = 1 AND due_sort < ?', values: [view.now] });
  return conditions;
}

function overlaid(view: DeskView, keep: (shown: ShownCase) => boolean): Shown[] {
  return [...view.overlay.cases.values()].filter(keep).map(({ facts }) => ({
    facts,
    key: sortKeyOf(facts, cachedRow(view, facts.id) ?? rowOfTime(facts.openedAt)),
    pending: true,
  }));
}

/** Rows of the cache [from, from + count) in order. */
function readRows(
  view: DeskView,
  source: string,
  condition: Condition,
  sort: CaseSort,
  from: number,
  count: number,
): Shown[] {
  const rows = statement<(string | number)[], { row: number }>(
    view.cache,
    `SELECT row FROM ${source} WHERE ${condition.sql} ORDER BY ${SORT_SQL[sort]} LIMIT ? OFFSET ?`,
  ).all(...condition.values, count, from);
  const read = statement<[number], { facts: string }>(view.cache, 'SELECT facts FROM cases WHERE row = ?');
  return rows.flatMap(({ row }) => {
    const found = read.get(row);
    if (found === undefined) return [];
    const facts = JSON.parse(found.facts) as CaseFacts;
    return [{ facts, key: sortKeyOf(facts, row), pending: false }];
  });
}

/** A page of the list: rows of the cache and cases with unsent work, merged in order. */
export function listCases(view: DeskView, { list, filter, sort, offset, limit }: ListQuery): ListPage {
  const context = listContext(view);
  const query = parseQuery(filter, view.known.lexicon);
  const { from, sql, values } = listWhere(list, context);
  const conditions: Condition[] = [{ sql, values }, ...filterCondition(view, query)];
  const touched = [...view.overlay.cases.keys()].flatMap((id) => cachedRow(view, id) ?? []);
  if (touched.length > 0) {
    conditions.push({ sql: 'row NOT IN (SELECT value FROM json_each(?))', values: [JSON.stringify(touched)] });
  }
  const condition: Condition = {
    sql: conditions.map((one) => one.sql).join(' AND '),
    values: conditions.flatMap((one) => one.values),
  };
  const counted =
    list === 'all' && conditions.length === 1
      ? (view.meta?.cases ?? 0)
      : (statement<(string | number)[], { n: number }>(
          view.cache,
          `SELECT count(*) AS n FROM ${from} WHERE ${condition.sql}`,
        ).get(...condition.values)?.n ?? 0);

  const mine = overlaid(
    view,
    (shown) =>
      inList(list, shown.facts, context) &&
      (query.words.length === 0 || matches(shownTokens(shown), query)) &&
      (!query.overdue || isOverdue(shown.facts, view.now)),
  ).toSorted((a, b) => compareKeys(sort, a.key, b.key));

  // Each of our own cases may push a row of the cache one place on, so reading begins that much earlier.
  const start = Math.max(0, Math.min(offset - mine.length, counted - 1));
  const cached = readRows(view, from, condition, sort, start, offset + limit - start);
  const first = cached[0];
  const before = start === 0 || first === undefined ? 0 : mine.filter((one) => compareKeys(sort, one.key, first.key) < 0).length;
  const merged = [...cached, ...mine.slice(before)].toSorted((a, b) => compareKeys(sort, a.key, b.key));
  const skip = offset - start - before;
  return {
    rows: merged.slice(skip, skip + limit).map(({ facts, pending }) => caseRowOf(facts, pending)),
    total: counted + mine.length,
    asOf: view.meta?.asOf ?? null,
  };
}

/** How many cases each list has. */
export function countLists(view: DeskView): Partial<Record<CaseList, number>> {
  const context = listContext(view);
  const shown = [...view.overlay.cases.values()];
  return Object.fromEntries(
    CASE_LISTS.map((list) => {
      const { from, sql, values } = listWhere(list, context);
      const counted =
        list === 'all'
          ? (view.meta?.cases ?? 0)
          : (statement<(string | number)[], { n: number }>(
              view.cache,
              `SELECT count(*) AS n FROM ${from} WHERE ${sql}`,
            ).get(...values)?.n ?? 0);
      const change = shown.reduce((sum, { facts, cached }) => {
        const was = cached !== null && inList(list, cached.facts, context);
        return sum + Number(inList(list, facts, context)) - Number(was);
      }, 0);
      return [list, counted + change];
    }),
  );
}
