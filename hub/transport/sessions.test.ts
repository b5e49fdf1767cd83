import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { signInAnswer } from '../../shared/contract/hub-protocol.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { ask, ids, PASSWORD, QUICK_COST, signInDesk, testHub, type TestHub } from '../../test/test-hub.ts';
import { createAccount } from '../write/accounts.ts';
import { keptPassword } from '../write/password.ts';
import { MAX_FAILURES_PAIR } from '../write/sign-in-throttle.ts';

const IDLE = 1_000;
const LONGEST = 2_400;

let the: TestHub;
/** Shares the database, and forgets people soon. */
let hasty: TestHub;

beforeAll(async () => {
  the = await testHub();
  hasty = await testHub({ databaseUrl: the.databaseUrl, sessionTimes: { idle: IDLE, longest: LONGEST } });
});

const quickPassword = () => keptPassword(randomBytes, PASSWORD, QUICK_COST);

async function person(login: string) {
  const account = {
    id: ids.account(),
    login,
    name: 'Ana Ruiz',
    role: 'lead' as const,
    department: 'LASAN',
    unit: 'NC',
  };
  await createAccount(the.hub.core, account, await quickPassword());
  return account;
}
const signIn = (login: string, password: string, url = the.url) =>
  ask(`${url}/api/sign-in`, { body: { login, password, consoleId: ids.console() } });
const SIGNED_OUT = {
  status: 401,
  body: { code: 'signed-out', message: 'You are signed out. Sign in again; unsent work is kept.' },
};

test('a sign-in tells the console all it needs, and keeps no token', async () => {
  const account = await person('ana@small.example');
  const before = Date.now();
  const answer = await signIn('  ANA@Small.Example ', PASSWORD);
  const signedIn = signInAnswer.parse(answer.body);
  expect(signedIn).toEqual({
    token: expect.stringMatching(/^[\w-]{43}$/),
    expiresAt: expect.any(Number),
    account,
    city: SMALL_PACK.city.id,
    cityName: 'Small City',
    timeZone: 'America/Los_Angeles',
    scope: expect.stringMatching(/^[0-9a-f]{16}$/),
    phoneKey: the.hub.core.phoneKey,
  });
  expect(signedIn.expiresAt - before).toBeGreaterThan(11.9 * 3_600_000);
  const rows = await the.hub.db
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', account.id)
    .execute();
  expect(JSON.stringify(rows.map((row) => Buffer.from(row.token_hash).toString('base64url')))).not.toContain(
    signedIn.token,
  );
});

test('each account has its own salt and cost, and a login is taken once', async () => {
  const [a, b] = [await person('salt-a'), await person('salt-b')];
  const rows = await the.hub.db.selectFrom('accounts').selectAll().where('id', 'in', [a.id, b.id]).execute();
  expect(rows.map((row) => row.password_cost)).toEqual([QUICK_COST, QUICK_COST]);
  expect(Buffer.from(rows[0]!.password_salt).equals(Buffer.from(rows[1]!.password_salt))).toBe(false);
  expect(Buffer.from(rows[0]!.password_hash).equals(Buffer.from(rows[1]!.password_hash))).toBe(false);
  expect(
    await createAccount(the.hub.core, { ...a, id: ids.account(), login: 'SALT-A' }, await quickPassword()),
  ).toBe(false);
  await expect(
    createAccount(the.hub.core, { ...a, id: ids.account(), department: 'NONE' }, await quickPassword()),
  ).rejects.toThrow('the city has no department "NONE"');
});

