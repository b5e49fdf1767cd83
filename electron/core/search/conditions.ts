import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { isEscalated } from '../../../shared/domain/escalation/escalation.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { rowOfTime } from '../store/case-row-id.ts';
import type { FilterCondition, QueryFilter } from './query.ts';
import { accountToken, serviceWord, TAG, tagged } from './tokens.ts';

type Value = string | number;

/** What the filters of a query ask for, as the index and the rows can be asked. */
export interface Conditions {
  /** Every match has one of each. */
  readonly must: readonly (readonly string[])[];
  /** No match has any: what is closed lacks the token of what is open. */
  readonly mustNot: readonly string[];
  /** Further conditions on the columns of `cases`; empty when the tokens say it all. */
  readonly sql: string;
  readonly values: readonly Value[];
  /** Rows [fromRow, toRow) only. */
  readonly fromRow: number;
  readonly toRow: number;
  /** The index by which rows are best read when no words are asked for; null for the order of the rows. */
  readonly index: ConditionIndex | null;
}

/** An index over open or closed cases, and what of the conditions it tells by itself. */
interface ConditionIndex {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What was closed in so short a time, milliseconds, is read by the time of closing; else it is common among what was opened before. */
const NARROW = 9 * DAY;

const LAST_ROW = Number.MAX_SAFE_INTEGER;
const OPEN = 'is_open = 1';

/** Only what can be nothing but a filter: one whose words may be meant as words is searched by its words. */
export const isStrict = ({ words }: QueryFilter): boolean => words.length === 0;

interface Parts {
  readonly must: string[][];
  readonly mustNot: string[];
  readonly sql: string[];
  readonly values: Value[];
  fromRow: number;
  toRow: number;
  index: ConditionIndex | null;
}

/** Adds a condition on columns that an index tells. */
function addIndexed(parts: Parts, index: ConditionIndex): void {
  parts.sql.push(index.sql);
  parts.values.push(...index.values);
}

function addStates(parts: Parts, states: readonly string[]): void {
  const tokens = states.map((state) => state.replaceAll('-', ''));
  if (!tokens.includes('closed')) {
    parts.must.push(tokens.map((one) => tagged(TAG.state, one)));
    return;
  }
  if (tokens.includes('open')) return;
  const names = states.filter((state) => state !== 'closed');
  if (names.length === 0) {
    parts.mustNot.push(tagged(TAG.state, 'open'));
    return;
  }
  parts.sql.push(`state IN (${['closed', ...names].map(() => '?').join(', ')})`);
  parts.values.push('closed', ...names);
}

function addCondition(parts: Parts, condition: FilterCondition, account: AccountId, now: Instant): void {
  switch (condition.kind) {
    case 'state':
      addStates(parts, condition.states);
      break;
    case 'service':
      parts.must.push(condition.services.map((code) => tagged(TAG.service, serviceWord(code))));
      break;
    case 'department':
      parts.must.push([tagged(TAG.department, condition.department.toLowerCase())]);
      break;
    case 'district':
      parts.must.push([tagged(TAG.district, condition.district.toLowerCase())]);
      break;
    case 'opened': {
      const { from, to } = condition;
      if (from !== null) parts.fromRow = Math.max(parts.fromRow, rowOfTime(from));
      if (to !== null) parts.toRow = Math.min(parts.toRow, rowOfTime(to));
      break;
    }
    case 'closed': {
      const { from, to } = condition;
      const sql = 'is_open = 0 AND closed_at >= ? AND closed_at < ?';
      const index = { name: 'closed_cases', sql, values: [from ?? 0, to ?? LAST_ROW] };
      addIndexed(parts, index);
      // Nothing is closed before it is opened.
      if (to !== null) parts.toRow = Math.min(parts.toRow, rowOfTime(to));
      if ((to ?? now) - (from ?? 0) <= NARROW) parts.index ??= index;
      break;
    }
    case 'mine':
      parts.must.push([accountToken(account)]);
      break;
    case 'overdue':
      parts.must.push([tagged(TAG.state, 'open')]);
      parts.index = { name: 'open_cases', sql: `${OPEN} AND due_sort < ?`, values: [now] };
      addIndexed(parts, parts.index);
      break;
    case 'escalated':
    case 'reopened':
      parts.must.push([tagged(TAG.state, condition.kind === 'reopened' ? 'again' : 'escalated')]);
      break;
  }
}

/** Takes the filters of a query together. */
export function conditionsOf(filters: readonly QueryFilter[], account: AccountId, now: Instant): Conditions {
  const parts: Parts = {
    must: [],
    mustNot: [],
    sql: [],
    values: [],
    fromRow: 0,
    toRow: LAST_ROW,
    index: null,
  };
  const asked = filters.filter(isStrict);
  for (const { condition } of asked) addCondition(parts, condition, account, now);
  // A row's time of closing says that it is closed: to go along all that is open would take longer than to read the row.
  const isToldByRow = asked.some(({ condition }) => condition.kind === 'closed');
  return { ...parts, mustNot: isToldByRow ? [] : parts.mustNot, sql: parts.sql.join(' AND ') };
}

function within(at: Instant | null, from: Instant | null, to: Instant | null): boolean {
  return at !== null && (from === null || at >= from) && (to === null || at < to);
}

/** Whether a case meets a filter, as the index and the rows would say. */
export function meetsFilter(
  facts: CaseFacts,
  { condition }: QueryFilter,
  account: AccountId,
  now: Instant,
): boolean {
  switch (condition.kind) {
    case 'state':
      return condition.states.some((state) =>
        state === 'open' ? isLive(facts.state) : state === facts.state,
      );
    case 'service':
      return condition.services.includes(facts.service);
    case 'department': {
      const { receiver } = facts;
      const receives = receiver?.kind === 'department' && receiver.department === condition.department;
      return facts.department === condition.department || receives;
    }
    case 'district':
      return facts.place.district?.toLowerCase() === condition.district.toLowerCase();
    case 'opened':
      return within(facts.openedAt, condition.from, condition.to);
    case 'closed':
      return !isLive(facts.state) && within(facts.closedAt, condition.from, condition.to);
    case 'mine':
      return facts.assignee === account || facts.openedBy === account;
    case 'overdue':
      return isLive(facts.state) && facts.clock.dueAt !== null && facts.clock.dueAt < now;
    case 'escalated':
      return isEscalated(facts);
    case 'reopened':
      return facts.reopenCount > 0;
  }
}
