import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readKeyFile, setKeyAside, writeKeyFile } from '../core/keys/key-file.ts';
import { openWithPassword, passwordEnvelope, sealWithPassword } from '../core/keys/password-envelope.ts';
import { createPasswordKeyStore, KEY_BYTES } from '../core/keys/password-key-store.ts';
import type { KeyStore } from '../core/ports.ts';
import type { ShellSafeStorage } from './shell-electron.ts';

/** What the system seals: the key, and what tells a right password from a wrong one while the hub is away. */
const sealedKey = z.object({ key: z.base64().length(44), envelope: passwordEnvelope });

/** Keepers of secrets that Electron knows on Linux; "basic_text" only looks like one. */
const LINUX_KEEPERS: readonly string[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];
/** How Chromium marks on Linux what it "encrypted" with a password that stands in its source. */
const PLAIN_MARK = 'v10';

/**
 * Keeps the key of a profile folder in the system's safe storage, so that a person who is signed in comes back without
 * the password; a password that is given must still be right. Where the system keeps nothing safely, the key is wrapped
 * with the password instead, and the log says so: the plain-text stand-in is never used.
 */
export function createSafeStorageKeyStore(
  safeStorage: ShellSafeStorage,
  platform: NodeJS.Platform,
  log: (line: string) => void,
): KeyStore {
  const byPassword = createPasswordKeyStore();

  async function keep(folder: string, key: Uint8Array, secret: string): Promise<void> {
    const reason = await whyNotSafe();
    const envelope = await sealWithPassword(key, secret);
    const text = JSON.stringify({ key: Buffer.from(key).toString('base64'), envelope });
    const sealed = reason === null ? await seal(text) : null;
    if (sealed === null) {
      log(
        `The system keeps no secrets safely here (${reason ?? 'it would store them in plain text'}), so the key of this desk is locked with the password, which is asked for at each start.`,
      );
      await writeKeyFile(folder, { version: 1, by: 'password', envelope });
    } else {
      await writeKeyFile(folder, { version: 1, by: 'safe-storage', sealed });
    }
  }

  async function whyNotSafe(): Promise<string | null> {
    if (platform === 'linux') {
      const keeper = safeStorage.getSelectedStorageBackend();
      if (!LINUX_KEEPERS.includes(keeper)) return `no keyring was found: ${keeper}`;
    }
    return (await safeStorage.isAsyncEncryptionAvailable()) ? null : 'its safe storage does not answer';
  }

  /** Null when what came back is no encryption. */
  async function seal(text: string): Promise<string | null> {
    const sealed = await safeStorage.encryptStringAsync(text);
    const plain = platform === 'linux' && sealed.subarray(0, PLAIN_MARK.length).toString() === PLAIN_MARK;
    return plain ? null : sealed.toString('base64');
  }

  async function open(folder: string, sealed: string): Promise<z.infer<typeof sealedKey>> {
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
      if (shouldReEncrypt) await sealAnew(folder, result);
      return sealedKey.parse(JSON.parse(result));
    } catch (error) {
      throw new Error(
        'The system does not give out the key of this desk. What is unsent is kept: unlock the keyring (or sign in to this computer as the person who used Desk311 here before) and start Desk311 again.',
        { cause: error },
      );
    }
  }

  /** The system changed its own key; what the old one sealed still opens, so there is no harm in failing. */
  async function sealAnew(folder: string, text: string): Promise<void> {
    try {
      const sealed = await seal(text);
      if (sealed !== null) await writeKeyFile(folder, { version: 1, by: 'safe-storage', sealed });
    } catch (error) {
      log(`the key was not sealed anew: ${String(error)}`);
    }
  }

  return {
    async create(folder, secret) {
      await setKeyAside(folder);
      const key = new Uint8Array(randomBytes(KEY_BYTES));
      await keep(folder, key, secret);
      return key;
    },
    async unlock(folder, secret) {
      const file = await readKeyFile(folder);
      if (file?.by !== 'safe-storage') return byPassword.unlock(folder, secret);
      const { key, envelope } = await open(folder, file.sealed);
      if (secret !== null && (await openWithPassword(envelope, secret)) === null) return null;
      return new Uint8Array(Buffer.from(key, 'base64'));
    },
    rewrap: keep,
  };
}
