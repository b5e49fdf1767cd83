import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordCost } from '../storage/database.ts';

const hash = promisify(argon2);

/** 64 MiB, three passes, one lane: RFC 9106's second choice, for one lane. About a tenth of a second. */
const PASSWORD_COST: PasswordCost = { memory: 65_536, passes: 3, parallelism: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** The argon2id hash of a password. However a password was typed in, the same letters are the same password. */
export async function passwordHash(
  password: string,
  salt: Uint8Array,
  cost: PasswordCost,
): Promise<Uint8Array> {
  return hash('argon2id', {
    message: password.normalize('NFKC'),
    nonce: salt,
    tagLength: HASH_BYTES,
    ...cost,
  });
}

/** A kept password. */
export interface KeptPassword {
  readonly hash: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: PasswordCost;
}

/** A password as it is kept, with a salt of its own. @param random so many random bytes, good enough for secrets */
export async function keptPassword(
  random: (bytes: number) => Uint8Array,
  password: string,
  cost: PasswordCost = PASSWORD_COST,
): Promise<KeptPassword> {
  const salt = random(SALT_BYTES);
  return { hash: await passwordHash(password, salt, cost), salt, cost };
}

/** What is compared with when nobody has the login, so that the answer takes as long. No password gives zeros. */
const NOBODY: KeptPassword = {
  hash: new Uint8Array(HASH_BYTES),
  salt: new Uint8Array(SALT_BYTES),
  cost: PASSWORD_COST,
};

/** Whether a password is the kept one; always false, but as slow, when there is none. */
export async function isPassword(password: string, kept: KeptPassword | null): Promise<boolean> {
  const { hash, salt, cost } = kept ?? NOBODY;
  return timingSafeEqual(await passwordHash(password, salt, cost), hash) && kept !== null;
}
