import { sql } from 'kysely';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { USUAL_PERIOD } from '../../shared/domain/usual-time.ts';
import type { Db } from '../storage/database.ts';

/** Cases looked at in one transaction. */
const BATCH = 2_000;

const DONE = Object.entries(OUTCOMES).flatMap(([code, { done }]) => (done ? [code] : []));

/** Takes the next cases of the feed; how many, or null when another hub is at it. */
async function takeNext(db: Db): Promise<number | null> {
  return db.transaction().execute(async (tx) => {
    const locked = await sql<{ feed_no: number; head: number }>`
      select h.feed_no, (select number from feed_head) as head from done_work_head h for update skip locked`.execute(
      tx,
    );
    const row = locked.rows[0];
    if (row === undefined) return null;
    if (row.feed_no >= row.head) return 0;
    // Referred and scheduled cases are open; of the closed, those whose work was done, and those of other systems.
    const { rows } = await sql<{ looked: number; last: number | null }>`
      with batch as (
        select id, feed_no, service, facts #>> '{place,district}' as district, opened_at, closed_at,
          (facts ->> 'closedElsewhere')::boolean as elsewhere,
          state = 'closed' and closed_at >= opened_at and closed_at >= now_ms() - ${USUAL_PERIOD}
            and ((facts ->> 'closedElsewhere')::boolean or facts ->> 'outcome' = any(${DONE}::text[])) as counts
        from cases where feed_no > ${row.feed_no} order by feed_no limit ${BATCH}
      ),
      gone as (
        delete from done_work using batch where done_work.case_id = batch.id and batch.counts is not true
      ),
      put as (
        insert into done_work (case_id, service, district, opened_at, closed_at, elsewhere)
        select id, service, district, opened_at, closed_at, elsewhere from batch where counts
        on conflict (case_id) do update set service = excluded.service, district = excluded.district,
          opened_at = excluded.opened_at, closed_at = excluded.closed_at, elsewhere = excluded.elsewhere
      )
      select count(*) as looked, max(feed_no) as last from batch`.execute(tx);
    const { looked = 0, last = null } = rows[0] ?? {};
    // A page that is not full goes to the head as it was before the page was read.
    const reached = looked < BATCH ? Math.max(last ?? 0, row.head) : (last ?? row.head);
    await sql`update done_work_head set feed_no = ${reached}`.execute(tx);
    return looked;
  });
}

/** Follows the feed until its head, or until `isStopping`. Doing it twice changes nothing. */
export async function followDoneWork(db: Db, isStopping: () => boolean): Promise<void> {
  while (!isStopping()) {
    const taken = await takeNext(db);
    if (taken === null || taken < BATCH) return;
  }
}
