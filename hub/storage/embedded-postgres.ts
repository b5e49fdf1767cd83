import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { postgresHome, reachableBinaries } from './postgres-home.ts';
import { postgresUser, type PostgresUser } from './postgres-user.ts';
import { findPostmaster } from './postmaster.ts';

const run = promisify(execFile);

const VERSION = '18';
const NAME = 'desk311';
/** Held by the hub that owns the folder for as long as it lives; PostgreSQL lets go of it when the hub dies. */
const OWNER_LOCK = 311_002;
const MEGABYTE = 1024 * 1024;
const LOG_LIMIT = 5 * MEGABYTE;

export interface PostgresOptions {
  /** Where the database lives; made when missing. */
  readonly folder: string;
  readonly log: (line: string) => void;
  /** Told, once, that PostgreSQL ended by itself and did not come back. */
  readonly lost?: () => void;
  /** Settings of PostgreSQL that win over ours, such as `fsync` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  readonly url: string;
  /** Ends it, within five seconds. */
  stop(): Promise<void>;
}

/** One cluster on the disk, with what it takes to run it. */
interface Cluster {
  readonly asked: string;
  readonly data: string;
  readonly logFile: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly user: PostgresUser | null;
}

async function clusterIn({ folder, log }: PostgresOptions): Promise<Cluster> {
  const user = await postgresUser();
  const home = await postgresHome(folder, user, log);
  const binaries = await reachableBinaries(await findPostgresBinaries(), user, log);
  const data = join(home, 'data');
  const logFile = join(data, 'server.log');
  return { asked: folder, data, logFile, password: await passwordIn(home, user), binaries, user };
}

/** The password of the cluster, made at the first start; a file only its owner reads. */
async function passwordIn(home: string, user: PostgresUser | null): Promise<string> {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user !== null) await chown(file, user.uid, user.gid);
  }
  return (await readFile(file, 'utf8')).trim();
}

async function runProgram(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  // PGPORT, PGDATA and their like in the environment of the hub mean another server.
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  await run(program, [...args], {
    cwd: join(cluster.data, '..'),
    env: { ...Object.fromEntries(environment), LC_ALL: 'C' },
    windowsHide: true,
    ...cluster.user,
  });
}

/** Makes the cluster beside its place and moves it there whole, so that a crash leaves no half of one. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const half = `${cluster.data}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (cluster.user !== null) await chown(half, cluster.user.uid, cluster.user.gid);
  await runProgram(cluster, cluster.binaries.initdb, [
    `--pgdata=${half}`,
    `--username=${NAME}`,
    `--pwfile=${join(cluster.data, '..', 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    // Moved before it is used, so it is enough that PostgreSQL syncs what it writes from then on.
    '--no-sync',
  ]);
  const config = join(half, 'postgresql.conf');
  await writeFile(config, `${await readFile(config, 'utf8')}\ninclude 'desk311.conf'\n`);
  await rename(half, cluster.data);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function writeSettings(
  cluster: Cluster,
  port: number,
  own: PostgresOptions['settings'],
): Promise<void> {
  const buffers = Math.min(512, Math.max(32, Math.round(totalmem() / MEGABYTE / 8)));
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${buffers}MB`,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    // An answered command is on the disk.
    synchronous_commit: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // Rows in error details may hold personal data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...own,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  await writeFile(join(cluster.data, 'desk311.conf'), lines.join(''), { mode: 0o644 });
}

async function tailOf(file: string): Promise<string> {
  if (!existsSync(file)) return '';
  return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-3).join(' ');
}

/** Starts the server and returns its port. Tries again while parts of a crashed one are still going away. */
async function launch(cluster: Cluster, settings: PostgresOptions['settings']): Promise<number> {
  if (existsSync(cluster.logFile) && (await stat(cluster.logFile)).size > LOG_LIMIT)
    await rm(cluster.logFile);
  const args = [
    'start',
    '--wait',
    '--silent',
    '--timeout=60',
    `--pgdata=${cluster.data}`,
    `--log=${cluster.logFile}`,
  ];
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    await writeSettings(cluster, port, settings);
    try {
      await runProgram(cluster, cluster.binaries.pgCtl, args);
      return port;
    } catch (error) {
      if (tries < 10 && error instanceof Error && 'code' in error && error.code === 1) {
        await wait(300);
        continue;
      }
      throw new StartRefusal(
        `PostgreSQL did not start on ${cluster.asked}; its last words in ${cluster.logFile} are: ${await tailOf(cluster.logFile)}`,
      );
    }
  }
}

