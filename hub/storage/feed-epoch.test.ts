import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import type { Db } from './database.ts';
import { openDatabase } from './open-database.ts';
import { renewEpochAfterRestore } from './feed-epoch.ts';
import { migrate } from './migrate.ts';

let db: Db;
beforeAll(async () => {
  db = openDatabase(await testDatabase());
  await migrate(db);
});
afterAll(() => db.destroy());

const readEpoch = () => db.selectFrom('feed_head').select(['epoch', 'made_on']).executeTakeFirstOrThrow();

test('the epoch stays over restarts and changes when the database was made elsewhere', async () => {
  const { epoch: first } = await readEpoch();
  expect(await renewEpochAfterRestore(db)).toBe(false);
  expect(await renewEpochAfterRestore(db)).toBe(false);
  const { epoch: kept, made_on: here } = await readEpoch();
  expect(kept).toBe(first);

  await db.updateTable('feed_head').set({ made_on: '7100000000000000000/00000001' }).execute();
  expect(await renewEpochAfterRestore(db)).toBe(true);
  const renewed = await readEpoch();
  expect(renewed.made_on).toBe(here);
  expect(renewed.epoch).not.toBe(first);
  expect(await renewEpochAfterRestore(db)).toBe(false);
});
