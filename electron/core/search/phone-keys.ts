import { createHmac } from 'node:crypto';
import { phoneDigits } from '../../../shared/domain/caller-contacts.ts';

/** How many of the last digits of a number find its caller: the local number, and with the area code. */
const KEYED_DIGITS = [10, 7] as const;

/** Keyed hash of some last digits, as the hub makes it (hex, 16 bytes). */
export function phoneKey(digits: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(digits).digest('hex').slice(0, 32);
}

/** The hashes under which a number can be found, the longest digits first; none when it is too short. */
export function phoneKeys(phone: string, key: string): string[] {
  const digits = phoneDigits(phone);
  return KEYED_DIGITS.filter((length) => digits.length >= length).map((length) =>
    phoneKey(digits.slice(-length), key),
  );
}
