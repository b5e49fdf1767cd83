/** A caller's contact data masked, in the order in which it is kept. */
export interface MaskedContacts {
  /** Last four digits; empty for a number with less. */
  readonly phones: readonly string[];
  /** "m***@example.org". */
  readonly emails: readonly string[];
}

interface Masked {
  readonly phoneLast4: string | null;
  readonly emailMasked: string | null;
  readonly contacts?: { readonly phones: readonly string[]; readonly emails: readonly string[] } | undefined;
}

/** All masked contact data of a card. */
export function maskedContacts({ phoneLast4, emailMasked, contacts }: Masked): MaskedContacts {
  if (contacts !== undefined) return contacts;
  return {
    phones: phoneLast4 === null ? [] : [phoneLast4],
    emails: emailMasked === null ? [] : [emailMasked],
  };
}

/** The last four digits of each number a caller can be found by. */
export function lastFours(card: Masked): string[] {
  return [...new Set(maskedContacts(card).phones)].filter((digits) => digits !== '');
}

/** The digits of a phone number as anyone writes it: "+1 (213) 555-0142 ext. 7" gives 12135550142. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\s*(?:ext|x|#).*$/i, '').replace(/\D/g, '');
}

/** Two numbers that ring at one place: alike in all digits that both have, seven at least. */
export function samePhone(a: string, b: string): boolean {
  const [one, other] = [phoneDigits(a), phoneDigits(b)];
  const length = Math.min(10, one.length, other.length);
  return length >= 7 ? one.slice(-length) === other.slice(-length) : one === other;
}

/** A list and what another adds to it; what both have stands once. */
export function joined(
  mine: readonly string[],
  theirs: readonly string[],
  same: (a: string, b: string) => boolean,
): { all: string[]; added: string[] } {
  const added: string[] = [];
  for (const one of theirs) if (![...mine, ...added].some((known) => same(known, one))) added.push(one);
  return { all: [...mine, ...added], added };
}

export const sameEmail = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
