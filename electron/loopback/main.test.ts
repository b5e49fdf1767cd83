import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk311-loopback-'));
});
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program as a person would, and collects what it says. */
function start(env: Record<string, string> = {}, ...args: readonly string[]) {
  const { DESK311_HUB: _, ...clean } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { ...clean, DESK311_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'exit').then(() => child.exitCode);
  return {
    said,
    ended,
    stop(signal: NodeJS.Signals) {
      child.kill(signal);
      return ended;
    },
    async url(): Promise<string> {
      for (;;) {
        const line = /^http:\S+(?=\n)/m.exec(said.out)?.[0];
        if (line !== undefined) return line;
        if (child.exitCode !== null) throw new Error(said.err);
        await sleep(20);
      }
    },
  };
}

async function enter(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function ask(origin: string, cookie: string, name: string): Promise<unknown> {
  const response = await fetch(`${origin}/rpc/${name}`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: '{}',
  });
  return response.json();
}

describe('the console under Node', () => {
  it('opens, says where in one line and in a file, serves the console, and stops within two seconds', async () => {
    const readyFile = join(folder, 'ready.json');
    const desk = start({}, '--ready-file', readyFile);
    const url = await desk.url();
    expect(JSON.parse(readFileSync(readyFile, 'utf8'))).toEqual({ url });
    expect(desk.said.out).toBe(`${url}\n`);
    const cookie = await enter(url);
    const { origin } = new URL(url);
    expect(await ask(origin, cookie, 'session.get')).toEqual({ name: 'no-hub' });
    const events = await fetch(`${origin}/events`, { headers: { cookie } });
    expect(events.headers.get('content-type')).toContain('text/event-stream');

    const stopped = performance.now();
    expect(await desk.stop('SIGTERM')).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(2_000);
    await events.text().catch(() => '');
    expect(existsSync(join(folder, 'console', 'running.json'))).toBe(false);
    expect(readFileSync(join(folder, 'console', 'desk.log'), 'utf8')).toContain('stopped');
  });

  it('hands out a new address when it is started again, and keeps the folder to itself', async () => {
    const first = start();
    const url = await first.url();
    const open =
      process.platform === 'win32' ? 0 : statSync(join(folder, 'console', 'running.json')).mode & 0o077;
    expect(open).toBe(0);
    const second = start();
    const again = await second.url();
    expect(await second.ended).toBe(0);
    expect(new URL(again).origin).toBe(new URL(url).origin);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(401);
    await enter(again);
  });

  it('takes over a folder whose console was killed', async () => {
    const first = start();
    await first.url();
    await first.stop('SIGKILL');
    const second = start();
    await enter(await second.url());
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('takes the hub from the environment', async () => {
    const desk = start({ DESK311_HUB: 'http://127.0.0.1:9/' });
    const url = await desk.url();
    expect(await ask(new URL(url).origin, await enter(url), 'session.get')).toMatchObject({
      name: 'signed-out',
      hub: 'http://127.0.0.1:9',
      hubCanChange: false,
    });
  });

  it('listens for calls only where it is told to, and stops with them', async () => {
    const off = start();
    await off.url();
    const file = join(folder, 'console', 'telephone-system.json');
    expect(existsSync(file)).toBe(false);
    expect(await off.stop('SIGTERM')).toBe(0);
    const desk = start({ DESK311_CALL_PORT: '43119' });
    await desk.url();
    const { url, token } = JSON.parse(readFileSync(file, 'utf8')) as { url: string; token: string };
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"ani":"213-555-0142"}',
    });
    expect([url, answer.status]).toEqual(['http://127.0.0.1:43119/call', 401]);
    expect(await desk.stop('SIGTERM')).toBe(0);
  });

  it.each([
    [{ DESK311_CALL_PORT: '80' }, [], 'DESK311_CALL_PORT is not right: "80" is no port.'],
    [{ DESK311_HUB: 'hub' }, [], 'DESK311_HUB is not right'],
    [{ DESK311_CONSOLE_PORT: '99999' }, [], 'DESK311_CONSOLE_PORT is not right: "99999" is no port.'],
    [{}, ['--ready'], "Unknown option '--ready'"],
  ])('says in one sentence why it does not start: %j %j', async (env, args, sentence) => {
    const desk = start(env, ...args);
    expect(await desk.ended).toBe(1);
    expect(desk.said.err).toContain(sentence);
    expect(desk.said.err).not.toContain('    at ');
    expect(desk.said.out).toBe('');
  });

  it('says so when its port or its folder can not be had', async () => {
    const first = start();
    const { port } = new URL(await first.url());
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const taken = start({ DESK311_DATA: join(folder, 'other'), DESK311_CONSOLE_PORT: port });
    const blocked = start({ DESK311_DATA: file });
    expect([await taken.ended, await blocked.ended]).toEqual([1, 1]);
    expect(taken.said.err).toContain(`Port ${port} can't be used`);
    expect(blocked.said.err).toContain(`Desk311 can't keep its data in ${join(file, 'console')}`);
  });
});
