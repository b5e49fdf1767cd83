import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startShell } from '../../electron/shell/start-shell.ts';
import { createElectronDouble, type ElectronDouble } from './electron-double.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk311-shell-calls-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function start(env: Record<string, string>): Promise<ElectronDouble> {
  const electron = createElectronDouble({ userData: folder });
  const running = startShell(electron, {
    argv: [],
    env,
    platform: 'linux',
    rendererFolder: folder,
    resourcesFolder: folder,
    loadUpdater: () => Promise.reject(new Error('no updater here')),
    now: () => 0,
  });
  electron.app.becomeReady();
  await running;
  return electron;
}

async function quit({ app }: ElectronDouble): Promise<void> {
  app.quit();
  await app.ended;
}

/** A port nobody has, for what must be told one. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

it('is off unless a port is set; then it takes calls by token and ends with the shell', async () => {
  const file = join(folder, 'console', 'telephone-system.json');
  await quit(await start({}));
  expect(existsSync(file)).toBe(false);

  const port = await freePort();
  const electron = await start({ DESK311_CALL_PORT: String(port) });
  const { url, token } = JSON.parse(readFileSync(file, 'utf8')) as { url: string; token: string };
  expect(url).toBe(`http://127.0.0.1:${port}/call`);
  const tell = (authorization: string) =>
    fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"ani":"213-555-0142"}',
    });
  expect((await tell('Bearer wrong')).status).toBe(403);
  const answer = await tell(`Bearer ${token}`);
  expect([answer.status, await answer.json()]).toEqual([
    401,
    { code: 'signed-out', message: expect.stringContaining('Nobody is signed in') },
  ]);
  await quit(electron);
  await expect(tell(`Bearer ${token}`)).rejects.toThrow('fetch failed');
});
