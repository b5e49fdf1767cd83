import type { Place } from '../../shared/domain/place.ts';

/** Words that stay as they are: compass points and numbers with their endings are done by rule. */
const COMPASS = /^(N|S|E|W|NE|NW|SE|SW)$/;

function inTitleCase(words: string): string {
  return words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) =>
      COMPASS.test(word) ? word : word.toLowerCase().replace(/^\p{L}/u, (first) => first.toUpperCase()),
    )
    .join(' ');
}

/** Where it is, as far as anybody may know who has the link: the block, never the house. */
export type ShownPlace =
  | { readonly kind: 'block'; readonly block: string; readonly street: string }
  | { readonly kind: 'street'; readonly street: string }
  | { readonly kind: 'crossing'; readonly street: string; readonly cross: string }
  | { readonly kind: 'district'; readonly district: string }
  | { readonly kind: 'unknown' };

/** Only what was recognised as a street is shown: what was typed freely may name somebody. */
export function shownPlace({ house, direction, street, suffix, crossStreet, district }: Place): ShownPlace {
  if (street === null) return district === null ? { kind: 'unknown' } : { kind: 'district', district };
  const whole = inTitleCase([direction, street, suffix].flatMap((part) => part ?? []).join(' '));
  if (crossStreet !== null) return { kind: 'crossing', street: whole, cross: inTitleCase(crossStreet) };
  const digits = /^\d{1,6}/.exec(house ?? '')?.[0];
  if (digits === undefined) return { kind: 'street', street: whole };
  const hundreds = Math.floor(Number(digits) / 100);
  return { kind: 'block', block: hundreds === 0 ? '1' : `${hundreds}00`, street: whole };
}
