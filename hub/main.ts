import { existsSync, openSync, writeSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { clamdAddress, clamdChecker } from './attachments/clamd-checker.ts';
import { CityPackError } from './city/city-pack-error.ts';
import { loadCityPack } from './city/load-city-pack.ts';
import { createHub } from './create-hub.ts';
import { createLog } from './hub-log.ts';
import { messageSenders, messageSettings, pointWebhook } from './messages/message-settings.ts';
import { StartRefusal } from './start-refusal.ts';
import { startPostgres } from './storage/embedded-postgres.ts';

const CITIES = fileURLToPath(new URL('../resources/cities', import.meta.url));
const PORT_RULE = 'must be a number from 0 to 65535';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOG_LIMIT = 20 * 1024 * 1024;

const environment = z.object({
  /** PostgreSQL to work on; without one the hub brings its own. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' }).optional(),
  /** Folder for the database, the log and hub.json. */
  DESK311_DATA: z.string().min(1).default('.desk311'),
  DESK311_PORT: z.coerce
    .number({ error: PORT_RULE })
    .int(PORT_RULE)
    .min(0, PORT_RULE)
    .max(65_535, PORT_RULE)
    .default(0),
  DESK311_HOST: z.string().min(1).default('127.0.0.1'),
  DESK311_CITY: z
    .string()
    .regex(/^[a-z-]+$/, 'must be the name of a folder in resources/cities')
    .default('los-angeles'),
  /** Proxies whose word on who asks is taken: addresses or ranges, with commas. */
  DESK311_PROXIES: z.string().min(1).optional(),
  /** Where ClamAV's daemon listens: host:port, or the path of its socket. */
  DESK311_CLAMD: z
    .string()
    .transform((text, { addIssue }) => {
      const address = clamdAddress(text);
      if (address === null)
        addIssue({ code: 'custom', message: 'must be host:port or the path of a socket' });
      return address;
    })
    .optional(),
  /** Without ClamAV: which files are taken without a supervisor. */
  DESK311_WITHOUT_CLAMD: z.enum(['pictures', 'nothing']).default('pictures'),
  /**
   * Where residents reach this hub, for links in messages: https, since links carry secrets; `own` for the address it
   * listens at, for demonstrations. Without one there are no pages for residents.
   */
  DESK311_PUBLIC_URL: z
    .literal('own')
    .or(z.url({ protocol: /^https?$/ }))
    .transform((text, { addIssue }) => {
      const url = text === 'own' ? null : new URL(text);
      if (url === null) return text;
      if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname))
        addIssue({ code: 'custom', message: 'links carry secrets, so it must begin with https://' });
      return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    })
    .optional(),
  ...messageSettings,
  /** Where the log goes: hub.log in the data folder, or the standard error output. */
  DESK311_LOG: z.enum(['file', 'stderr']).default('file'),
});

/** The settings; an empty variable counts as none. */
function readEnvironment(): z.infer<typeof environment> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new StartRefusal(`The setting ${first?.path.join('.')} can't be used: ${first?.message}.`);
}

async function openLog(folder: string, where: 'file' | 'stderr') {
  if (where === 'stderr') return createLog({ level: 'info', stream: process.stderr });
  const file = join(folder, 'hub.log');
  if (existsSync(file) && (await stat(file)).size > LOG_LIMIT) await rename(file, `${file}.1`);
  const handle = openSync(file, 'a');
  return createLog({ level: 'info', stream: { write: (line) => writeSync(handle, line) } });
}

async function makeDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch {
    throw new StartRefusal(
      `The folder ${folder} can't be made: set DESK311_DATA to one this user may write to.`,
    );
  }
}

function findCity(name: string): string {
  const folder = join(CITIES, name);
  if (existsSync(folder)) return folder;
  throw new StartRefusal(`There is no city "${name}": set DESK311_CITY to a folder in ${CITIES}.`);
}

/** Written whole or not at all: whoever started the hub waits for it. */
async function writeNote(file: string, note: { port: number; pid: number; url: string }): Promise<void> {
  const half = `${file}.${process.pid}`;
  await writeFile(half, `${JSON.stringify(note)}\n`);
  await rename(half, file);
}

/** Starts a hub from the environment, and returns what stops it. */
async function start(lost: () => void): Promise<() => Promise<void>> {
  const settings = readEnvironment();
  const data = resolve(settings.DESK311_DATA);
  const senders = messageSenders(settings, data, Date.now);
  const cityFolder = findCity(settings.DESK311_CITY);
  await makeDataFolder(data);
  const pack = await loadCityPack(cityFolder, data);
  const log = await openLog(data, settings.DESK311_LOG);

  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    let databaseUrl = settings.DATABASE_URL;
    if (databaseUrl === undefined) {
      const folder = join(data, 'postgres');
      const postgres = await startPostgres({ folder, log: (line) => log.info(line), lost });
      ends.push(() => postgres.stop());
      databaseUrl = postgres.url;
    }
    const clamd = settings.DESK311_CLAMD ?? null;
    const hub = await createHub({
      databaseUrl,
      pack,
      log,
      trustProxy: settings.DESK311_PROXIES ?? null,
      checker: clamd === null ? null : clamdChecker(clamd),
      withoutChecker: settings.DESK311_WITHOUT_CLAMD,
      senders,
      pointWebhook: pointWebhook(settings),
      publicUrl: settings.DESK311_PUBLIC_URL ?? null,
    });
    ends.push(() => hub.close());
    const { url, port } = await hub.listen({ host: settings.DESK311_HOST, port: settings.DESK311_PORT });
    const note = join(data, 'hub.json');
    ends.push(() => rm(note, { force: true }));
    await writeNote(note, { port, pid: process.pid, url });
    console.log(`Desk311 hub for ${pack.city.name}: ${url}`);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One sentence for what was to be expected; everything there is for a bug. */
function complain(error: unknown): void {
  const expected = error instanceof StartRefusal || error instanceof CityPackError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}

const running = start(() => {
  console.error('The database of this hub has ended and does not come back. Start the hub again.');
  process.exitCode = 1;
  void end();
});

/** Whatever hangs, such as a database that does not answer any more: asked to end, the hub ends. Milliseconds. */
const DEADLINE = 4_800;

let ending: Promise<void> | null = null;
function end(): Promise<void> {
  ending ??= endInOrder();
  return ending;
}

async function endInOrder(): Promise<void> {
  setTimeout(() => process.exit(1), DEADLINE).unref();
  try {
    const stop = await running.catch(() => null);
    await stop?.();
  } catch (error) {
    complain(error);
  }
  process.exit();
}

// A terminal tells every program in it and npm tells its child once more: the second time changes nothing.
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
running.catch((error: unknown) => {
  complain(error);
  void end();
});
