import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLoopback, NEW_ADDRESS_PATH, type Loopback } from './create-loopback.ts';

let loopback: Loopback;
let port: string;
let log: string[];
let answerTo: (request: Request) => Promise<Response>;

const echo = async (request: Request) =>
  Response.json({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  });

beforeEach(async () => {
  log = [];
  answerTo = echo;
  loopback = await createLoopback({
    fetch: (request) => answerTo(request),
    port: 0,
    log: (line) => void log.push(line),
    mostBytes: 1_000,
    patience: 400,
  });
  port = new URL(loopback.origin).port;
});
afterEach(() => loopback.close());

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are and reads until the other end closes, or until nothing more comes. */
async function send(...parts: readonly string[]): Promise<Answer> {
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', (error) => chunks.push(Buffer.from(`(${error.message})`)));
  await once(socket, 'connect');
  for (const part of parts) socket.write(part);
  await Promise.race([once(socket, 'close'), sleep(3_000)]);
  socket.destroy();
  const [head = '', body = ''] = Buffer.concat(chunks)
    .toString('utf8')
    .split(/\r\n\r\n(.*)/s);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body };
}

function request(line: string, headers: Record<string, string> = {}, body = ''): string {
  const all = { Host: `127.0.0.1:${port}`, Connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

async function enter(): Promise<string> {
  const { pathname, search } = new URL(loopback.newAddress());
  const { head } = await send(request(`GET ${pathname}${search}`));
  return /^Set-Cookie: ([^;]+);/im.exec(head)?.[1] ?? '';
}

const postHeaders = (cookie: string, body: string) => ({
  Cookie: cookie,
  Origin: `http://127.0.0.1:${port}`,
  'Content-Type': 'application/json',
  'Content-Length': String(Buffer.byteLength(body)),
});

describe('entry', () => {
  it('answers one plain sentence to whoever has no cookie, and never reaches the console', async () => {
    answerTo = () => Promise.reject(new Error('reached'));
    const page = await send(request('GET /'));
    expect(page.status).toBe(401);
    expect(page.body).toBe(
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Desk311</title><p>This console is open only in the browser it was opened for: press Enter in the terminal where Desk311 runs (or start it again) and open the address it prints.</p></html>\n',
    );
    expect(page.head).toContain("default-src 'none'");
    for (const path of ['/events', '/assets/main.js', '/rpc/session.get']) {
      expect((await send(request(`GET ${path}`))).status).toBe(401);
    }
    const body = '{}';
    const rpc = await send(request('POST /rpc/session.get', postHeaders('desk311=no', body), body));
    expect(rpc.status).toBe(401);
    expect(JSON.parse(rpc.body)).toEqual({
      code: 'signed-out',
      message: expect.stringContaining('press Enter in the terminal'),
    });
    expect(log).toEqual([]);
  });

  it('trades the token for a cookie once', async () => {
    const { pathname, search } = new URL(loopback.newAddress());
    const first = await send(request(`GET ${pathname}${search}`));
    expect(first.status).toBe(303);
    expect(first.head).toMatch(/^location: \/\r?$/im);
    expect(first.head).toMatch(
      new RegExp(`^set-cookie: desk311-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict\r?$`, 'im'),
    );
    const again = await send(request(`GET ${pathname}${search}`));
    expect(again.status).toBe(401);
    expect(again.head).not.toMatch(/set-cookie/i);

    const cookie = /^Set-Cookie: ([^;]+);/im.exec(first.head)?.[1] ?? '';
    expect((await send(request('GET /', { Cookie: `other=1; ${cookie}` }))).status).toBe(200);
    const reload = await send(request(`GET ${pathname}${search}`, { Cookie: cookie }));
    expect(reload.status).toBe(303);
    expect(reload.head).not.toMatch(/set-cookie/i);
  });

  it('takes no other token, no token but the newest, and none by HEAD, POST or another path', async () => {
    const old = new URL(loopback.newAddress()).search;
    const search = new URL(loopback.newAddress()).search;
    for (const line of [
      `GET /${old}`,
      'GET /?token=',
      'GET /?token=guess',
      `HEAD /${search}`,
      `GET /index.html${search}`,
      `GET /${search}x`,
    ]) {
      expect([line, (await send(request(line))).status]).toEqual([line, 401]);
    }
    const posted = await send(request(`POST /${search}`, { ...postHeaders('', ''), Cookie: 'x=1' }));
    expect(posted.status).toBe(401);
    expect((await send(request(`GET /${search}`))).status).toBe(303);
  });

  it('knows each browser by its own cookie, and no cookie of another port', async () => {
    const one = await enter();
    const two = await enter();
    expect(one).not.toBe(two);
    for (const cookie of [one, two])
      expect((await send(request('GET /', { Cookie: cookie }))).status).toBe(200);
    const other = one.replace(/^desk311-\d+/, 'desk311-1');
    expect((await send(request('GET /', { Cookie: other }))).status).toBe(401);
    expect((await send(request('GET /', { Cookie: `${one}x` }))).status).toBe(401);
  });

  it('gives the owner a new address, and nobody else', async () => {
    const ask = (secret: string, more: Record<string, string> = {}) =>
      send(
        request(`POST ${NEW_ADDRESS_PATH}`, {
          Authorization: `Bearer ${secret}`,
          'Content-Length': '0',
          ...more,
        }),
      );
    const given = await ask(loopback.ownerSecret);
    expect(given.status).toBe(200);
    const { url } = JSON.parse(given.body.replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, '')) as { url: string };
    expect((await send(request(`GET /${new URL(url).search}`))).status).toBe(303);
    expect((await ask('guess')).status).toBe(403);
    expect((await ask(loopback.ownerSecret, { Origin: loopback.origin })).status).toBe(401);
  });
});

describe('requests from elsewhere', () => {
  it.each([
    ['evil.example', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:1', 421],
    ['127.0.0.1.evil.example:PORT', 421],
    ['evil.example:PORT', 421],
    ['[::1]:PORT', 421],
    ['0.0.0.0:PORT', 421],
    ['', 421],
    ['LOCALHOST:PORT', 200],
    ['localhost:PORT', 200],
  ])('answers Host %j with %i', async (host, status) => {
    const cookie = await enter();
    const answer = await send(request('GET /', { Host: host.replace('PORT', port), Cookie: cookie }));
    expect(answer.status).toBe(status);
  });

  it('takes no request without a Host, with two, or for a proxy', async () => {
    const cookie = await enter();
    const host = `Host: 127.0.0.1:${port}\r\n`;
    const rest = `Connection: close\r\nCookie: ${cookie}\r\n\r\n`;
    expect((await send(`GET / HTTP/1.1\r\n${rest}`)).status).toBe(400);
    expect((await send(`GET / HTTP/1.1\r\n${host}${host}${rest}`)).status).toBe(421);
    expect((await send(`GET / HTTP/1.1\r\n${host}Host: evil.example\r\n${rest}`)).status).toBe(421);
    expect((await send(`GET http://evil.example/ HTTP/1.1\r\n${host}${rest}`)).status).toBe(400);
    expect((await send(`CONNECT evil.example:443 HTTP/1.1\r\n${host}${rest}`)).status).toBe(0);
  });

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['', 403],
    ['https://127.0.0.1:PORT', 403],
    ['http://127.0.0.1', 403],
    ['http://127.0.0.1:1', 403],
    ['http://localhost:PORT', 403],
    ['http://127.0.0.1:PORT', 200],
  ])('answers Origin %j with %i', async (origin, status) => {
    const cookie = await enter();
    const headers = { ...postHeaders(cookie, '{}'), Origin: origin.replace('PORT', port) };
    expect((await send(request('POST /rpc/session.get', headers, '{}'))).status).toBe(status);
    expect((await send(request('GET /', { Cookie: cookie, Origin: headers.Origin }))).status).toBe(status);
  });

  it('takes no POST without an Origin, and only one', async () => {
    const { Origin: origin, ...headers } = postHeaders(await enter(), '{}');
    expect((await send(request('POST /rpc/session.get', headers, '{}'))).status).toBe(403);
    const twice = request(
      'POST /rpc/session.get',
      { ...headers, Origin: `${origin}\r\nOrigin: ${origin}` },
      '{}',
    );
    expect((await send(twice)).status).toBe(403);
  });

  it.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['', 403],
    ['none', 200],
    ['same-origin', 200],
  ])('answers Sec-Fetch-Site %j with %i, even to the cookie', async (site, status) => {
    const headers = { Cookie: await enter(), 'Sec-Fetch-Site': site };
    expect((await send(request('GET /', headers))).status).toBe(status);
  });

  it('does not let another site spend the token', async () => {
    const { search } = new URL(loopback.newAddress());
    expect((await send(request(`GET /${search}`, { 'Sec-Fetch-Site': 'cross-site' }))).status).toBe(403);
    expect((await send(request(`GET /${search}`, { 'Sec-Fetch-Site': 'none' }))).status).toBe(303);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('does not know %s', async (method) => {
    const answer = await send(request(`${method} /`, { Cookie: await enter() }));
    expect(answer.status).toBe(405);
    expect(answer.head).toMatch(/^allow: GET, HEAD, POST\r?$/im);
    expect(answer.head).not.toMatch(/access-control/i);
  });
});

