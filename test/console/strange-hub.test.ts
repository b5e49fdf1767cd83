import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROTOCOL, type FeedPage } from '../../shared/contract/hub-protocol.ts';
import { openDesk, QUICK_TIMING, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { samplePages } from '../sample-feed.ts';
import { SMALL_PACK } from '../small-city.ts';
import { ids, noteCommand } from '../test-hub.ts';

/** Things to let go of after each test. */
const open: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function listen(server: Server | HttpServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function newDesk(hub: string | null): Promise<InProcessDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-strange-'));
  const desk = await openDesk(folder, hub, { options: { timing: { ...QUICK_TIMING, longestRetry: 200 } } });
  open.push(() => rmSync(folder, { recursive: true }));
  open.push(() => desk.close());
  return desk;
}

const FEED: FeedPage[] = [...samplePages({ cases: 30, seed: 4, pageSize: 10 })];
const ACCOUNT = {
  id: ids.account(),
  login: 'sue',
  name: 'Sue',
  role: 'supervisor',
  department: null,
  unit: null,
};
const SIGNED_IN = {
  token: 'a-token-of-twenty-letters',
  expiresAt: Date.now() + 3_600_000,
  account: ACCOUNT,
  city: 'small-city',
  cityName: 'Small City',
  timeZone: 'America/Los_Angeles',
  scope: 'scope-1',
  phoneKey: '00'.repeat(32),
};

type Answer = (response: ServerResponse, url: URL) => void;
const json =
  (body: unknown, status = 200): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
const feed: Answer = (response, url) => {
  const since = Number(url.searchParams.get('since'));
  const page = FEED.find((one) => one.coversUpTo > since) ?? { ...FEED.at(-1), items: [], coversUpTo: 30 };
  json(page)(response, url);
};

/** A server that answers as a hub does, but for what a test changes. */
async function almostHub(
  answers: Record<string, Answer>,
): Promise<{ url: string; answers: Record<string, Answer> }> {
  const well: Record<string, Answer> = {
    '/health': json({
      product: 'desk311-hub',
      protocol: PROTOCOL,
      city: 'c',
      cityName: 'C',
      status: 'ready',
      now: 1,
    }),
    '/api/sign-in': json(SIGNED_IN),
    '/api/catalogue': json({ pack: SMALL_PACK }),
    '/api/directory': json({
      epoch: 'epoch-1',
      version: 1,
      publishedAt: 1,
      asOf: 1,
      directory: SMALL_PACK.directory,
    }),
    '/api/feed': feed,
    '/api/commands': json({ results: [] }),
    ...answers,
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://hub');
    request
      .resume()
      .on('end', () =>
        (well[url.pathname] ?? json({ code: 'not-found', message: 'no' }, 404))(response, url),
      );
  });
  return { url: await listen(server), answers: well };
}

const signIn = (desk: InProcessDesk) => desk.ask('session.sign-in', { login: 'sue', password: 'pw' });
const offline = (desk: InProcessDesk) =>
  until(
    'offline',
    async () => {
      const { state } = await desk.ask('connection.get', {});
      return state.name === 'offline' ? state.failure.code : null;
    },
    15_000,
    () => desk.log.join('\n'),
  );
const held = (desk: InProcessDesk, cases: number) =>
  until(
    `${cases} cases`,
    async () => ((await desk.ask('connection.get', {})).cases === cases ? true : null),
    15_000,
    () => desk.log.join('\n'),
  );

/** Everything that is no page of a feed. */
const NONSENSE: Record<string, Answer> = {
  'an HTML page': (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the hotel</h1>'),
  'no text at all': (response) =>
    void response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28])),
  nothing: (response) => void response.writeHead(200).end(),
  'other JSON': json({ hello: 'world' }),
  'JSON null': json(null),
  'half a page': (response) => void response.writeHead(200).end(JSON.stringify(FEED[0]).slice(0, 5_000)),
  'a page with one wrong field': json({ ...FEED[0], items: [{ ...FEED[0]?.items[0], feedNo: 'seven' }] }),
  'a page that goes back': json({ ...FEED[0], coversUpTo: -5 }),
  'a page beyond the head': json({ ...FEED[0], coversUpTo: 50, head: 30 }),
  'a redirect': (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  'an error page': (response) =>
    void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Oops</h1>'),
};
const AWAY: Record<string, Answer> = {
  'a gateway without its server': (response) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway'),
  'a body that breaks off': (response) => {
    response.writeHead(200, { 'content-length': '100000' });
    response.write('{"epoch":');
    setTimeout(() => response.destroy(), 20);
  },
  'a connection that breaks off': (response) => void response.socket?.destroy(),
};