async function halt(cluster: Cluster): Promise<void> {
  const stop = ['stop', '--wait', '--silent', `--pgdata=${cluster.data}`];
  try {
    await runProgram(cluster, cluster.binaries.pgCtl, [...stop, '--mode=fast', '--timeout=2']);
  } catch {
    // Gone already, or still writing: then without a checkpoint, and the next start replays the log.
    if ((await findPostmaster(cluster.data)) === null) return;
    await runProgram(cluster, cluster.binaries.pgCtl, [...stop, '--mode=immediate', '--timeout=1']);
  }
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${NAME}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function connect(cluster: Cluster, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    application_name: 'desk311-owner',
  });
  await client.connect();
  return client;
}

async function takeOwnership(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    OWNER_LOCK,
  ]);
  return rows[0]?.taken === true;
}

const inUse = (folder: string) =>
  new StartRefusal(
    `Another Desk311 hub is running on ${folder}: stop that one first, or give this one its own folder with DESK311_DATA.`,
  );

/** Connects as the owner of the cluster; makes the database when it is missing. */
async function becomeOwner(cluster: Cluster, port: number): Promise<pg.Client> {
  const client = await connect(cluster, port);
  if (!(await takeOwnership(client))) {
    await client.end();
    throw inUse(cluster.asked);
  }
  const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
  if (rowCount === 0) await client.query(`create database ${NAME}`);
  return client;
}

/** Stays the owner until released, also when PostgreSQL recovers from a crash of one of its processes. */
async function holdOwnership(cluster: Cluster, port: number, { log, lost }: PostgresOptions) {
  let released = false;
  let owner = await becomeOwner(cluster, port);
  const watch = () => {
    owner.on('error', (error) => log(`The database closed a connection: ${error.message}`));
    owner.on('end', () => {
      if (!released) void regain();
    });
  };
  const regain = async (): Promise<void> => {
    while (!released) {
      await wait(250);
      const again = await becomeOwner(cluster, port).catch(() => null);
      if (again !== null) {
        owner = again;
        return watch();
      }
      if ((await findPostmaster(cluster.data)) === null) return lost?.();
    }
  };
  watch();
  return {
    release: async () => {
      released = true;
      await owner.end();
    },
  };
}

/** Ends what a killed hub left running. Throws a StartRefusal when its hub is alive. */
async function clearTheWay(cluster: Cluster, log: (line: string) => void): Promise<void> {
  const found = await findPostmaster(cluster.data);
  if (found === null) return;
  const client = found.port === null ? null : await connect(cluster, found.port).catch(() => null);
  if (client !== null) {
    const orphan = await takeOwnership(client);
    await client.end();
    if (!orphan) throw inUse(cluster.asked);
  }
  log(`Stopping the PostgreSQL (process ${found.pid}) that an earlier hub left behind.`);
  await halt(cluster);
}

async function refuseOtherVersion(cluster: Cluster): Promise<void> {
  const version = (await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')).trim();
  if (version === VERSION) return;
  throw new StartRefusal(
    `The database in ${cluster.asked} was made by PostgreSQL ${version} and this is ${VERSION}: start the Desk311 that made it, or move its data with pg_dump.`,
  );
}

/**
 * Starts PostgreSQL 18 on a folder, listening on 127.0.0.1 only, and makes the cluster and the database when they
 * are missing. What a crash left behind is cleared first. Throws a StartRefusal, one sentence, when another hub
 * lives on the folder or PostgreSQL can't run there.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const cluster = await clusterIn(options);
  if (existsSync(join(cluster.data, 'PG_VERSION'))) {
    await refuseOtherVersion(cluster);
    await clearTheWay(cluster, options.log);
  } else {
    await makeCluster(cluster);
  }
  const port = await launch(cluster, options.settings);
  const ownership = await holdOwnership(cluster, port, options);
  return {
    url: urlOf(cluster, port, NAME),
    stop: async () => {
      await ownership.release();
      await halt(cluster);
    },
  };
}

/**
 * Uses the PostgreSQL that a hub runs on a folder, or starts it when none does: for programs such as the import,
 * which may run beside a hub. Stopping ends only what was started here.
 */
export async function joinPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const cluster = await clusterIn(options);
  const found = existsSync(cluster.data) ? await findPostmaster(cluster.data) : null;
  if (found === null || found.port === null) return startPostgres(options);
  const { port } = found;
  const client = await connect(cluster, port).catch(() => null);
  if (client === null) return startPostgres(options);
  const orphan = await takeOwnership(client);
  await client.end();
  return orphan ? startPostgres(options) : { url: urlOf(cluster, port, NAME), stop: async () => {} };
}

/** Ends the PostgreSQL on a folder, whoever started it; nothing happens when none runs. */
export async function stopPostgres(options: Pick<PostgresOptions, 'folder' | 'log'>): Promise<void> {
  await halt(await clusterIn(options));
}