test('an unknown login and a wrong password can not be told apart, not even by the time', async () => {
  const account = { ...(await person('someone')), id: ids.account(), login: 'with-real-cost' };
  await createAccount(the.hub.core, account, await keptPassword(randomBytes, PASSWORD));
  /** The quicker of two, as a busy machine only ever adds to it. */
  const timed = async (login: string) => {
    const tries: { answer: Awaited<ReturnType<typeof signIn>>; took: number }[] = [];
    for (let n = 0; n < 2; n += 1) {
      const before = performance.now();
      const answer = await signIn(login, 'wrong');
      tries.push({ answer, took: performance.now() - before });
    }
    return { answers: tries.map(({ answer }) => answer), took: Math.min(...tries.map(({ took }) => took)) };
  };
  const [unknown, wrong] = [await timed('nobody-at-all'), await timed(account.login)];
  const refused = {
    status: 401,
    body: {
      code: 'wrong-credentials',
      message: 'The login or the password is not right. Check both and try again.',
    },
  };
  expect([...unknown.answers, ...wrong.answers]).toEqual([refused, refused, refused, refused]);
  expect(unknown.took / wrong.took).toBeGreaterThan(0.2);
  expect(unknown.took / wrong.took).toBeLessThan(5);
});

test('wrong passwords are throttled, also many at once; others sign in all the while', async () => {
  const [victim, other] = [await person('victim'), await person('other')];
  const burst = await Promise.all(Array.from({ length: 30 }, () => signIn(victim.login, 'wrong')));
  const statuses = burst.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(MAX_FAILURES_PAIR);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30 - MAX_FAILURES_PAIR);
  expect(await signIn(victim.login, PASSWORD)).toMatchObject({
    status: 429,
    body: { code: 'too-many-attempts' },
  });
  expect((await signIn(other.login, PASSWORD)).status).toBe(200);
  // A quarter of an hour later.
  await the.hub.db.updateTable('sign_in_failures').set({ since: 0 }).execute();
  expect((await signIn(victim.login, PASSWORD)).status).toBe(200);
});

test('a success clears the failures before it', async () => {
  const account = await person('clumsy');
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < MAX_FAILURES_PAIR - 1; n += 1)
      expect((await signIn(account.login, 'x')).status).toBe(401);
    expect((await signIn(account.login, PASSWORD)).status).toBe(200);
  }
});

describe('a session', () => {
  test('ends at sign-out', async () => {
    const desk = await signInDesk(the.url, await person('leaver'));
    expect((await desk.get('/api/catalogue')).status).toBe(200);
    expect(await desk.post('/api/sign-out', {})).toEqual({ status: 200, body: {} });
    expect(await desk.get('/api/catalogue')).toEqual(SIGNED_OUT);
    expect(await desk.post('/api/sign-out', {})).toEqual(SIGNED_OUT);
  });

  test('ends when it is not used, and pulling the feed is no use', async () => {
    const desk = await signInDesk(hasty.url, await person('sleeper'));
    for (let waited = 0; waited < IDLE; waited += 100) {
      await desk.get('/api/feed?since=0&limit=1');
      await wait(100);
    }
    await wait(100);
    expect(await desk.get('/api/feed?since=0&limit=1')).toEqual(SIGNED_OUT);
  });

  test('lasts while it is used, but not for ever', async () => {
    const desk = await signInDesk(hasty.url, await person('diligent'));
    const began = performance.now();
    let lasted = 0;
    for (;;) {
      const { status } = await desk.post('/api/query/count-states', {});
      if (status !== 200) break;
      lasted = performance.now() - began;
      await wait(100);
    }
    expect(lasted).toBeGreaterThan(IDLE * 1.3);
    expect(lasted).toBeLessThan(LONGEST + 200);
  });

  test('ends when the account is closed, and follows a change of role at once', async () => {
    const desk = await signInDesk(the.url, await person('mover'));
    const own = the.hub.db.updateTable('accounts').where('id', '=', desk.account.id);
    await own.set({ role: 'worker' }).execute();
    expect((await desk.feed(0)).scope).not.toBe(desk.signedIn.scope);
    await own.set({ active: false }).execute();
    expect(await desk.get('/api/catalogue')).toEqual(SIGNED_OUT);
    expect((await signIn(desk.account.login, PASSWORD)).status).toBe(401);
  });
});

test('neither logins nor passwords nor tokens are in the log', () => {
  for (const secret of ['ana@small.example', 'victim', 'diligent', PASSWORD, 'since=0']) {
    expect(the.log() + hasty.log()).not.toContain(secret);
  }
  expect(the.log()).toContain('/api/sign-in');
});
