import type { CaseList } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { AccountId, DepartmentCode } from '../../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { belongsTo } from '../../../shared/domain/permission.ts';
import { NO_DUE } from '../store/cache-schema.ts';

/** "Closed lately" reaches so far back, in milliseconds. */
const LATELY = 7 * DAY;

/** What the lists depend on besides the cases. */
export interface ListContext {
  readonly now: Instant;
  /** The city's day: [dayStart, dayEnd). */
  readonly dayStart: Instant;
  readonly dayEnd: Instant;
  readonly account: AccountId;
  readonly department: DepartmentCode | null;
}

export type CaseSort = 'due' | 'opened' | 'updated';

/** Whether a case is in a list; `listWhere` says the same in SQL. */
export function inList(list: CaseList, facts: CaseFacts, context: ListContext): boolean {
  const open = isLive(facts.state);
  const due = facts.clock.dueAt;
  switch (list) {
    case 'all':
      return true;
    case 'open':
      return open;
    case 'overdue':
      return open && due !== null && due < context.now;
    case 'due-today':
      return open && due !== null && due >= context.dayStart && due < context.dayEnd;
    case 'new-today':
      return facts.openedAt >= context.dayStart;
    case 'waiting':
      return facts.state === 'waiting';
    case 'my-department':
      return open && belongsTo(context.department, facts);
    case 'mine':
      return open && (facts.assignee === context.account || facts.openedBy === context.account);
    case 'closed-lately':
      return !open && facts.closedAt !== null && facts.closedAt >= context.now - LATELY;
  }
}

/** Which rows of `cases` a list has. */
export interface Where {
  /** A table or a subquery with row, is_open, due_sort, opened_at and updated_at. */
  readonly from: string;
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Cases with a department or referred to it; each part is answered by one index alone. */
const OF_DEPARTMENT = `(
  SELECT row, 1 AS is_open, due_sort, opened_at, updated_at FROM cases WHERE is_open = 1 AND department = ?
  UNION
  SELECT row, 1 AS is_open, due_sort, opened_at, updated_at FROM cases WHERE is_open = 1 AND receiver = ?)`;

const where = (sql: string, ...values: (string | number)[]): Where => ({ from: 'cases', sql, values });

/** The rows of a list in SQL. */
export function listWhere(list: CaseList, context: ListContext): Where {
  switch (list) {
    case 'all':
      return where('1');
    case 'open':
      return where('is_open = 1');
    case 'overdue':
      return where('is_open = 1 AND due_sort < ?', context.now);
    case 'due-today':
      return where('is_open = 1 AND due_sort >= ? AND due_sort < ?', context.dayStart, context.dayEnd);
    case 'new-today':
      return where('opened_at >= ?', context.dayStart);
    case 'waiting':
      return where('waiting = 1');
    case 'my-department':
      if (context.department === null) return where('0');
      return { from: OF_DEPARTMENT, sql: '1', values: [context.department, context.department] };
    case 'mine':
      return where('is_open = 1 AND (assignee = ? OR opened_by = ?)', context.account, context.account);
    case 'closed-lately':
      return where('is_open = 0 AND closed_at >= ?', context.now - LATELY);
  }
}

/** The order of a list in SQL; `compareShown` says the same. */
export const SORT_SQL: Readonly<Record<CaseSort, string>> = {
  due: 'is_open DESC, due_sort, row',
  opened: 'opened_at DESC, row DESC',
  updated: 'updated_at DESC, row DESC',
};

/** What a row is ordered by. */
export interface SortKey {
  readonly row: number;
  readonly isOpen: number;
  readonly dueSort: number;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
}

export function sortKeyOf(facts: CaseFacts, row: number): SortKey {
  const open = isLive(facts.state);
  return {
    row,
    isOpen: open ? 1 : 0,
    dueSort: open ? (facts.clock.dueAt ?? NO_DUE) : NO_DUE,
    openedAt: facts.openedAt,
    updatedAt: facts.updatedAt,
  };
}

/** Orders two rows as SORT_SQL does. */
export function compareKeys(sort: CaseSort, a: SortKey, b: SortKey): number {
  switch (sort) {
    case 'due':
      return b.isOpen - a.isOpen || a.dueSort - b.dueSort || a.row - b.row;
    case 'opened':
      return b.openedAt - a.openedAt || b.row - a.row;
    case 'updated':
      return b.updatedAt - a.updatedAt || b.row - a.row;
  }
}
