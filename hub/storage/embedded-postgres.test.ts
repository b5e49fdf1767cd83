import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../../test/program.ts';
import { joinPostgres, startPostgres, stopPostgres } from './embedded-postgres.ts';
import { reachableBinaries, RUNTIME_FOLDER } from './postgres-home.ts';

const asRoot = process.getuid?.() === 0;

let root: string;
/** One cluster for most tests, made once. */
let folder: string;
const said: string[] = [];
const log = (line: string) => said.push(line);
const start = (at = folder) => startPostgres({ folder: at, log, settings: { shared_buffers: '32MB' } });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk311-pg-'));
  await chmod(root, 0o711);
  folder = join(root, 'cluster');
});
afterEach(async () => {
  said.length = 0;
  if (existsSync(join(folder, 'data'))) await stopPostgres({ folder, log });
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = async () =>
  Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** A program of ours that starts PostgreSQL on the folder and is then killed, as a hub might be. */
async function killedHub(): Promise<void> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const script = `import { startPostgres } from ${JSON.stringify(module)};
    await startPostgres({ folder: ${JSON.stringify(folder)}, log: () => {}, settings: { shared_buffers: '32MB' } });
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a new folder becomes a database: checked passwords, this machine only, commits on the disk', async () => {
  const running = await start();
  expect(await query(running.url, 'show server_version_num')).toEqual([
    { server_version_num: expect.stringMatching(/^18/) },
  ]);
  expect(await query(running.url, 'select current_database() as name')).toEqual([{ name: 'desk311' }]);
  for (const [setting, value] of [
    ['synchronous_commit', 'on'],
    ['fsync', 'on'],
    ['listen_addresses', '127.0.0.1'],
    ['data_checksums', 'on'],
  ]) {
    expect(await query(running.url, `show ${setting}`)).toEqual([{ [setting!]: value }]);
  }
  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);

  const { port, password } = new URL(running.url);
  expect(password).toMatch(/^[\w-]{32}$/);
  await expect(query(running.url.replace(password, 'wrong'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find((one) => !one.internal && one.family === 'IPv4');
  const knock = (address: string) =>
    once(connect(Number(port), address), 'connect').then(() => 'open', String);
  expect(elsewhere === undefined ? 'no network' : await knock(elsewhere.address)).toMatch(
    /ECONNREFUSED|no network/,
  );

  await query(running.url, 'create table kept as select 1 as n');
  const before = performance.now();
  await running.stop();
  console.log(`stopped in ${Math.round(performance.now() - before)} ms`);
  expect(performance.now() - before).toBeLessThan(5_000);
  await expect(query(running.url, 'select 1')).rejects.toThrow('ECONNREFUSED');

  const again = await start();
  expect(await query(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await again.stop();
});

test('a second hub on the folder is refused, a program may join, and both leave the first alone', async () => {
  const running = await start();
  await expect(start()).rejects.toThrow(
    `Another Desk311 hub is running on ${folder}: stop that one first, or give this one its own folder with DESK311_DATA.`,
  );
  const joined = await joinPostgres({ folder, log });
  expect(joined.url).toBe(running.url);
  await joined.stop();
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await running.stop();
  const alone = await joinPostgres({ folder, log });
  expect(await query(alone.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await alone.stop();
  await expect(query(alone.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('what a killed hub left running is ended by the next', async () => {
  await killedHub();
  const left = await postmasterPid();
  const running = await start();
  expect(said).toEqual([`Stopping the PostgreSQL (process ${left}) that an earlier hub left behind.`]);
  expect(await postmasterPid()).not.toBe(left);
  await running.stop();
});

test('a killed PostgreSQL starts again with what was committed', async () => {
  const running = await start();
  await query(running.url, 'create table committed as select 7 as n');
  process.kill(await postmasterPid(), 'SIGKILL');
  // At once, while its orphans are still going away.
  const again = await start();
  expect(await query(again.url, 'select n from committed')).toEqual([{ n: 7 }]);
  await again.stop();
  await running.stop();
});

test('whoever uses it is told when it is gone for good, and is not when it only recovers', async () => {
  let lost = 0;
  const running = await startPostgres({
    folder,
    log,
    lost: () => (lost += 1),
    settings: { shared_buffers: '32MB' },
  });
  // A process of PostgreSQL that dies takes all connections with it; PostgreSQL itself goes on.
  const client = new pg.Client({ connectionString: running.url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]!.pid, 'SIGKILL');
  await until('the recovery', async () =>
    (await query(running.url, 'select 1').catch(() => null)) === null ? null : true,
  );
  await until('the owner to be back', async () => {
    const owners = await query(
      running.url,
      "select 1 from pg_stat_activity where application_name = 'desk311-owner'",
    );
    return owners.length === 1 ? true : null;
  });
  expect(lost).toBe(0);
  await expect(start()).rejects.toThrow('Another Desk311 hub is running');

  process.kill(await postmasterPid(), 'SIGKILL');
  await until('the loss', () => (lost === 1 ? true : null), 15_000);
  await running.stop();
});

test('a number in an old file that another program bears now does not matter', async () => {
  await writeFile(
    join(folder, 'data', 'postmaster.pid'),
    `${process.pid}\n${join(folder, 'data')}\n1\n5432\n\n127.0.0.1\n`,
  );
  const running = await start();
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await running.stop();
});

test('a start that was cut off before the database was made begins anew', async () => {
  const at = join(root, 'cut-off');
  await mkdir(join(at, 'data.new'), { recursive: true });
  await writeFile(join(at, 'data.new', 'PG_VERSION'), '18\n');
  const running = await start(at);
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await running.stop();
});

test('a database of another version of PostgreSQL is refused', async () => {
  const at = join(root, 'old');
  await mkdir(join(at, 'data'), { recursive: true });
  await writeFile(join(at, 'data', 'PG_VERSION'), '16\n');
  await expect(start(at)).rejects.toThrow(
    `The database in ${at} was made by PostgreSQL 16 and this is 18: start the Desk311 that made it, or move its data with pg_dump.`,
  );
});

test('a folder that PostgreSQL can not reach is put elsewhere, and found there again', async () => {
  const closed = join(root, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const at = join(closed, 'postgres');
  const running = await start(at);
  await query(running.url, 'create table kept as select 1 as n');
  await running.stop();
  // Only root's PostgreSQL is somebody else, who is shut out.
  const home = asRoot ? (await readFile(join(at, 'database-is-in.txt'), 'utf8')).trim() : at;
  expect(said).toEqual(
    asRoot ? [`PostgreSQL can't pass through ${closed}, so the database is kept in ${home}.`] : [],
  );
  expect(existsSync(join(home, 'data', 'PG_VERSION'))).toBe(true);
  await chmod(closed, 0o755);
  const again = await start(at);
  expect(await query(again.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await again.stop();
  if (asRoot) await rm(home, { recursive: true });
});

test('programs that PostgreSQL can not reach are copied to where it can, once', async () => {
  const closed = join(root, 'modules');
  const installation = join(closed, `package-${process.pid}`, 'native');
  await mkdir(join(installation, 'bin'), { recursive: true });
  await writeFile(join(installation, 'bin', 'pg_ctl'), 'program');
  await writeFile(join(installation, '..', 'package.json'), JSON.stringify({ name: installation }));
  await chmod(closed, 0o700);
  const binaries = {
    installation,
    initdb: join(installation, 'bin', 'initdb'),
    pgCtl: join(installation, 'bin', 'pg_ctl'),
  };
  expect(await reachableBinaries(binaries, null, log)).toBe(binaries);
  const nobody = { uid: 65_534, gid: 65_534 };
  // Only root runs PostgreSQL as somebody else.
  const user = asRoot ? nobody : null;
  const copy = await reachableBinaries(binaries, user, log);
  expect(copy.installation.startsWith(asRoot ? RUNTIME_FOLDER : installation)).toBe(true);
  expect(await readFile(join(copy.installation, 'bin', 'pg_ctl'), 'utf8')).toBe('program');
  expect(await reachableBinaries(binaries, user, log)).toEqual(copy);
  expect(said).toHaveLength(asRoot ? 1 : 0);
  if (asRoot) await rm(copy.installation, { recursive: true });
  await chmod(closed, 0o755);
  expect(await reachableBinaries(binaries, nobody, log)).toBe(binaries);
});
