import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeAll, expect, test } from 'vitest';
import {
  doorbell,
  DOORBELL,
  PROTOCOL,
  SESSION_ENDED,
  type Doorbell,
} from '../../shared/contract/hub-protocol.ts';
import { until } from '../../test/program.ts';
import { openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let the: TestHub;
/** Another hub on the same database. */
let twin: TestHub;
let agent: TestDesk;
const sockets: Socket[] = [];

beforeAll(async () => {
  the = await testHub();
  twin = await testHub({ databaseUrl: the.databaseUrl, sessionTimes: { idle: 1_500, longest: 1_500 } });
  agent = await the.desk('agent');
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

interface Listener {
  readonly socket: Socket;
  readonly news: Doorbell[];
  readonly ended: unknown[];
  readonly errors: unknown[];
}

/** A desk at the doorbell of a hub; resolves when it was let in or sent away. */
async function listen(url: string, auth: Record<string, unknown>): Promise<Listener> {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, auth });
  sockets.push(socket);
  const heard: Listener = { socket, news: [], ended: [], errors: [] };
  socket.on(DOORBELL, (news) => heard.news.push(doorbell.parse(news)));
  socket.on(SESSION_ENDED, (failure) => heard.ended.push(failure));
  await new Promise<void>((done) => {
    socket.once('connect', done);
    socket.once('connect_error', (error) => {
      heard.errors.push('data' in error ? error.data : error.message);
      done();
    });
  });
  return heard;
}

const bell = (hub: TestHub, desk: TestDesk) =>
  listen(hub.url, { token: desk.signedIn.token, protocol: PROTOCOL });
const headOf = async () => (await agent.feed(0, 1)).head;
const hears = (listener: Listener, head: number) =>
  until('news', () => (listener.news.some((news) => news.head >= head) ? true : null), 5_000);

test('a desk hears where the feed is when it comes, and of each commit soon after', async () => {
  const heard = await bell(the, agent);
  const { epoch, head, catalogueVersion, directoryVersion } = await agent.feed(0, 1);
  await hears(heard, head);
  expect(heard.news).toEqual([{ epoch, head, catalogueVersion, directoryVersion }]);
  const before = performance.now();
  await agent.send(openCommand());
  await hears(heard, head + 1);
  console.log(`from the command to the bell: ${Math.round(performance.now() - before)} ms`);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('many commits are gathered into few rings', async () => {
  const heard = await bell(the, agent);
  const head = await headOf();
  await Promise.all(Array.from({ length: 60 }, () => agent.send(openCommand())));
  await hears(heard, head + 60);
  expect(heard.news.length).toBeLessThan(60);
});

test('commits of another hub on the same database ring too', async () => {
  const heard = await bell(twin, agent);
  const head = await headOf();
  const before = performance.now();
  await agent.send(openCommand());
  await hears(heard, head + 1);
  console.log(`across hubs: ${Math.round(performance.now() - before)} ms`);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('who has no session, or speaks another protocol, is not let in', async () => {
  const token = agent.signedIn.token;
  const auths = [{}, { token: 'x'.repeat(43), protocol: PROTOCOL }, { token, protocol: PROTOCOL + 1 }];
  const heard = await Promise.all(auths.map((auth) => listen(the.url, auth)));
  expect(heard.map(({ errors }) => (errors[0] as { code: string }).code)).toEqual([
    'signed-out',
    'signed-out',
    'protocol-mismatch',
  ]);
  await agent.send(openCommand());
  await wait(100);
  expect(heard.flatMap(({ news }) => news)).toEqual([]);
});

test('a sign-out ends the sockets of the session, wherever they are, and no others', async () => {
  const leaver = await the.desk('agent');
  const [here, there, other] = [await bell(the, leaver), await bell(twin, leaver), await bell(the, agent)];
  await leaver.post('/api/sign-out', {});
  for (const { socket, ended } of [here, there]) {
    await until('the end', () => (socket.connected ? null : true), 5_000);
    expect(ended).toEqual([
      { code: 'signed-out', message: 'You are signed out. Sign in again; unsent work is kept.' },
    ]);
  }
  expect(other.socket.connected).toBe(true);
});

test('an expired session is sent off', async () => {
  const short = await twin.desk('agent');
  const heard = await bell(twin, short);
  await until('the end', () => (heard.socket.connected ? null : true), 5_000);
  expect(heard.ended).toMatchObject([{ code: 'signed-out' }]);
  expect((await short.get('/api/catalogue')).status).toBe(401);
});

test('a long message to the hub ends the connection: there is nothing to say to a doorbell', async () => {
  const heard = await bell(the, agent);
  heard.socket.emit('anything', 'x'.repeat(10_000));
  expect(await until('the end', () => (heard.socket.connected ? null : true), 5_000)).toBe(true);
});
