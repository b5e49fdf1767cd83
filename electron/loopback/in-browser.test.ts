import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../test/browser.ts';
import { createLoopback, type Loopback } from './create-loopback.ts';

let browser: Browser;
let context: BrowserContext;
let loopback: Loopback;
let neighbour: Server;
const asked: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext();
  loopback = await createLoopback({ fetch: answer, port: 0, log: () => undefined });
  // Another program's page on this computer: the same site to a browser, so it sends it the same cookies.
  neighbour = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<p>Neighbour'),
  );
  neighbour.listen(0, '127.0.0.1');
  await once(neighbour, 'listening');
});
afterAll(async () => {
  await browser.close();
  await loopback.close();
  neighbour.close();
});

function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  asked.push(`${request.method} ${pathname}`);
  const html = { 'content-type': 'text/html' };
  return Promise.resolve(
    pathname === '/events'
      ? new Response('data: live\n\n', { headers: { 'content-type': 'text/event-stream' } })
      : new Response('<title>Console</title><link rel="icon" href="data:,">', { headers: html }),
  );
}

it('lets the browser in that opens the address, with a cookie that no script can read', async () => {
  const page = await context.newPage();
  await page.goto(loopback.newAddress());
  expect([page.url(), await page.title()]).toEqual([`${loopback.origin}/`, 'Console']);
  const inside = await page.evaluate(async () => ({
    cookie: document.cookie,
    question: (await fetch('/rpc/session.get', { method: 'POST', body: '{}' })).status,
    event: await new Promise<string>((resolve) => {
      const events = new EventSource('/events');
      events.addEventListener('message', (event: MessageEvent<string>) => {
        events.close();
        resolve(event.data);
      });
    }),
  }));
  expect(inside).toEqual({ cookie: '', question: 200, event: 'live' });
  expect((await page.reload())?.status()).toBe(200);

  const stranger = await browser.newContext();
  const uninvited = await (await stranger.newPage()).goto(`${loopback.origin}/`);
  expect(uninvited?.status()).toBe(401);
  await stranger.close();
});

it('gives another page on this computer nothing, though it comes with the cookie', async () => {
  const page = await context.newPage();
  const address = neighbour.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await page.goto(`http://127.0.0.1:${port}/`);
  asked.length = 0;
  const tried = await page.evaluate(async (origin) => {
    const attempt = (init: RequestInit) =>
      fetch(`${origin}/rpc/session.get`, { credentials: 'include', ...init }).then(
        (response) => response.type,
        () => 'failed',
      );
    return [
      await attempt({ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      await attempt({ method: 'POST', mode: 'no-cors', body: '{}' }),
      await attempt({}),
      await new Promise<string>((resolve) => {
        const events = new EventSource(`${origin}/events`, { withCredentials: true });
        events.addEventListener('message', () => resolve('event'));
        events.addEventListener('error', () => resolve('failed'));
      }),
    ];
  }, loopback.origin);
  expect(tried).toEqual(['failed', 'failed', 'failed', 'failed']);
  const followed = page.waitForResponse((response) => response.url().startsWith(loopback.origin));
  await page.evaluate((origin) => location.assign(`${origin}/`), loopback.origin);
  expect((await followed).status()).toBe(403);
  expect(asked).toEqual([]);
});
