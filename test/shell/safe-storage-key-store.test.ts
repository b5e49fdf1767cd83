import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSafeStorageKeyStore } from '../../electron/shell/safe-storage-key-store.ts';
import { DoubleSafeStorage } from './double-safe-storage.ts';

let base: string;
let folder: string;
let log: string[];
let system: DoubleSafeStorage;
const store = (platform: NodeJS.Platform = 'linux') =>
  createSafeStorageKeyStore(system, platform, (line) => void log.push(line));
const keyFile = async () => readFile(join(folder, 'key.json'), 'utf8');

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'desk311-safe-'));
  folder = join(base, 'maria');
  log = [];
  system = new DoubleSafeStorage();
});
afterEach(() => rm(base, { recursive: true, force: true }));

it('opens without the password, and never with a wrong one', async () => {
  const key = await store().create(folder, 'a good password');
  expect(await store().unlock(folder, null)).toEqual(key);
  expect(await store().unlock(folder, 'a good password')).toEqual(key);
  expect(await store().unlock(folder, 'another password')).toBeNull();
  expect(await store().unlock(join(base, 'nobody'), null)).toBeNull();
  const text = await keyFile();
  expect(JSON.parse(text)).toEqual({ version: 1, by: 'safe-storage', sealed: expect.any(String) });
  expect(text).not.toContain(Buffer.from(key).toString('base64'));
  expect(log).toEqual([]);
});

it('lets a changed password open what the old key locked', async () => {
  const key = await store().create(folder, 'old password');
  await store().rewrap(folder, key, 'new password');
  expect(await store().unlock(folder, 'old password')).toBeNull();
  expect(await store().unlock(folder, 'new password')).toEqual(key);
  expect(await store().unlock(folder, null)).toEqual(key);
});

it.each([
  ['no keyring', () => (system.backend = 'basic_text'), 'no keyring was found: basic_text'],
  ['a keyring nobody knows', () => (system.backend = 'unknown'), 'no keyring was found: unknown'],
  ['a system that does not answer', () => (system.available = false), 'its safe storage does not answer'],
  ['bytes that are only disguised', () => (system.mark = 'v10'), 'it would store them in plain text'],
])('refuses the plain-text stand-in and locks with the password: %s', async (_, arrange, reason) => {
  arrange();
  const key = await store().create(folder, 'a good password');
  expect(log).toEqual([
    `The system keeps no secrets safely here (${reason}), so the key of this desk is locked with the password, which is asked for at each start.`,
  ]);
  expect(JSON.parse(await keyFile())).toMatchObject({ by: 'password' });
  expect(await store().unlock(folder, null)).toBeNull();
  expect(await store().unlock(folder, 'another password')).toBeNull();
  expect(await store().unlock(folder, 'a good password')).toEqual(key);
});

it('takes what Windows and macOS mark alike for what it is: encryption', async () => {
  system.mark = 'v10';
  system.backend = 'unknown';
  for (const platform of ['win32', 'darwin'] as const) {
    folder = join(base, platform);
    const key = await store(platform).create(folder, 'a good password');
    expect(await store(platform).unlock(folder, null)).toEqual(key);
  }
  expect(log).toEqual([]);
});

it('says that the keyring is locked instead of calling the password wrong', async () => {
  await store().create(folder, 'a good password');
  system.locked = true;
  await expect(store().unlock(folder, 'a good password')).rejects.toThrow(
    'The system does not give out the key',
  );
});

it('seals anew when the system changed its own key', async () => {
  const key = await store().create(folder, 'a good password');
  const before = await keyFile();
  system.rotated = true;
  system.mark = 'v12';
  expect(await store().unlock(folder, null)).toEqual(key);
  expect(await keyFile()).not.toBe(before);
  system.rotated = false;
  expect(await store().unlock(folder, null)).toEqual(key);
});
