import { sql, type RawBuilder } from 'kysely';
import type { ReportBy, ReportScope } from '../../shared/contract/report.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import { REOPENED_WITHIN, type CountedThing, type Measure } from '../../shared/domain/report/measure.ts';
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

/** Measures that a row of report_facts has in itself, whoever asks and whenever: these can be summed. */
export const SUMMED = [
  'opened',
  'still-open',
  'closed',
  'done',
  'not-done',
  'on-time',
  'late',
  'reopened',
  'self-reported',
] as const satisfies readonly Measure[];
export type SummedMeasure = (typeof SUMMED)[number];

/** What report_days has a sum of. */
export type SummedBy = SummedMeasure | 'every-opened' | 'every-closed';

export function isSummed(by: ReportBy): by is SummedBy {
  return by === 'every-opened' || by === 'every-closed' || SUMMED.some((one) => one === by);
}

/** What a number counts that can be summed. */
export function summedCondition(by: SummedMeasure): Condition {
  switch (by) {
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
      return sql`(${CLOSING} and ended_at is not null and ended_at <= at + ${sql.lit(REOPENED_WITHIN)})`;
    case 'self-reported':
      return sql`(kind = 'closing' and not imported and self_reported)`;
  }
}

/**
 * What a number counts, and so which cases stand behind it: one condition for both. On rows of report_things.
 */
export function conditionOf(by: ReportBy, { actor, now }: Reader): Condition {
  switch (by) {
    case 'every-opened':
      return sql`kind = 'opened'`;
    case 'every-closed':
      return sql`kind = 'closing'`;
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
    default:
      return summedCondition(by);
  }
}

/** Rows of a department and district, where they are asked for. */
export function inArea({ department, district }: Pick<ReportScope, 'department' | 'district'>): Condition {
  const parts: Condition[] = [sql`true`];
  if (department !== null) parts.push(sql`department = ${department}`);
  if (district !== null) parts.push(sql`district = ${district}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Whether nothing has to be asked of a case before somebody may see it. */
export function seesAll(actor: AccountActor): boolean {
  return PERMISSIONS['see-case'][actor.role] === 'all';
}

/** Rows of the period, department and district that the person may see. @param rows alias of report_things */
export function inScope(actor: AccountActor, scope: ReportScope, rows: string): Condition {
  const parts: Condition[] = [sql`at >= ${scope.from}`, sql`at < ${scope.to}`, inArea(scope)];
  if (!seesAll(actor)) {
    parts.push(
      sql`exists (select 1 from cases where cases.id = ${sql.ref(`${rows}.case_id`)} and ${within(actor)})`,
    );
  }
  return sql`(${sql.join(parts, sql` and `)})`;
}
