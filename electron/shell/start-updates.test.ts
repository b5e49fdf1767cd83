import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { startUpdates, type Updater } from './start-updates.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk311-updates-'));
const feedFile = join(folder, 'app-update.yml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let log: string[];
let updater: Updater;
let loads: number;

beforeEach(() => {
  log = [];
  loads = 0;
  updater = {
    allowDowngrade: true,
    allowPrerelease: true,
    autoDownload: false,
    autoInstallOnAppQuit: false,
    disableWebInstaller: false,
    logger: null,
    checkForUpdates: () => Promise.resolve(null),
  };
  writeFileSync(feedFile, 'provider: generic\nurl: https://updates.example.org\npublisherName:\n  - City\n');
});

const trusted = {
  packaged: true,
  allowed: true,
  platform: 'win32' as NodeJS.Platform,
  feedFile,
  load: () => {
    loads += 1;
    return Promise.resolve(updater);
  },
  log: (line: string) => void log.push(line),
};

it.each([
  [{ packaged: false }, 'this is not a packaged version'],
  [{ allowed: false }, "the machine's policy says so"],
  [
    { platform: 'linux' as const },
    'Linux packages carry no signature that could be checked; use the system’s packages',
  ],
  [{ feedFile: join(folder, 'none.yml') }, 'this version was packaged without a feed'],
])('stays off, and says why: %j', async (situation, reason) => {
  await startUpdates({ ...trusted, ...situation });
  expect(log).toEqual([`updates are off: ${reason}`]);
  expect(loads).toBe(0);
});

it('takes no update on Windows that no publisher would have to sign', async () => {
  writeFileSync(feedFile, 'provider: generic\nurl: https://updates.example.org\n');
  await startUpdates(trusted);
  expect(log).toEqual(['updates are off: the feed names no publisher to trust']);
  expect(loads).toBe(0);
});

it('installs at quit, never an older version, and logs what happens', async () => {
  const stop = await startUpdates(trusted);
  stop();
  updater.logger?.error(new Error('not signed'));
  const { logger, checkForUpdates, ...rules } = updater;
  expect([logger === null, typeof checkForUpdates]).toEqual([false, 'function']);
  expect(rules).toEqual({
    allowDowngrade: false,
    allowPrerelease: false,
    autoDownload: true,
    autoInstallOnAppQuit: true,
    disableWebInstaller: true,
  });
  expect(log).toEqual(['update failed: Error: not signed']);
});
