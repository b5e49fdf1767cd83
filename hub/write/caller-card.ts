import { createHmac } from 'node:crypto';
import type { CallerCard } from '../../shared/contract/case-record.ts';
import { phoneDigits, type MaskedContacts } from '../../shared/domain/caller-contacts.ts';
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

/**
 * Keyed hashes (hex, 16 bytes) of the last 7 and the last 10 digits of a number; those it is long enough for.
 * A desk that knows the key hashes what was typed in the same way.
 * @param phoneKey hex, one for the whole city
 */
export function phoneKeysOf(phone: string, phoneKey: string): string[] {
  const digits = phoneDigits(phone);
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

/** A caller with all that is kept of them, contact data in its order. */
export interface WholeCaller {
  readonly id: CallerId;
  readonly name: string;
  readonly language: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** A card as the table `callers` has it. */
export interface CardRow extends Omit<CallerCard, 'contacts'> {
  readonly contacts: MaskedContacts | null;
}

/** What a desk may keep of a person. */
export function cardOf({ contacts, ...card }: CardRow): CallerCard {
  return contacts === null
    ? card
    : { ...card, contacts: { phones: [...contacts.phones], emails: [...contacts.emails] } };
}

/** The row of the table `callers`: what a desk may keep of a person. */
export function wholeCallerRow({ id, name, language, phones, emails }: WholeCaller, phoneKey: string) {
  const ends = phones
    .map((phone) => phoneDigits(phone))
    .map((digits) => (digits.length >= 4 ? digits.slice(-4) : ''));
  const masked = emails.map(maskedEmail);
  const plain = ends.length <= 1 && masked.length <= 1 && !ends.includes('');
  const firstEnd = ends[0] === '' ? null : (ends[0] ?? null);
  return {
    id,
    name,
    language,
    phone_last4: firstEnd,
    phone_keys: [...new Set(phones.flatMap((phone) => phoneKeysOf(phone, phoneKey)))],
    email_masked: masked[0] ?? null,
    contacts: plain ? null : { phones: ends, emails: masked },
  };
}

/** The same of a caller who was just taken in. */
export function callerRow({ phone, email, ...who }: CallerWrite, phoneKey: string) {
  const phones = phone === null ? [] : [phone];
  return wholeCallerRow({ ...who, phones, emails: email === null ? [] : [email] }, phoneKey);
}
