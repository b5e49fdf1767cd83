import crypto, { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/**
 * How a password was stretched, with the numbers it was done with: they may rise later and old files still open.
 * Memory is in KiB. Upper bounds keep a forged file from taking the desk's memory.
 */
const stretching = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('argon2id'),
    memory: z.number().int().min(8_192).max(1_048_576),
    passes: z.number().int().min(1).max(20),
    parallelism: z.number().int().min(1).max(16),
  }),
  z.object({
    name: z.literal('scrypt'),
    cost: z.number().int().min(16_384).max(1_048_576),
    blockSize: z.number().int().min(1).max(16),
    parallelism: z.number().int().min(1).max(16),
  }),
]);
export type Stretching = z.infer<typeof stretching>;

/** A key that one password opens. */
export const passwordEnvelope = z.object({
  stretching,
  salt: z.base64().length(24),
  nonce: z.base64().length(16),
  sealed: z.base64().length(44),
  tag: z.base64().length(24),
});
export type PasswordEnvelope = z.infer<typeof passwordEnvelope>;

/** About 0.3 s and 64 MiB on an office machine (RFC 9106, second recommended choice, in one lane). */
const ARGON2ID: Stretching = { name: 'argon2id', memory: 65_536, passes: 3, parallelism: 1 };
/** For Electron: its BoringSSL has no Argon2. OWASP's first choice for scrypt: 128 MiB. */
const SCRYPT: Stretching = { name: 'scrypt', cost: 131_072, blockSize: 8, parallelism: 1 };

/** The strongest stretching this runtime can do. */
const BEST_STRETCHING: Stretching = canArgon2() ? ARGON2ID : SCRYPT;

/** Seals a key with a password. */
export async function sealWithPassword(
  key: Uint8Array,
  password: string,
  how: Stretching = BEST_STRETCHING,
): Promise<PasswordEnvelope> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(password, salt, how), nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(how)));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    stretching: how,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The sealed key, or null when the password is another one (or the envelope was altered: the two can't be told apart). */
export async function openWithPassword(
  envelope: PasswordEnvelope,
  password: string,
): Promise<Uint8Array | null> {
  const how = envelope.stretching;
  const wrapping = await stretch(password, bytesOf(envelope.salt), how);
  const cipher = createDecipheriv('aes-256-gcm', wrapping, bytesOf(envelope.nonce), {
    authTagLength: 16,
  });
  cipher.setAAD(Buffer.from(JSON.stringify(how)));
  cipher.setAuthTag(bytesOf(envelope.tag));
  const opened = cipher.update(bytesOf(envelope.sealed));
  try {
    return new Uint8Array(Buffer.concat([opened, cipher.final()]));
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** The same person types the same letters on another keyboard as other code points, so they are normalised first. */
function stretch(password: string, salt: Buffer, how: Stretching): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'));
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const done = (error: Error | null, derived: Buffer) => (error ? reject(error) : resolve(derived));
  switch (how.name) {
    case 'argon2id': {
      if (!canArgon2()) {
        throw new Error(
          'The key of this desk was made by the browser console, and Electron cannot open it. Nothing is lost: sign in with the browser console, or give Electron another data folder.',
        );
      }
      const { memory, passes, parallelism } = how;
      crypto.argon2('argon2id', { message, nonce: salt, tagLength: 32, memory, passes, parallelism }, done);
      break;
    }
    case 'scrypt': {
      const { cost, blockSize, parallelism } = how;
      const maxmem = 128 * cost * blockSize * parallelism + 32 * 1024 * 1024;
      scrypt(message, salt, 32, { cost, blockSize, parallelization: parallelism, maxmem }, done);
      break;
    }
  }
  return promise;
}

function canArgon2(): boolean {
  return process.versions['electron'] === undefined && typeof crypto.argon2 === 'function';
}
