import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { NewCaller } from '../../../shared/domain/decision.ts';
import { phoneDigits } from '../../../shared/domain/caller-contacts.ts';
import { phoneKeys } from '../search/phone-keys.ts';

function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** The card of a caller this desk has just taken in, masked as the hub will mask it. */
export function newCallerCard(caller: NewCaller, phoneKey: string): CallerCard {
  const digits = caller.phone === null ? '' : phoneDigits(caller.phone);
  return {
    id: caller.id,
    name: caller.name,
    language: caller.language,
    phoneLast4: digits.length >= 4 ? digits.slice(-4) : null,
    phoneKeys: caller.phone === null ? [] : phoneKeys(caller.phone, phoneKey),
    emailMasked: caller.email === null ? null : masked(caller.email),
  };
}
