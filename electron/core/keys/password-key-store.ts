import { randomBytes } from 'node:crypto';
import type { KeyStore } from '../ports.ts';
import { readKeyFile, setKeyAside, writeKeyFile } from './key-file.ts';
import { openWithPassword, sealWithPassword } from './password-envelope.ts';

/** Length of a profile's key in bytes. */
export const KEY_BYTES = 32;

/**
 * Keeps the key of a profile folder wrapped with its person's password, so it is nowhere in the clear.
 * A key that is there already when one is created is set aside, never overwritten.
 */
export function createPasswordKeyStore(): KeyStore {
  return {
    async create(folder, secret) {
      await setKeyAside(folder);
      const key = new Uint8Array(randomBytes(KEY_BYTES));
      await keep(folder, key, secret);
      return key;
    },
    async unlock(folder, secret) {
      if (secret === null) return null;
      const file = await readKeyFile(folder);
      if (file === null) return null;
      if (file.by === 'safe-storage') {
        throw new Error(
          'The key of this desk is kept by the system for Desk311 for the desktop. Nothing is lost: start that one, or give this console another data folder.',
        );
      }
      return openWithPassword(file.envelope, secret);
    },
    rewrap: keep,
  };
}

async function keep(folder: string, key: Uint8Array, secret: string): Promise<void> {
  await writeKeyFile(folder, { version: 1, by: 'password', envelope: await sealWithPassword(key, secret) });
}
