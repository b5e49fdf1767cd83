import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Random } from '../../../hub/demo/random.ts';

/** Milliseconds between two looks of the job that the peer stands for. */
export const PEER_PERIOD = 10_000;

/**
 * A job that cron or a job library runs every ten seconds, on a table as large as ours in the same PostgreSQL: takes
 * what is due in one statement and does nothing with it. Gives how late each row was taken, milliseconds.
 */
export async function measurePoll(
  client: pg.Client,
  rows: number,
  random: Random,
  isStopping: () => boolean,
): Promise<number[]> {
  // Three periods and a half: each row has its own place in a period.
  const spread = 3.5 * PEER_PERIOD;
  const dues = Array.from({ length: rows }, () => random.int(0, spread));
  await client.query('create table peer_due (id serial primary key, due_at timestamptz not null)');
  await client.query(
    `insert into peer_due (due_at)
     select clock_timestamp() + d * interval '1 millisecond' from unnest($1::int[]) as d`,
    [dues],
  );
  const late: number[] = [];
  while (late.length < rows && !isStopping()) {
    await wait(PEER_PERIOD);
    const taken = await client.query<{ late: number }>(
      `delete from peer_due where due_at <= clock_timestamp()
       returning (extract(epoch from clock_timestamp() - due_at) * 1000)::float8 as late`,
    );
    late.push(...taken.rows.map((row) => row.late));
  }
  return late;
}
