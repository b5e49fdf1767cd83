import { createHmac } from 'node:crypto';
import type { CallerId } from '../../shared/domain/ids.ts';

/** A caller as the hub takes one in, with contact data as it was said. */
export interface CallerWrite {
  readonly id: CallerId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string;
}

/** How many of the last digits of a number can find its caller: the local number, and with the area code. */
const KEYED_DIGITS = [7, 10] as const;

/** The digits of a phone number as anyone writes it: "+1 (213) 555-0142 ext. 7" gives 12135550142. */
function digitsOf(phone: string): string {
  return phone.replace(/\s*(ext|x|#).*$/i, '').replace(/\D/g, '');
}

/**
 * Keyed hashes (hex, 16 bytes) of the last 7 and the last 10 digits of a number; those it is long enough for.
 * A desk that knows the key hashes what was typed in the same way.
 * @param phoneKey hex, one for the whole city
 */
export function phoneKeysOf(phone: string, phoneKey: string): string[] {
  const digits = digitsOf(phone);
  return KEYED_DIGITS.filter((length) => digits.length >= length).map((length) =>
    createHmac('sha256', Buffer.from(phoneKey, 'hex'))
      .update(digits.slice(-length))
      .digest('hex')
      .slice(0, 32),
  );
}

/** "m***@example.org"; what has no name before the @ is hidden whole. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** The row of the table `callers`: what a desk may keep of a person. */
export function callerRow({ id, name, phone, email, language }: CallerWrite, phoneKey: string) {
  const digits = phone === null ? '' : digitsOf(phone);
  return {
    id,
    name,
    language,
    phone_last4: digits.length >= 4 ? digits.slice(-4) : null,
    phone_keys: phone === null ? [] : phoneKeysOf(phone, phoneKey),
    email_masked: email === null ? null : maskedEmail(email),
  };
}
