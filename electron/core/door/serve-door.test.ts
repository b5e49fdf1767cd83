import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type InProcessDesk } from '../../../test/in-process-desk.ts';
import { until } from '../../../test/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk311-door-'));
const asked: string[] = [];
let desk: InProcessDesk;

beforeAll(async () => {
  desk = await openDesk(folder, null, {
    ports: {
      async asset(path) {
        asked.push(path);
        const known = ['index.html', 'assets/main.js', 'a b.css'];
        if (!known.includes(path)) return null;
        return { body: new TextEncoder().encode(path), contentType: 'text/plain' };
      },
    },
    options: { heartbeat: 20 },
  });
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const call = (path: string, init?: RequestInit) =>
  desk.console.fetch(new Request(`http://desk${path}`, init));
const post = (name: string, body: BodyInit, type = 'application/json') =>
  call(`/rpc/${name}`, { method: 'POST', headers: { 'content-type': type }, body });
const outcome = async (response: Response) => [
  response.status,
  ((await response.json()) as { code?: string }).code,
];

it('tells how long an answer is, in bytes, so that it can be sent as one', async () => {
  const response = await post('search', JSON.stringify({ text: 'ñandú', limit: 1, near: null }));
  const told = response.headers.get('content-length');
  const { byteLength } = await response.bytes();
  expect(told).toBe(String(byteLength));
});

describe('files', () => {
  it('serves the screens, and nothing outside of them', async () => {
    expect(await (await call('/')).text()).toBe('index.html');
    expect(await (await call('/assets/main.js')).text()).toBe('assets/main.js');
    expect(await (await call('/a%20b.css')).text()).toBe('a b.css');
    asked.length = 0;
    for (const path of [
      '/missing.js',
      '/%2e%2e/console.json',
      '/..%2f..%2fetc/passwd',
      '/assets//main.js',
      '/a%00b',
      '/a%5cb',
      '/%E0%A4%A',
      '/C:/x',
    ]) {
      expect(await outcome(await call(path)), path).toEqual([404, 'not-found']);
    }
    // The dots are gone before the console sees the path: it is a name like any other then.
    expect(asked).toEqual(['missing.js', 'console.json']);
    expect(await outcome(await call('/', { method: 'DELETE' }))).toEqual([404, 'not-found']);
  });

  it('sends strict headers with everything', async () => {
    const answers = [
      await call('/'),
      await call('/missing'),
      await post('session.get', '{}'),
      await post('nothing', '{}'),
      await call('/events'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(answers.map((one) => one.headers.get('cache-control'))).toEqual([
      'no-cache',
      'no-store',
      'no-store',
      'no-store',
      'no-store',
    ]);
    expect((await call('/assets/main.js')).headers.get('cache-control')).toBe(
      'private, max-age=31536000, immutable',
    );
    await answers[4]?.body?.cancel();
  });
});

describe('/rpc', () => {
  it('answers by name', async () => {
    const answer = await post('session.get', '{}');
    expect([answer.status, await answer.json()]).toEqual([200, { name: 'no-hub' }]);
  });

  it('refuses what is not of the contract', async () => {
    expect(await outcome(await call('/rpc/session.get'))).toEqual([400, 'invalid-input']);
    expect(await outcome(await post('no.such', '{}'))).toEqual([404, 'not-found']);
    expect(await outcome(await post('constructor', '{}'))).toEqual([404, 'not-found']);
    expect(await outcome(await post('session.get', '{}', 'text/plain'))).toEqual([400, 'invalid-input']);
    expect(await outcome(await post('session.get', '{'))).toEqual([400, 'invalid-input']);
    expect(await outcome(await post('search', '{"text":5,"limit":1}'))).toEqual([400, 'invalid-input']);
    expect(
      await outcome(await post('search', JSON.stringify({ text: 'x'.repeat(20_001), limit: 1 }))),
    ).toEqual([400, 'invalid-input']);
    expect(await outcome(await post('search', JSON.stringify({ text: 'x', limit: 5 })))).toEqual([
      401,
      'signed-out',
    ]);
    expect(
      await outcome(await post('session.sign-in', JSON.stringify({ login: 'a', password: 'b' }))),
    ).toEqual([409, 'no-hub']);
  });

  it('takes eight megabytes and no more, also when no length was said', async () => {
    const large = JSON.stringify({ json: 'x'.repeat(8 * 1024 * 1024) });
    expect(await outcome(await post('workspace.put', large))).toEqual([413, 'too-large']);
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    const request = new Request('http://desk/rpc/workspace.put', init);
    expect(await outcome(await desk.console.fetch(request))).toEqual([413, 'too-large']);
    expect(sent).toBeLessThan(100);
  });
});

describe('/events', () => {
  it('says hello at once, gives signs of life, and ends when its reader goes', async () => {
    const leaving = new AbortController();
    const response = await call('/events', { signal: leaving.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = (response.body ?? never()).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const read = async () => {
      const { done, value } = await reader.read();
      text += value ?? '';
      return done;
    };
    await read();
    expect(text).toMatch(/^event: hello\ndata: {}\n\n/);
    while (!text.includes(': still here')) await read();
    expect(text).toContain('data: {"type":"session","session":{"name":"no-hub"}}');
    leaving.abort();
    let done = false;
    await until(
      'the end of the stream',
      async () => (done ||= await read()) || null,
      5_000,
      () => text,
    );
    expect(done).toBe(true);
  });

  it('ends with the console', async () => {
    const own = mkdtempSync(join(tmpdir(), 'desk311-door-'));
    const closing = await openDesk(own, null);
    await closing.close();
    expect(closing.events).toEqual([{ type: 'session', session: { name: 'no-hub' } }]);
    expect(await outcome(await closing.console.fetch(new Request('http://desk/')))).toEqual([
      503,
      'shutting-down',
    ]);
    rmSync(own, { recursive: true });
  });
});

function never(): never {
  throw new Error('the response has no body');
}
