import { sql } from 'kysely';
import type { Instant } from '../../shared/domain/instant.ts';
import { HOUR } from '../../shared/domain/instant.ts';
import {
  USUAL_PERIOD,
  usualTimesOf,
  type DoneCount,
  type UsualTime,
} from '../../shared/domain/usual-time.ts';
import type { Db } from '../storage/database.ts';

/** What is known of how long work takes, and when it was worked out; null before it was. */
export interface KnownUsualTimes {
  readonly asOf: Instant | null;
  readonly times: UsualTime[];
}

/** A city that grew by a twentieth and so many changes, by a first import above all, is counted anew at once. */
const GROWN_BY = 200;

/**
 * Works the usual times out anew from the work done in the last 90 days, when `pause`
 * milliseconds have passed or the city has grown. Many hubs can: one at a time does it. Returns whether it did.
 */
export async function workOutUsualTimes(db: Db, pause: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ feed_no: number; now: Instant }>`
      select feed_no, now_ms() as now from done_work_head
      where counted_at <= now_ms() - ${pause} or feed_no > counted_feed_no + counted_feed_no / 20 + ${GROWN_BY}
      for update skip locked`.execute(tx);
    const head = rows[0];
    if (head === undefined) return false;
    const since = head.now - USUAL_PERIOD;
    await sql`delete from done_work where closed_at < ${since}`.execute(tx);
    const services = await sql<{ service: string }>`select distinct service from done_work`.execute(tx);
    const times: UsualTime[] = [];
    for (const { service } of services.rows) {
      const counts = await sql<DoneCount>`
        select district, (closed_at - opened_at) / ${HOUR}::bigint as hours, count(*) as cases,
          count(*) filter (where elsewhere) as elsewhere
        from done_work where service = ${service} group by 1, 2`.execute(tx);
      times.push(...usualTimesOf(service, counts.rows));
    }
    await sql`delete from usual_times`.execute(tx);
    await sql`
      insert into usual_times (service, district, p50, p90, cases, elsewhere)
      select service, district, p50, p90, cases, elsewhere
      from json_to_recordset(${JSON.stringify(times)}::json) as r(
        service text, district text, p50 bigint, p90 bigint, cases int, elsewhere int)`.execute(tx);
    await sql`update done_work_head set counted_feed_no = ${head.feed_no}, counted_at = ${head.now}`.execute(
      tx,
    );
    return true;
  });
}

/** What was worked out last. */
export async function readUsualTimes(db: Db): Promise<KnownUsualTimes> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<UsualTime>`
        select service, district, p50, p90, cases, elsewhere from usual_times
        order by service, district nulls first`.execute(tx);
      const head = await sql<{ counted_at: Instant }>`select counted_at from done_work_head`.execute(tx);
      const at = head.rows[0]?.counted_at ?? 0;
      return { asOf: at === 0 ? null : at, times: rows };
    });
}
