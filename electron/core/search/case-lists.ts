import type { CaseList } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { AccountId, DepartmentCode } from '../../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { belongsTo } from '../../../shared/domain/permission.ts';
import { NO_DUE } from '../store/cache-schema.ts';
import { rowOfTime } from '../store/case-row-id.ts';

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

/** Which rows of `cases` a list has, and by which index they are read. */
export interface Where {
  readonly from: string;
  readonly sql: string;
  readonly values: readonly (string | number)[];
  /** A token every case of the list has; with it a filter meets fewer rows. */
  readonly token: string | null;
  /** No case of the list has a smaller row: a filter need not look at older ones. */
  readonly fromRow: number;
}

const OPEN = { from: 'cases INDEXED BY open_cases', token: 'x_open', fromRow: 0 };

function open(more: string, ...values: (string | number)[]): Where {
  return { ...OPEN, sql: more === '' ? 'is_open = 1' : `is_open = 1 AND ${more}`, values };
}

/** The rows of a list in SQL. */
export function listWhere(list: CaseList, context: ListContext): Where {
  const { now, dayStart, dayEnd, account, department } = context;
  switch (list) {
    case 'all':
      return { from: 'cases', sql: '1', values: [], token: null, fromRow: 0 };
    case 'open':
      return open('');
    case 'overdue':
      return open('due_sort < ?', now);
    case 'due-today':
      return open('due_sort >= ? AND due_sort < ?', dayStart, dayEnd);
    case 'new-today':
      return {
        from: 'cases',
        // The rows are in the order of opening, to the second.
        sql: 'row >= ? AND opened_at >= ?',
        values: [rowOfTime(dayStart), dayStart],
        token: null,
        fromRow: rowOfTime(dayStart),
      };
    case 'waiting':
      return open('waiting = 1');
    case 'my-department':
      return department === null
        ? open('0')
        : open('(department = ? OR receiver = ?)', department, department);
    case 'mine':
      return open('(assignee = ? OR opened_by = ?)', account, account);
    case 'closed-lately':
      return {
        from: 'cases INDEXED BY closed_cases',
        sql: 'is_open = 0 AND closed_at >= ?',
        values: [now - LATELY],
        token: null,
        fromRow: 0,
      };
  }
}

/** The order of a list in SQL; `compareShown` says the same. */
export const SORT_SQL: Readonly<Record<CaseSort, string>> = {
  due: 'is_open DESC, due_sort, row',
  // Rows grow with the time of opening (store/case-row-id.ts).
  opened: 'row DESC',
  updated: 'updated_at DESC, row DESC',
};

/** What a row is ordered by. */
export interface SortKey {
  readonly row: number;
  readonly isOpen: number;
  readonly dueSort: number;
  readonly updatedAt: Instant;
}

export function sortKeyOf(facts: CaseFacts, row: number): SortKey {
  const open = isLive(facts.state);
  return {
    row,
    isOpen: open ? 1 : 0,
    dueSort: open ? (facts.clock.dueAt ?? NO_DUE) : NO_DUE,
    updatedAt: facts.updatedAt,
  };
}

/** Orders two rows as SORT_SQL does. */
export function compareKeys(sort: CaseSort, a: SortKey, b: SortKey): number {
  switch (sort) {
    case 'due':
      return b.isOpen - a.isOpen || a.dueSort - b.dueSort || a.row - b.row;
    case 'opened':
      return b.row - a.row;
    case 'updated':
      return b.updatedAt - a.updatedAt || b.row - a.row;
  }
}
