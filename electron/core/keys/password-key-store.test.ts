import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWithPassword, sealWithPassword } from './password-envelope.ts';
import { createPasswordKeyStore } from './password-key-store.ts';

let base: string;
let folder: string;
const keys = createPasswordKeyStore();

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'desk311-keys-'));
  folder = join(base, 'maria');
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe('createPasswordKeyStore', () => {
  it('opens with the password it was made with and with no other', async () => {
    const key = await keys.create(folder, 'a good password');
    expect(key).toHaveLength(32);
    expect(await keys.unlock(folder, 'a good password')).toEqual(key);
    expect(await keys.unlock(folder, 'a good passwore')).toBeNull();
    expect(await keys.unlock(folder, '')).toBeNull();
    expect(await keys.unlock(folder, null)).toBeNull();
    expect(await keys.unlock(join(base, 'nobody'), 'a good password')).toBeNull();
  });

  it('keeps the key nowhere in the clear, records how it was stretched, and lets only its owner read the file', async () => {
    const key = await keys.create(folder, 'a good password');
    expect(await readdir(folder)).toEqual(['key.json']);
    const path = join(folder, 'key.json');
    const text = await readFile(path, 'utf8');
    const found: unknown = JSON.parse(text);
    expect(found).toEqual({
      version: 1,
      by: 'password',
      envelope: {
        stretching: { name: 'argon2id', memory: 65_536, passes: 3, parallelism: 1 },
        salt: expect.stringMatching(/^[\w+/]{22}==$/),
        nonce: expect.stringMatching(/^[\w+/]{16}$/),
        sealed: expect.stringMatching(/^[\w+/]{43}=$/),
        tag: expect.stringMatching(/^[\w+/]{22}==$/),
      },
    });
    expect(text).not.toContain(Buffer.from(key).toString('base64'));
    expect(text).not.toContain(Buffer.from(key).toString('hex'));
    // Windows keeps no such bits; there the profile's folder is the person's own.
    const open = process.platform === 'win32' ? 0 : (await stat(path)).mode & 0o077;
    expect(open).toBe(0);
  });

  it('lets a changed password open what the old key locked', async () => {
    const key = await keys.create(folder, 'old password');
    await keys.rewrap(folder, key, 'new password');
    expect(await keys.unlock(folder, 'new password')).toEqual(key);
    expect(await keys.unlock(folder, 'old password')).toBeNull();
  });

  it('never overwrites a key, but sets it aside', async () => {
    const old = await keys.create(folder, 'forgotten password');
    const key = await keys.create(folder, 'a good password');
    expect(await keys.unlock(folder, 'a good password')).toEqual(key);
    expect(await keys.unlock(folder, 'forgotten password')).toBeNull();
    const aside = (await readdir(folder)).filter((name) => name !== 'key.json');
    expect(aside).toEqual([expect.stringMatching(/^key-aside-[\dTZ-]+\.json$/)]);
    await rename(join(folder, aside[0] ?? ''), join(folder, 'key.json'));
    expect(await keys.unlock(folder, 'forgotten password')).toEqual(old);
  });

  it('takes composed and decomposed letters for the same password', async () => {
    const key = await keys.create(folder, 'contrase\u00f1a');
    expect(await keys.unlock(folder, 'contrasen\u0303a')).toEqual(key);
  });

  it.each(['', 'not json', '{}', '{"version":2,"by":"password"}', 'null'])(
    'says that a damaged file is damaged instead of calling the password wrong: %j',
    async (text) => {
      await keys.create(folder, 'a good password');
      await writeFile(join(folder, 'key.json'), text);
      await expect(keys.unlock(folder, 'a good password')).rejects.toThrow('is damaged');
    },
  );

  it('does not open an envelope whose numbers were altered', async () => {
    await keys.create(folder, 'a good password');
    const path = join(folder, 'key.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"passes": 3', '"passes": 2'));
    expect(await keys.unlock(folder, 'a good password')).toBeNull();
    await writeFile(path, (await readFile(path, 'utf8')).replace('65536', '999999999'));
    await expect(keys.unlock(folder, 'a good password')).rejects.toThrow('is damaged');
  });

  it('says so when the key belongs to the desktop', async () => {
    await keys.create(folder, 'a good password');
    await writeFile(join(folder, 'key.json'), '{"version":1,"by":"safe-storage","sealed":"AAAA"}');
    await expect(keys.unlock(folder, 'a good password')).rejects.toThrow('kept by the system');
  });
});

describe('sealWithPassword', () => {
  it('also stretches with scrypt, for a runtime without Argon2', async () => {
    const key = new Uint8Array(32).fill(7);
    const envelope = await sealWithPassword(key, 'a good password', {
      name: 'scrypt',
      cost: 16_384,
      blockSize: 8,
      parallelism: 1,
    });
    expect(await openWithPassword(envelope, 'a good password')).toEqual(key);
    expect(await openWithPassword(envelope, 'another password')).toBeNull();
  });
});