describe('what passes', () => {
  it('hands a request over whole, without the cookie and the headers of the connection', async () => {
    const cookie = await enter();
    const body = '{"text":"sof\u00e1"}';
    const answer = await send(
      request('POST /rpc/search?x=%2e%2e', { ...postHeaders(cookie, body), 'X-More': 'yes' }, body),
    );
    expect(JSON.parse(answer.body.replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, ''))).toEqual({
      method: 'POST',
      url: `http://127.0.0.1:${port}/rpc/search?x=%2e%2e`,
      headers: {
        'content-length': '16',
        'content-type': 'application/json',
        origin: loopback.origin,
        'x-more': 'yes',
      },
      body,
    });
    expect(answer.head.toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  it('leaves no way out of the origin by a path', async () => {
    const cookie = await enter();
    for (const path of ['//evil.example/x', '/\\evil.example', '/../../etc/passwd', '/@evil.example/']) {
      const { status, body } = await send(request(`GET ${path}`, { Cookie: cookie }));
      expect([path, status]).toEqual([path, 200]);
      expect(body).toContain(`"url":"http://127.0.0.1:${port}/`);
      expect(body).not.toContain('..');
    }
  });

  it('answers HEAD without a body and lets go of the one it was given', async () => {
    const { promise: cancelled, resolve } = Promise.withResolvers<void>();
    answerTo = () => Promise.resolve(new Response(new ReadableStream({ cancel: () => resolve() })));
    const answer = await send(request('HEAD /events', { Cookie: await enter() }));
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '' });
    await cancelled;
  });

  it('takes no body beyond the limit, declared or not, and goes on', async () => {
    const cookie = await enter();
    const long = 'x'.repeat(1_001);
    const declared = await send(request('POST /rpc/search', { ...postHeaders(cookie, long) }, 'x'));
    expect(declared.status).toBe(413);
    expect(JSON.parse(declared.body)).toEqual({
      code: 'too-large',
      message: 'That is more than this console takes at once; nothing of it was kept.',
    });
    const { 'Content-Length': _, ...headers } = postHeaders(cookie, '');
    const chunk = `1f4\r\n${'x'.repeat(500)}\r\n`;
    const chunked = request('POST /rpc/search', { ...headers, 'Transfer-Encoding': 'chunked' });
    expect((await send(chunked, chunk, chunk, chunk, '0\r\n\r\n')).status).toBe(413);
    expect((await send(chunked, chunk, chunk, '0\r\n\r\n')).status).toBe(200);
  });

  it('takes no header beyond the limit', async () => {
    expect((await send(request('GET /', { 'X-Long': 'x'.repeat(20_000) }))).status).toBe(431);
  });

  it('does not wait for slow senders, whether in the head or in the body', async () => {
    const cookie = await enter();
    const started = performance.now();
    expect((await send('GET / HTTP/1.1\r\nHost: 127')).status).toBe(408);
    const slow = request('POST /rpc/search', { ...postHeaders(cookie, '{}') }, '{');
    expect((await send(slow)).status).toBe(408);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('says that something went wrong, logs it, and goes on', async () => {
    const cookie = await enter();
    answerTo = () => Promise.reject(new Error('a fault'));
    const answer = await send(request('GET /', { Cookie: cookie }));
    expect(answer.status).toBe(500);
    expect(answer.body).toContain(
      'Something went wrong in the console. What was saved is safe; reload to go on.',
    );
    expect(log).toEqual([expect.stringContaining('loopback: GET failed: Error: a fault')]);

    answerTo = () =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(Buffer.from('half'));
            },
            pull: () => Promise.reject(new Error('torn')),
          }),
        ),
      );
    const torn = await send(request('GET /', { Cookie: cookie }));
    expect(torn.status).toBe(200);
    expect(torn.body).not.toContain('\r\n0\r\n');
    answerTo = echo;
    expect((await send(request('GET /', { Cookie: cookie }))).status).toBe(200);
  });
});

