import { sql, type RawBuilder } from 'kysely';
import type { ReportBy, ReportScope } from '../../shared/contract/report.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import { REOPENED_WITHIN, type CountedThing } from '../../shared/domain/report/measure.ts';
import { complaintsWithin } from '../complaints/complaint-scope.ts';
import { within } from '../write/read-feed.ts';

type Condition = RawBuilder<boolean>;

const OWN = sql<boolean>`(not imported and not self_reported)`;
const CLOSING = sql<boolean>`(kind = 'closing' and ${OWN})`;
const PROMISE = sql<boolean>`(kind = 'promise' and not self_reported)`;

/** Who reads a report, and when. */
export interface Reader {
  readonly actor: AccountActor;
  /** What is overdue depends on it. */
  readonly now: Instant;
}

/** Which rows the things of a measure are. */
export const KINDS = {
  case: 'opened',
  closing: 'closing',
  refusal: 'refusal',
  complaint: 'complaint',
  escalation: 'escalation',
  promise: 'promise',
} as const satisfies Record<CountedThing, string>;

/**
 * What a number counts, and so which cases stand behind it: one condition for both. On rows of report_things.
 */
export function conditionOf(by: ReportBy, { actor, now }: Reader): Condition {
  switch (by) {
    case 'every-opened':
      return sql`kind = 'opened'`;
    case 'every-closed':
      return sql`kind = 'closing'`;
    case 'opened':
      return sql`(kind = 'opened' and ${OWN})`;
    case 'still-open':
      return sql`(kind = 'opened' and ${OWN} and ended_at is null)`;
    case 'closed':
      return CLOSING;
    case 'done':
      return sql`(${CLOSING} and done)`;
    case 'not-done':
      return sql`(${CLOSING} and not done)`;
    case 'on-time':
      return sql`(${CLOSING} and due_at is not null and at <= due_at)`;
    case 'late':
      return sql`(${CLOSING} and due_at is not null and at > due_at)`;
    case 'reopened':
      return sql`(${CLOSING} and ended_at is not null and ended_at <= at + ${REOPENED_WITHIN})`;
    case 'self-reported':
      return sql`(kind = 'closing' and not imported and self_reported)`;
    case 'refused':
      return sql`kind = 'refusal'`;
    case 'complained':
      return sql`(kind = 'complaint' and exists (
        select 1 from complaints c where c.id::text = key and ${complaintsWithin(actor)}))`;
    case 'escalated':
      return sql`kind = 'escalation'`;
    case 'replied':
      return sql`(kind = 'escalation' and ended_at is not null)`;
    case 'not-replied':
      return sql`(kind = 'escalation' and ended_at is null)`;
    case 'promise-kept':
      return sql`(${PROMISE} and ending = 'done' and ended_at <= at)`;
    case 'promise-broken':
      return sql`(${PROMISE} and ((ending = 'done' and ended_at > at) or ending = 'not-done' or (ending is null and due_at < ${now})))`;
    case 'promise-open':
      return sql`(${PROMISE} and ending is null and due_at >= ${now})`;
  }
}

/** Rows of the period, department and district that the person may see. @param rows alias of report_things */
export function inScope(
  actor: AccountActor,
  { from, to, department, district }: ReportScope,
  rows: string,
): Condition {
  const parts: Condition[] = [sql`at >= ${from}`, sql`at < ${to}`];
  if (department !== null) parts.push(sql`department = ${department}`);
  if (district !== null) parts.push(sql`district = ${district}`);
  if (PERMISSIONS['see-case'][actor.role] !== 'all') {
    parts.push(
      sql`exists (select 1 from cases where cases.id = ${sql.ref(`${rows}.case_id`)} and ${within(actor)})`,
    );
  }
  return sql`(${sql.join(parts, sql` and `)})`;
}
