import { sql } from 'kysely';
import type { City } from '../../shared/domain/city.ts';
import type { Db } from '../storage/database.ts';
import { countWeeks } from './count-weeks.ts';
import { gatherNext, readerOf } from './follow-closings.ts';
import { judgeWaiting } from './judge-waiting.ts';

/** Cases, and closings, in one transaction. */
const BATCH = 1_000;

export interface JudgeCityOptions {
  /** Begins anew, with what is judged already. */
  readonly again: boolean;
  /** Told after each batch: reading comes first, then judging. */
  readonly progress: (step: 'reading' | 'judging', done: number, total: number) => void;
  readonly stopAsked: () => boolean;
}

async function begin(db: Db, again: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const head = await tx.selectFrom('closing_head').selectAll().forUpdate().executeTakeFirstOrThrow();
    if (again) {
      await sql`truncate closing_facts, closing_signals, closing_service_weeks, closing_closer_weeks,
        closing_department_weeks`.execute(tx);
      await sql`update closing_head set counted_week = null, stale_from = null`.execute(tx);
    }
    if (again || head.skipped) await sql`update closing_head set feed_no = 0, skipped = false`.execute(tx);
  });
}

/**
 * Judges every closing of a city, batch by batch. One that was stopped, or broke off, goes on where it ended; so does a
 * hub that runs beside it. Returns how many closings it judged.
 */
export async function judgeCity(
  db: Db,
  city: City,
  { again, progress, stopAsked }: JudgeCityOptions,
): Promise<number> {
  await begin(db, again);
  const reader = readerOf(city);
  const { number: head } = await db.selectFrom('feed_head').select('number').executeTakeFirstOrThrow();
  while (!stopAsked()) {
    const gathered = await gatherNext(db, city, reader, BATCH);
    // A hub has the next batch in hand; it is done in a moment.
    if (gathered === null) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    progress('reading', Math.min(gathered.feedNo, head), head);
    if (!gathered.more) break;
  }
  if (!stopAsked()) await countWeeks(db, stopAsked);
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from closing_facts where waits`.execute(db);
  const waiting = rows[0]?.waiting ?? 0;
  let judged = 0;
  while (!stopAsked()) {
    const count = await judgeWaiting(db, city.pack.signals, BATCH);
    if (count === 0) break;
    judged += count;
    progress('judging', Math.min(judged, waiting), waiting);
  }
  return judged;
}