describe('a hub that speaks nonsense', () => {
  it(
    'is told apart from one that is away, is tried again, and harms nothing',
    { timeout: 120_000 },
    async () => {
      const { url, answers } = await almostHub({});
      const desk = await newDesk(url);
      await signIn(desk);
      await held(desk, 30);
      for (const [expected, strange] of [
        ['hub-nonsense', NONSENSE],
        ['hub-unreachable', AWAY],
      ] as const) {
        for (const [what, answer] of Object.entries(strange)) {
          answers['/api/feed'] = answer;
          await desk.ask('connection.retry', {});
          expect(await offline(desk), what).toBe(expected);
          expect((await desk.ask('search', { text: 'pothole', limit: 5 })).hits.length, what).toBeGreaterThan(
            0,
          );
          answers['/api/feed'] = feed;
          await until(
            'no longer offline',
            async () => ((await desk.ask('connection.get', {})).state.name !== 'offline' ? true : null),
            10_000,
            () => desk.log.join('\n'),
          );
        }
      }
      expect((await desk.ask('connection.get', {})).cases).toBe(30);
      expect(desk.log.some((line) => line.includes('FIGUEROA'))).toBe(false);
    },
  );

  it('keeps commands when their answers are nonsense, and sends them again', async () => {
    const { url, answers } = await almostHub({});
    const desk = await newDesk(url);
    await signIn(desk);
    await held(desk, 30);
    const target = FEED[0]?.items[1];
    if (target?.kind !== 'case') throw new Error('the sample begins with cases');
    const id = ids.command();
    answers['/api/commands'] = json({
      results: [
        { status: 'accepted', commandId: ids.command(), feedNo: 31, caseId: target.facts.id, number: null },
      ],
    });
    await desk.ask('command.send', { commandId: id, command: noteCommand(target.facts.id, 'hello') });
    expect(await offline(desk)).toBe('hub-nonsense');
    expect((await desk.ask('connection.get', {})).unsent).toBe(1);
    answers['/api/commands'] = json({ code: 'invalid-input', message: 'I can not read it.' }, 400);
    await desk.ask('connection.retry', {});
    await until(
      'a refusal',
      async () => ((await desk.ask('connection.get', {})).refused === 1 ? true : null),
      10_000,
      () => desk.log.join('\n'),
    );
    expect((await desk.ask('outbox.list', {})).entries).toMatchObject([
      {
        commandId: id,
        state: {
          name: 'refused',
          refusal: { code: 'invalid', message: 'The hub could not read this: I can not read it.' },
        },
      },
    ]);
  });

  it('is not taken as a hub at first run', async () => {
    const desk = await newDesk(null);
    const { url, answers } = await almostHub({});
    const code = async () => (await desk.askInVain('session.set-hub', { url })).code;
    for (const [what, answer] of Object.entries(NONSENSE)) {
      answers['/health'] = answer;
      expect(await code(), what).toBe('hub-nonsense');
    }
    answers['/health'] = json({
      product: 'desk311-hub',
      protocol: PROTOCOL + 1,
      city: 'c',
      cityName: 'C',
      status: 'ready',
      now: 1,
    });
    expect(await desk.askInVain('session.set-hub', { url })).toEqual({
      code: 'protocol-mismatch',
      message: `This hub speaks protocol ${PROTOCOL + 1} and this console ${PROTOCOL}. Update the console.`,
    });
    const noise = createTcpServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end('\u0000\u0001garbage\r\n\r\nmore garbage');
    });
    const failure = await desk.askInVain('session.set-hub', { url: await listen(noise) });
    expect(failure.code).toBe('hub-unreachable');
  });

  it('says so when it speaks another protocol, and keeps trying', async () => {
    const { url, answers } = await almostHub({
      '/api/feed': json({ code: 'protocol-mismatch', message: 'Update the console.' }, 409),
    });
    const desk = await newDesk(url);
    await signIn(desk);
    expect(await offline(desk)).toBe('protocol-mismatch');
    answers['/api/feed'] = feed;
    await held(desk, 30);
  });
});
