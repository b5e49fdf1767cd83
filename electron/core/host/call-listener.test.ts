import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { succeed } from '../../../shared/contract/failure.ts';
import type { CallNews } from '../../../shared/domain/phone-call.ts';
import { seededRandom } from '../../../test/sample-feed.ts';
import { CALL_FILE, listenForCalls, type CallListener } from './call-listener.ts';

let folder: string;
let listener: CallListener;
let token: string;
let taken: CallNews[] = [];
const log: string[] = [];

const told = z.object({ url: z.string(), token: z.string() });
const readFileOf = () => told.parse(JSON.parse(readFileSync(join(folder, CALL_FILE), 'utf8')));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk311-calls-'));
  listener = await listenForCalls({
    port: 0,
    dataFolder: folder,
    take: async (news) => {
      taken.push(news);
      return succeed(null);
    },
    log: (line) => log.push(line),
  });
  ({ token } = readFileOf());
});
afterEach(() => {
  taken = [];
});
afterAll(async () => {
  agent.destroy();
  await listener.close();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** Of the one all tests share, when not said. */
  readonly port?: number | null;
}

/** Fewer at once than the listener lets in. */
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** A request with whatever headers one likes; 0 when it was hung up on. */
function send({
  method = 'POST',
  path = '/call',
  headers = {},
  body = '{}',
  port = listener.port,
}: Sent): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const asked = httpRequest(
    {
      agent,
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    },
    (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    },
  );
  asked.once('error', () => resolve(0));
  asked.end(body);
  return promise;
}

const HOSTILE: readonly Sent[] = [
  { headers: { authorization: 'Bearer wrong' } },
  { headers: { authorization: '' } },
  { headers: { host: 'evil.example' } },
  { headers: { host: 'localhost.evil.example:1' } },
  { headers: { origin: 'http://evil.example' } },
  { headers: { origin: 'null' } },
  { headers: { 'sec-fetch-site': 'same-site' } },
  { headers: { 'content-type': 'text/plain' } },
  { method: 'GET', body: '' },
  { method: 'OPTIONS', body: '' },
  { path: '/call/../etc' },
  { path: '/' },
];

describe('the listener for calls', () => {
  it('leaves address and token where only the same user can read them, and keeps the token', async () => {
    expect(readFileOf()).toEqual({ url: `http://127.0.0.1:${listener.port}/call`, token });
    expect(statSync(join(folder, CALL_FILE)).mode & 0o777).toBe(0o600);
    expect(log.join('\n')).not.toContain(token);
    const again = await listenForCalls({
      port: 0,
      dataFolder: folder,
      take: async () => succeed(null),
      log: () => {},
    });
    expect(readFileOf().token).toBe(token);
    await again.close();
  });

  it('takes news of a call', async () => {
    const news = { ani: '+1 213 555 0142', ucid: '00001002', event: 'answered', language: 'es' };
    expect(await send({ body: JSON.stringify(news) })).toBe(200);
    expect(taken).toEqual([news]);
  });

  it('is off when no port is set, and the desk goes on when the port is taken', async () => {
    const off = await listenForCalls({
      port: null,
      dataFolder: folder,
      take: async () => succeed(null),
      log: () => {},
    });
    expect(off.port).toBeNull();
    await off.close();
    const lines: string[] = [];
    const second = await listenForCalls({
      port: listener.port,
      dataFolder: folder,
      take: async () => succeed(null),
      log: (line) => lines.push(line),
    });
    expect([second.port, lines]).toEqual([null, [expect.stringContaining('not listening at port')]]);
  });

  it.each(HOSTILE)('turns away %j', async (sent) => {
    expect([400, 403, 404]).toContain(await send(sent));
    expect(taken).toEqual([]);
  });

  it('takes no more than two kilobytes, said or not', async () => {
    const large = JSON.stringify({ ani: ' '.repeat(3_000) });
    expect([
      await send({ body: large }),
      await send({ body: large, headers: { 'transfer-encoding': 'chunked' } }),
    ]).toEqual([413, 413]);
    expect(taken).toEqual([]);
  });

  it('takes what a desk’s telephone can tell, and no flood', async () => {
    await sleep(3_100);
    const statuses = await Promise.all(
      Array.from({ length: 60 }, (_, n) => send({ body: `{"ucid":"flood-${n}"}` })),
    );
    const count = (status: number) => statuses.filter((one) => one === status).length;
    expect(count(200)).toBeGreaterThanOrEqual(30);
    expect(count(200)).toBeLessThan(50);
    expect(count(200) + count(429)).toBe(60);
    expect(taken).toHaveLength(count(200));
  });

  it('stands 10,000 hostile requests and takes none of them', { timeout: 240_000 }, async () => {
    const own = mkdtempSync(join(tmpdir(), 'desk311-calls-'));
    const faults: string[] = [];
    const fast = await listenForCalls({
      port: 0,
      dataFolder: own,
      take: async (news) => {
        taken.push(news);
        return succeed(null);
      },
      log: (line) => faults.push(line),
      pace: { burst: 1e9, perSecond: 1e9 },
    });
    const headers = {
      authorization: `Bearer ${told.parse(JSON.parse(readFileSync(join(own, CALL_FILE), 'utf8'))).token}`,
    };
    const seed = 311;
    const random = seededRandom(seed);
    const odd = [
      '\u0000',
      '\u202e',
      '{',
      '"',
      '\\',
      '<script>',
      '=cmd|',
      '\ud83d\ude00',
      '%00',
      '../',
      '\r\nX: y',
      'null',
    ];
    const text = () =>
      Array.from(
        { length: 1 + Math.floor(random() * 20) },
        () => odd[Math.floor(random() * odd.length)],
      ).join('');
    const one = (): Sent => {
      const kind = Math.floor(random() * 4);
      if (kind === 0) return { body: text() };
      if (kind === 1) return { body: JSON.stringify({ ani: text(), ucid: text() }) };
      if (kind === 2) return { body: JSON.stringify({ ani: '213-555-0142', [text()]: text() }) };
      const hostile: Sent | undefined = HOSTILE[Math.floor(random() * HOSTILE.length)];
      return { ...hostile, body: text() };
    };
    const began = performance.now();
    const statuses = new Map<number, number>();
    let left = 10_000;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        const sent = one();
        const status = await send({ ...sent, headers: { ...headers, ...sent.headers }, port: fast.port });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    console.log(
      `seed ${seed}: 10,000 hostile requests in ${Math.round(performance.now() - began)} ms:`,
      Object.fromEntries([...statuses].toSorted(([a], [b]) => a - b)),
    );
    expect(taken).toEqual([]);
    expect([...statuses.keys()].filter((status) => ![0, 400, 403, 404, 413, 429].includes(status))).toEqual(
      [],
    );
    expect(faults).toHaveLength(1);
    expect(await send({ body: '{"ani":"213-555-0142"}', headers, port: fast.port })).toBe(200);
    await fast.close();
    rmSync(own, { recursive: true });
  });

  it('lets go of whoever says nothing', { timeout: 30_000 }, async () => {
    const socket = connect(listener.port ?? 0, '127.0.0.1');
    const gone = Promise.withResolvers<void>();
    socket.once('close', () => gone.resolve());
    socket.on('error', () => {});
    socket.resume();
    socket.write(`POST /call HTTP/1.1\r\nHost: 127.0.0.1:${listener.port}\r\n`);
    await gone.promise;
    expect(socket.destroyed).toBe(true);
  });
});
