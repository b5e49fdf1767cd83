import type { KeyStore } from '../ports.ts';

/** The key of a profile can't be had now, for a reason the key store tells in a sentence for people. */
export class KeyUnavailable extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'KeyUnavailable';
  }
}

async function carefully<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new KeyUnavailable(error);
  }
}

/** The same key store, its errors told apart from all others. */
export function carefulKeys(keys: KeyStore): KeyStore {
  return {
    create: (folder, secret) => carefully(() => keys.create(folder, secret)),
    unlock: (folder, secret) => carefully(() => keys.unlock(folder, secret)),
    rewrap: (folder, key, secret) => carefully(() => keys.rewrap(folder, key, secret)),
  };
}
