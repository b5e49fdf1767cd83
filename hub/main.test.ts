import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedPage } from '../shared/contract/hub-protocol.ts';
import { testDatabase } from '../test/postgres.ts';
import { startProgram, until, type ChildProgram } from '../test/program.ts';
import {
  ids,
  noteCommand,
  openCommand,
  PASSWORD,
  QUICK_COST,
  signInDesk,
  type TestDesk,
} from '../test/test-hub.ts';
import { SMALL_CITY } from '../test/small-city.ts';
import { openDatabase } from './storage/open-database.ts';
import { joinPostgres, stopPostgres } from './storage/embedded-postgres.ts';
import { migrate } from './storage/migrate.ts';
import { createAccount } from './write/accounts.ts';
import { keptPassword } from './write/password.ts';

let data: string;
const account = {
  id: ids.account(),
  login: 'ana',
  name: 'Ana Ruiz',
  role: 'supervisor' as const,
  department: null,
  unit: null,
};

const programs: ChildProgram[] = [];

function run(env: Record<string, string> = {}): ChildProgram {
  const program = startProgram('hub/main.ts', [], {
    DATABASE_URL: '',
    DESK311_DATA: data,
    DESK311_PORT: '',
    DESK311_HOST: '',
    ...env,
  });
  programs.push(program);
  return program;
}

/** A hub on its own database; resolves when it has said that it is ready. */
async function started(env: Record<string, string> = {}): Promise<ChildProgram & { url: string }> {
  const program = run(env);
  const url = await until(
    'the hub',
    () => /^Desk311 hub for Los Angeles: (http:\S+)$/m.exec(program.output())?.[1] ?? null,
    30_000,
    program.output,
  );
  return { ...program, url };
}

async function timed<T>(work: Promise<T>): Promise<{ value: T; took: number }> {
  const before = performance.now();
  const value = await work;
  return { value, took: performance.now() - before };
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'desk311-hub-'));
  await chmod(data, 0o711);
});
afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill()));
  await stopPostgres({ folder: join(data, 'postgres'), log: () => {} });
  await rm(data, { recursive: true, force: true });
});