describe('event streams', () => {
  /** A stream as the console sends it; tells when its reader left. */
  function events() {
    const left = Promise.withResolvers<string>();
    let tell: (text: string) => void = () => undefined;
    answerTo = (request) => {
      const { promise: cancelled, resolve } = Promise.withResolvers<void>();
      request.signal.addEventListener(
        'abort',
        () => void cancelled.then(() => left.resolve('aborted, cancelled')),
      );
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          tell = (text) => controller.enqueue(Buffer.from(`data: ${text}\n\n`));
        },
        cancel: () => resolve(),
      });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    };
    return { left: left.promise, tell: (text: string) => tell(text) };
  }

  it('sends the head at once, each event when it happens, and notices when the reader leaves', async () => {
    const stream = events();
    const cookie = await enter();
    const gone = new AbortController();
    const response = await fetch(`${loopback.origin}/events`, { headers: { cookie }, signal: gone.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    for (const text of ['one', 'two']) {
      stream.tell(text);
      const step = await reader?.read();
      expect(new TextDecoder().decode(step?.value)).toBe(`data: ${text}\n\n`);
    }
    collectGarbage();
    gone.abort();
    expect(await stream.left).toBe('aborted, cancelled');
    expect(log).toEqual([]);
  });

  it('answers "stopping" while it drains, and ends every stream when it closes', async () => {
    events();
    const cookie = await enter();
    const response = await fetch(`${loopback.origin}/events`, { headers: { cookie } });
    loopback.drain();
    expect((await send(request('GET /', { Cookie: cookie }))).status).toBe(503);
    const reading = response.text();
    await loopback.close();
    await expect(reading).rejects.toThrow('terminated');
    loopback = await createLoopback({ fetch: echo, port: Number(port), log: () => undefined });
  });
});

/** Node refers to a request's signal weakly. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}
