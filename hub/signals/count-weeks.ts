import { sql } from 'kysely';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { LEAST_BATCH, TOGETHER } from '../../shared/domain/signals/evidence-rules.ts';
import { LEAST_SAMPLE } from '../../shared/domain/usual-time.ts';
import type { Db, Tx } from '../storage/database.ts';

export const WEEK = 7 * DAY;
const RATES = 90 * DAY;
const USUAL = 180 * DAY;
const HABITS = 28 * DAY;

/** The week a time lies in. */
export const weekOf = (at: Instant): Instant => Math.floor(at / WEEK) * WEEK;

/** What was usual when a week began: only closings of before count. */
async function countWeek(tx: Tx, week: Instant): Promise<void> {
  await sql`
    insert into closing_service_weeks (week, service, closings, without_work, p05, p50)
    select ${week}::bigint, service,
      count(*) filter (where closed_at >= ${week - RATES}::bigint),
      count(*) filter (where closed_at >= ${week - RATES}::bigint and without_work),
      case when count(*) filter (where done) >= ${LEAST_SAMPLE}::int then
        percentile_disc(0.05) within group (order by closed_at - opened_at) filter (where done) end,
      case when count(*) filter (where done) >= ${LEAST_SAMPLE}::int then
        percentile_disc(0.5) within group (order by closed_at - opened_at) filter (where done) end
    from closing_facts
    where excluded is null and closed_at >= ${week - USUAL}::bigint and closed_at < ${week}::bigint
    group by service on conflict do nothing`.execute(tx);
  await sql`
    insert into closing_closer_weeks (week, closed_by, service, closings, without_work)
    select ${week}::bigint, closed_by, service, count(*), count(*) filter (where without_work)
    from closing_facts
    where excluded is null and closed_by is not null
      and closed_at >= ${week - RATES}::bigint and closed_at < ${week}::bigint
    group by closed_by, service on conflict do nothing`.execute(tx);
  await sql`
    insert into closing_department_weeks (week, department, closings, dead_hour, batched, untouched)
    select ${week}::bigint, department, count(*), count(*) filter (where dead_hour),
      count(*) filter (where others >= ${LEAST_BATCH}::int), count(*) filter (where untouched)
    from (
      select department, dead_hour, untouched,
        case when closed_by is null then 0 else count(*) over (partition by closed_by order by closed_at
          range between ${TOGETHER}::bigint preceding and ${TOGETHER}::bigint following) - 1 end as others
      from closing_facts
      where excluded is null and closed_at >= ${week - HABITS}::bigint and closed_at < ${week}::bigint
    ) as closings
    group by department on conflict do nothing`.execute(tx);
}

/**
 * Counts what was usual for each week that waiting closings lie in. Weeks that closings came into later are counted
 * anew, and what was judged by them is judged again.
 */
export async function countWeeks(db: Db, isStopping: () => boolean): Promise<void> {
  for (;;) {
    const more = await db.transaction().execute(async (tx) => {
      const head = await tx.selectFrom('closing_head').selectAll().forUpdate().executeTakeFirstOrThrow();
      let counted = head.counted_week;
      if (head.stale_from !== null && counted !== null) {
        const from = weekOf(head.stale_from);
        await sql`delete from closing_service_weeks where week > ${from}::bigint`.execute(tx);
        await sql`delete from closing_closer_weeks where week > ${from}::bigint`.execute(tx);
        await sql`delete from closing_department_weeks where week > ${from}::bigint`.execute(tx);
        await sql`
          update closing_facts set waits = true
          where not waits and excluded is null and closed_at >= ${from + WEEK}::bigint`.execute(tx);
        counted = Math.min(counted, from);
      }
      const { rows } = await sql<{ first: Instant | null; last: Instant | null }>`
        select min(closed_at) as first,
          (select max(closed_at) from closing_facts where waits and excluded is null) as last
        from closing_facts where excluded is null`.execute(tx);
      const { first = null, last = null } = rows[0] ?? {};
      const next = counted === null ? (first === null ? null : weekOf(first)) : counted + WEEK;
      const due = next !== null && last !== null && next <= weekOf(last);
      if (due) await countWeek(tx, next);
      await tx
        .updateTable('closing_head')
        .set({ counted_week: due ? next : counted, stale_from: null })
        .execute();
      return due;
    });
    if (!more || isStopping()) return;
  }
}
