import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { atEndOfFile } from './clean-up.ts';
import { startPostgres } from '../hub/storage/embedded-postgres.ts';

async function readUrl(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

/** The PostgreSQL of this run: started by whoever asks first, shared by all test files. */
async function sharedServer(): Promise<string> {
  const folder = inject('postgresFolder');
  const file = join(folder, 'url');
  const known = await readUrl(file);
  if (known !== null) return known;
  const mine = await mkdir(join(folder, 'starting')).then(
    () => true,
    () => false,
  );
  if (mine) {
    // What a test loses in a power cut is no loss.
    const settings = { fsync: 'off', shared_buffers: '128MB', max_connections: '500' };
    const { url } = await startPostgres({ folder: join(folder, 'cluster'), log: () => {}, settings });
    await writeFile(`${file}.new`, url);
    await rename(`${file}.new`, file);
    return url;
  }
  for (let tries = 0; tries < 600; tries += 1) {
    const url = await readUrl(file);
    if (url !== null) return url;
    await wait(100);
  }
  throw new Error("the tests' PostgreSQL did not start within a minute");
}

/** Which database a test wants; one with a new name, empty, and dropped after the test file, if nothing is said. */
interface Wanted {
  readonly name?: string;
  /** A database to copy. Nobody may be connected to it. */
  readonly template?: string;
  /** It stays until the end of the run. */
  readonly keep?: boolean;
}

/** Address of a fresh database of real PostgreSQL 18. */
export async function testDatabase(wanted: Wanted = {}): Promise<string> {
  const server = await sharedServer();
  const name = wanted.name ?? `test_${randomBytes(8).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}${wanted.template === undefined ? '' : ` template ${wanted.template}`}`);
  if (wanted.keep !== true) atEndOfFile(() => run(`drop database if exists ${name} with (force)`));
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
