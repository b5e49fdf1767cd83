import { sql, type RawBuilder } from 'kysely';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { MEASURES } from '../../shared/domain/report/measure.ts';
import type { ReportScope } from '../../shared/contract/report.ts';
import type { Db, Tx } from '../storage/database.ts';
import {
  conditionOf,
  inArea,
  KINDS,
  SUMMED,
  summedCondition,
  type Reader,
  type SummedBy,
} from './report-conditions.ts';

/** The kinds of rows that there are by the million, and are summed by day (table report_days). */
const KINDS_SUMMED = sql`('opened', 'closing')`;

/** A piece of time, [from, to). */
export interface ReportSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** How many days are one in report_lengths. */
export const FORTNIGHT = 14 * DAY;

/** The whole days of a piece of time (first to before last, since 1970 in UTC), and what is left of it at its ends. */
export function wholeDays(
  { from, to }: ReportSpan,
  day = DAY,
): { first: number; last: number; edges: ReportSpan[] } {
  const [first, last] = [Math.ceil(from / day), Math.floor(to / day)];
  if (first >= last) return { first, last: first, edges: [{ from, to }] };
  const edges = [
    { from, to: first * day },
    { from: last * day, to },
  ];
  return { first, last, edges: edges.filter((edge) => edge.from < edge.to) };
}

/** Rows whose time lies in one of some pieces of time. */
export function inSpans(spans: readonly ReportSpan[]): RawBuilder<boolean> {
  if (spans.length === 0) return sql`false`;
  const each = spans.map(({ from, to }) => sql`at >= ${from} and at < ${to}`);
  return sql`(${sql.join(each, sql` or `)})`;
}

/**
 * Runs a statement by which rows of report_facts come (sign 1) or go (sign -1), and keeps the sums with them.
 * @param change returns the rows
 */
export async function sumByDay(tx: Tx, change: RawBuilder<unknown>, sign: 1 | -1): Promise<void> {
  const names = sql.join(SUMMED.map((name) => sql.ref(name)));
  const counts = SUMMED.map(
    (name) => sql`count(*) filter (where ${summedCondition(name)}) * ${sql.lit(sign)}`,
  );
  const added = ['things', ...SUMMED].map(
    (name) => sql`${sql.ref(name)} = report_days.${sql.ref(name)} + excluded.${sql.ref(name)}`,
  );
  await sql`
    with changed as (${change}),
    lengths as (
      insert into report_lengths (fortnight, department, step, things)
      select at / ${sql.lit(FORTNIGHT)}, department, report_step(took), count(*) * ${sql.lit(sign)}
      from changed where ${summedCondition('done')} and took is not null
      group by 1, 2, 3
      on conflict (fortnight, department, step) do update set things = report_lengths.things + excluded.things
    )
    insert into report_days (kind, day, department, district, things, ${names})
    select kind, at / ${sql.lit(DAY)}, department, district, count(*) * ${sql.lit(sign)}, ${sql.join(counts)}
    from changed where kind in ${KINDS_SUMMED}
    group by 1, 2, 3, 4
    on conflict (kind, day, department, district) do update set ${sql.join(added)}`.execute(tx);
}

/** How many things a number counts, for somebody who sees all cases: sums of whole days, and rows at the ends. */
export async function sumOfDays(
  db: Db,
  reader: Reader,
  scope: ReportScope & { readonly by: SummedBy },
): Promise<number> {
  const { by } = scope;
  const { first, last, edges } = wholeDays(scope);
  const every = by === 'every-opened' || by === 'every-closed';
  const opened = by === 'every-opened' || (by !== 'every-closed' && MEASURES[by].of === 'case');
  const kind = sql.lit(opened ? KINDS.case : KINDS.closing);
  const { rows } = await sql<{ things: number }>`
    select coalesce(sum(things), 0)::bigint as things from (
      select sum(${sql.ref(every ? 'things' : by)}) as things from report_days
      where kind = ${kind} and day >= ${first} and day < ${last} and ${inArea(scope)}
      union all
      select count(*) from report_facts where ${conditionOf(by, reader)} and ${inArea(scope)} and ${inSpans(edges)}
    ) parts`.execute(db);
  return rows[0]?.things ?? 0;
}
