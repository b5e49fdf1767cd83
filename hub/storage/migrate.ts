import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { StartRefusal } from '../start-refusal.ts';
import type { Db, Tx } from './database.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

/** Any number that nobody else locks: two hubs that start together migrate one after the other. */
const MIGRATION_LOCK = 311_001;

const OWN_MIGRATIONS = new URL('./migrations/', import.meta.url);

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the line ends.
      const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
      const hash = createHash('sha256').update(text).digest('hex');
      return { number: Number(name.slice(0, 4)), name, hash, text };
    }),
  );
}

async function appliedMigrations(tx: Tx): Promise<Map<number, { name: string; hash: string }>> {
  await sql`create table if not exists migrations (
    number integer primary key,
    name text not null,
    hash text not null,
    applied_at timestamptz not null default now()
  )`.execute(tx);
  const { rows } = await sql<{ number: number; name: string; hash: string }>`
    select number, name, hash from migrations`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}

function refuseStrange(
  applied: Map<number, { name: string; hash: string }>,
  known: readonly Migration[],
): void {
  const byNumber = new Map(known.map((one) => [one.number, one]));
  for (const [number, { name, hash }] of applied) {
    const own = byNumber.get(number);
    if (own === undefined) {
      throw new StartRefusal(
        `The database comes from a newer Desk311 (it has "${name}", which this one does not know): start that version, or restore a backup made before the upgrade.`,
      );
    }
    if (own.hash !== hash) {
      throw new StartRefusal(
        `The migration "${own.name}" was edited after this database had run it: put the file back as it was and make the change in a new migration.`,
      );
    }
  }
}

/**
 * Brings the database up to this version, each numbered file in its own transaction, and returns the names it ran.
 * Throws a StartRefusal for a database from a newer version or with an edited migration; nothing is changed then.
 */
export async function migrate(db: Db, folder: URL = OWN_MIGRATIONS): Promise<string[]> {
  const known = await readMigrations(folder);
  const ran: string[] = [];
  for (;;) {
    const name = await db.transaction().execute(async (tx) => {
      // A table of millions of rows takes what it takes.
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx);
      const applied = await appliedMigrations(tx);
      refuseStrange(applied, known);
      const next = known.find((one) => !applied.has(one.number));
      if (next === undefined) return null;
      await sql.raw(next.text).execute(tx);
      await sql`insert into migrations (number, name, hash) values (${next.number}, ${next.name}, ${next.hash})`.execute(
        tx,
      );
      return next.name;
    });
    if (name === null) return ran;
    ran.push(name);
  }
}
