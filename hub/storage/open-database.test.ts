import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import type { Db } from './database.ts';
import { openDatabase } from './open-database.ts';
import { migrate } from './migrate.ts';

let url: string;
let db: Db;

beforeAll(async () => {
  url = await testDatabase();
  db = openDatabase(url, { poolSize: 2 });
  await migrate(db);
});
afterAll(() => db.destroy());

test('times and counts come as numbers', async () => {
  const { rows } = await sql`select now_ms() as now, count(*) as cases from cases`.execute(db);
  expect(rows).toEqual([{ now: expect.any(Number), cases: 0 }]);
});

test('a statement is planned once per connection, whatever its values', async () => {
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => sql`select ${n}::int + ${'1'}::int as sum`.execute(db)),
  );
  const plans = await Promise.all(
    Array.from({ length: 2 }, () =>
      sql<{ plans: number }>`
        select count(*) as plans from pg_prepared_statements, pg_sleep(0.1) where statement like '%as sum%'`.execute(
        db,
      ),
    ),
  );
  expect(plans.map(({ rows }) => rows[0]?.plans)).toEqual([1, 1]);
});

test('a hub that freezes with the lock of the feed does not hold the others for ever', async () => {
  const frozen = openDatabase(url, { poolSize: 1, stuckAfter: 300 });
  let locked = () => {};
  const holds = new Promise<void>((resolve) => (locked = resolve));
  const freezing = frozen.transaction().execute(async (tx) => {
    await tx.updateTable('feed_head').set({ number: 99 }).execute();
    locked();
    await wait(1_500);
    await tx.updateTable('feed_head').set({ number: 100 }).execute();
  });
  const ended = freezing.then(() => 'committed', String);
  await holds;
  const before = performance.now();
  await db.updateTable('feed_head').set({ number: 1 }).execute();
  expect(performance.now() - before).toBeLessThan(1_400);
  expect(await ended).toMatch(/terminat|idle-in-transaction|not queryable/);
  expect(await db.selectFrom('feed_head').select('number').execute()).toEqual([{ number: 1 }]);
  await frozen.destroy();
});
