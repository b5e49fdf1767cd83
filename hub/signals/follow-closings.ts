import { sql } from 'kysely';
import type { FastifyBaseLogger } from 'fastify';
import type { City } from '../../shared/domain/city.ts';
import { SECOND } from '../../shared/domain/instant.ts';
import { deadHours } from '../../shared/domain/signals/dead-hour.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Db } from '../storage/database.ts';
import { runTransaction } from '../write/run-transaction.ts';
import { countWeeks, weekOf } from './count-weeks.ts';
import { gatherClosings, wakeByComplaints, type ChangedCase, type CityReader } from './gather-closings.ts';
import { judgeWaiting } from './judge-waiting.ts';

/** Between two looks. */
const PAUSE = SECOND;
/** Reading a text takes a fifth of a millisecond: a hub that serves desks reads few at a time. */
const GENTLY = 100;

/** What a city's closings are told with. Keep it: it remembers hours. */
export function readerOf({ pack, service, timeZone }: City): CityReader {
  return { closure: pack.closure, service, deadHour: deadHours(timeZone) };
}

/** Cases gone through, and whether there may be more. */
export interface Gathered {
  readonly cases: number;
  readonly feedNo: number;
  readonly more: boolean;
  /** Closings of long ago came: a city is being filled. */
  readonly late: boolean;
}

/** Takes the next cases of the feed; null when another hub is at it. */
export async function gatherNext(
  db: Db,
  city: City,
  reader: CityReader,
  most: number,
): Promise<Gathered | null> {
  return runTransaction({ db, turns: (work) => work() }, async (tx) => {
    const { rows } = await sql<{ feed_no: number; counted_week: number | null; head: number }>`
      select h.feed_no, h.counted_week, (select number from feed_head) as head
      from closing_head h for update skip locked`.execute(tx);
    const [row] = rows;
    if (row === undefined) return null;
    if (row.feed_no === row.head) return { cases: 0, feedNo: row.head, more: false, late: false };
    // After a restore the numbers begin lower: the feed is gone through from there.
    const from = Math.min(row.feed_no, row.head);
    const page = await sql<ChangedCase & { feed_no: number }>`
      select id, feed_no, facts, case_spot(facts) as spot from cases
      where feed_no > ${from} order by feed_no limit ${most}`.execute(tx);
    const earliest = await gatherClosings(tx, page.rows, {
      reader,
      notDone: city.pack.signals?.notDoneServices ?? [],
    });
    const more = page.rows.length === most;
    const reached = more ? (page.rows.at(-1)?.feed_no ?? row.head) : row.head;
    const late = earliest !== null && row.counted_week !== null && weekOf(earliest) < row.counted_week;
    await sql`
      update closing_head set feed_no = ${reached}, stale_from = case when ${late}::boolean
        then least(stale_from, ${earliest}::bigint) else stale_from end`.execute(tx);
    return { cases: page.rows.length, feedNo: reached, more, late };
  });
}

/** One look: takes what changed, and judges what waits unless a city is just being filled. */
export async function lookAtClosings(
  db: Db,
  city: City,
  reader: CityReader,
  isStopping: () => boolean,
): Promise<void> {
  let quiet = true;
  while (!isStopping()) {
    const gathered = await gatherNext(db, city, reader, GENTLY);
    if (gathered === null) return;
    if (gathered.late) quiet = false;
    if (!gathered.more) break;
  }
  // Weeks would be counted anew again and again while closings of long ago still come.
  if (!quiet || isStopping()) return;
  await wakeByComplaints(db);
  const waiting = await sql`select 1 from closing_facts where waits limit 1`.execute(db);
  if (waiting.rows.length === 0) return;
  await countWeeks(db, isStopping);
  while (!isStopping()) {
    const judged = await judgeWaiting(db, city.pack.signals, GENTLY);
    if (judged < GENTLY) return;
  }
}

/** Judges each closing of the feed, and again when something speaks of it later, until it is stopped. Many hubs can. */
export function followClosings(db: Db, city: City, log: FastifyBaseLogger): Repeated {
  const reader = readerOf(city);
  let stopped = false;
  const following = repeat(
    PAUSE,
    (error) => log.warn({ err: error }, 'some closings could not be judged; it is tried again'),
    () => lookAtClosings(db, city, reader, () => stopped),
  );
  return {
    stop: () => {
      stopped = true;
      return following.stop();
    },
  };
}