test('the hub starts, says where it is, and ends with its database when asked to', async () => {
  const hub = await started();
  expect(JSON.parse(await readFile(join(data, 'hub.json'), 'utf8'))).toEqual({
    port: Number(new URL(hub.url).port),
    pid: hub.pid,
    url: hub.url,
  });
  expect(await (await fetch(`${hub.url}/health`)).json()).toMatchObject({
    city: 'los-angeles',
    status: 'ready',
  });

  const other = run();
  expect(await other.ended()).toBe(1);
  expect(other.output().trim()).toBe(
    `Another Desk311 hub is running on ${join(data, 'postgres')}: stop that one first, or give this one its own folder with DESK311_DATA.`,
  );

  // While the hub runs a program beside it makes the first account.
  const postgres = await joinPostgres({ folder: join(data, 'postgres'), log: () => {} });
  const db = openDatabase(postgres.url);
  expect(
    await createAccount(
      { db, city: SMALL_CITY },
      account,
      await keptPassword(randomBytes, PASSWORD, QUICK_COST),
    ),
  ).toBe(true);
  await db.destroy();

  const { value: code, took } = await timed(hub.stop());
  console.log(`the hub stopped in ${Math.round(took)} ms`);
  expect({ code, quick: took < 5_000, output: hub.output().trim().split('\n').length }).toEqual({
    code: 0,
    quick: true,
    output: 1,
  });
  expect(existsSync(join(data, 'hub.json'))).toBe(false);
  expect(existsSync(join(data, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
});

/** Notes of a case that were answered as accepted. */
async function keepNoting(
  desk: TestDesk,
  id: ReturnType<typeof ids.case>,
  accepted: string[],
): Promise<string> {
  for (;;) {
    const note = noteCommand(id, 'zebrafinch');
    try {
      const result = await desk.send(note);
      if (result.status === 'accepted') accepted.push(note.note.id);
    } catch (error) {
      return String(error);
    }
  }
}

async function notesIn(desk: TestDesk): Promise<string[]> {
  const page = feedPage.parse((await desk.get('/api/feed?since=0&limit=10')).body);
  return page.items.flatMap((item) =>
    item.kind === 'case' ? item.entries.flatMap((entry) => Object.keys(entry.texts)) : [],
  );
}

test('nothing that was answered is lost: neither when it is asked to stop, nor when everything is killed', async () => {
  const accepted: string[] = [];
  const first = await started();
  const desk = await signInDesk(first.url, account);
  const open = openCommand({ service: 'bulky-items' });
  await desk.send(open);
  const writers = Array.from({ length: 4 }, () => keepNoting(desk, open.caseId, accepted));
  await until('some notes', () => (accepted.length > 20 ? true : null));
  const { value: code, took } = await timed(first.stop());
  expect({ code, quick: took < 5_000 }).toEqual({ code: 0, quick: true });
  for (const end of await Promise.all(writers)) expect(end).toMatch(/shutting-down|fetch failed/);

  const second = await started();
  const again = await signInDesk(second.url, account);
  expect((await notesIn(again)).toSorted()).toEqual(accepted.toSorted());

  const more = Array.from({ length: 4 }, () => keepNoting(again, open.caseId, accepted));
  const before = accepted.length;
  await until('more notes', () => (accepted.length > before + 20 ? true : null));
  const postgres = Number(
    (await readFile(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
  process.kill(postgres, 'SIGKILL');
  await second.kill();
  await Promise.all(more);

  const third = await started();
  const last = await signInDesk(third.url, account);
  expect(await notesIn(last)).toEqual(expect.arrayContaining(accepted));
  await third.kill();

  // The hub alone was killed now: its PostgreSQL still runs and must not be in the way.
  const fourth = await started();
  expect((await signInDesk(fourth.url, account)).account).toEqual(account);
  await fourth.stop();
  const log = await readFile(join(data, 'hub.log'), 'utf8');
  expect(log).not.toContain('zebrafinch');
  expect(log).not.toContain(PASSWORD);
});

test('when its database ends for good the hub says so and ends', async () => {
  const hub = await started();
  process.kill(
    Number((await readFile(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]),
    'SIGKILL',
  );
  expect(await hub.ended()).toBe(1);
  expect(hub.output().trim().split('\n').at(-1)).toBe(
    'The database of this hub has ended and does not come back. Start the hub again.',
  );
});

describe('what a person can put right is one sentence', () => {
  const sentence = async (env: Record<string, string>) => {
    const program = run(env);
    const code = await program.ended();
    return { code, output: program.output().trim() };
  };

  test('a setting that can not be used', async () => {
    const cases: [Record<string, string>, unknown][] = [
      [
        { DESK311_PORT: '70000' },
        "The setting DESK311_PORT can't be used: must be a number from 0 to 65535.",
      ],
      [
        { DATABASE_URL: 'mysql://x/y' },
        "The setting DATABASE_URL can't be used: must begin with postgres://.",
      ],
      [
        { DESK311_CITY: '../etc' },
        "The setting DESK311_CITY can't be used: must be the name of a folder in resources/cities.",
      ],
      [
        { DESK311_CITY: 'atlantis' },
        expect.stringMatching(/^There is no city "atlantis": set DESK311_CITY to a folder in .*cities\.$/),
      ],
      [
        { DESK311_DATA: '/dev/null/x' },
        "The folder /dev/null/x can't be made: set DESK311_DATA to one this user may write to.",
      ],
      [
        { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/x' },
        "The hub can't use the PostgreSQL that DATABASE_URL names: it does not answer (ECONNREFUSED).",
      ],
    ];
    expect(await Promise.all(cases.map(([env]) => sentence(env)))).toEqual(
      cases.map(([, output]) => ({ code: 1, output })),
    );
  });

  test('a database of another city, from the future, or with a wrong password; a port that is taken', async () => {
    const url = await testDatabase();
    const db = openDatabase(url);
    await migrate(db);
    await db.insertInto('settings').values({ key: 'city', value: 'small-city' }).execute();
    expect(await sentence({ DATABASE_URL: url })).toEqual({
      code: 1,
      output:
        'This database belongs to the city "small-city", not to "los-angeles": set DESK311_CITY or the database to the other.',
    });
    await db.deleteFrom('settings').execute();

    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await sentence({ DATABASE_URL: url, DESK311_PORT: String(port) })).toEqual({
      code: 1,
      output: `Port ${port} is taken by another program: set DESK311_PORT to a free one.`,
    });
    taken.close();

    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    expect(await sentence({ DATABASE_URL: wrong })).toEqual({
      code: 1,
      output:
        "The hub can't use the PostgreSQL that DATABASE_URL names: it refuses the user or the password.",
    });

    await sql`insert into migrations (number, name, hash) values (9990, '9990-hovercraft.sql', 'x')`.execute(
      db,
    );
    expect(await sentence({ DATABASE_URL: url })).toEqual({
      code: 1,
      output:
        'The database comes from a newer Desk311 (it has "9990-hovercraft.sql", which this one does not know): start that version, or restore a backup made before the upgrade.',
    });
    await db.destroy();
  });
});
