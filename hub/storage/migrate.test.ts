import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import type { Db } from './database.ts';
import { openDatabase } from './open-database.ts';
import { migrate } from './migrate.ts';

let db: Db;
let folder: string;

beforeAll(async () => {
  db = openDatabase(await testDatabase());
  folder = await mkdtemp(join(tmpdir(), 'desk311-migrations-'));
  await write('0010-first.sql', 'create table first (id int); create table other (id int);');
  await write('0020-second.sql', 'create table second (id int);');
});
afterAll(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const run = () => migrate(db, pathToFileURL(`${folder}/`));

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db);
  return rows.map((row) => row.name);
}

test('hubs that start together run each file once, in order', async () => {
  const ran = await Promise.all([run(), run(), run()]);
  expect(ran.flat().toSorted()).toEqual(['0010-first.sql', '0020-second.sql']);
  expect(await tables()).toEqual(['first', 'migrations', 'other', 'second']);
});

test('a file that fails leaves nothing behind, and those before it stay', async () => {
  await write('0030-third.sql', 'create table third (id int);');
  await write('0040-broken.sql', 'create table fourth (id int); select nonsense from nowhere;');
  await expect(run()).rejects.toThrow('relation "nowhere" does not exist');
  expect(await tables()).toEqual(['first', 'migrations', 'other', 'second', 'third']);
  await rm(join(folder, '0040-broken.sql'));
  expect(await run()).toEqual([]);
});

test('line ends that a checkout changed are no edit', async () => {
  await write('0050-lines.sql', 'create table fifth (\n  id int\n);\n');
  await run();
  await write('0050-lines.sql', 'create table fifth (\r\n  id int\r\n);\r\n');
  expect(await run()).toEqual([]);
});

test('an edited migration is refused', async () => {
  await write('0020-second.sql', 'create table second (id bigint);');
  await expect(run()).rejects.toThrow(
    'The migration "0020-second.sql" was edited after this database had run it: put the file back as it was and make the change in a new migration.',
  );
  await write('0020-second.sql', 'create table second (id int);');
});

test('a database from the future is refused', async () => {
  await rm(join(folder, '0050-lines.sql'));
  await expect(run()).rejects.toThrow(
    'The database comes from a newer Desk311 (it has "0050-lines.sql", which this one does not know): start that version, or restore a backup made before the upgrade.',
  );
});
