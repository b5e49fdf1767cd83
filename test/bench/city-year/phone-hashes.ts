import { hash } from 'node:crypto';

const BLOCK = 64;

/** Bytes before a text in one round of HMAC-SHA-256. */
function padded(key: Buffer, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK, pad);
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
  return block;
}

/**
 * Hashes as the hub puts them on a caller's card (`phoneKeys` of electron/core/search), of the last 10 and 7 digits. A
 * city-year has half a million; with the key prepared once they take a tenth of the time.
 * @param key hex, at most 64 bytes
 */
export function phoneHasher(key: string): (tenDigits: string) => string[] {
  const [inner, outer] = [padded(Buffer.from(key, 'hex'), 0x36), padded(Buffer.from(key, 'hex'), 0x5c)];
  const hashOf = (digits: string): string => {
    const within = hash('sha256', Buffer.concat([inner, Buffer.from(digits)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, within]), 'hex').slice(0, 32);
  };
  return (tenDigits) => [hashOf(tenDigits), hashOf(tenDigits.slice(-7))];
}
