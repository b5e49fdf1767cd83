import { wordsOf } from '../../../shared/domain/fold-text.ts';
import { readPlace, type ReadPlace } from '../../../shared/domain/read-place.ts';
import type { StreetName } from '../../../shared/domain/read-street.ts';
import { beginsSuffix, directionOf, streetWord, suffixOf } from '../../../shared/domain/street-words.ts';
import type { TypedStreet } from './street-index.ts';

/** What was typed, as the address points can answer it. A word may be read in several ways while it is typed. */
export type TypedPlace =
  | { readonly kind: 'house'; readonly house: string; readonly streets: readonly TypedStreet[] }
  | {
      readonly kind: 'stretch';
      /** Least and highest house number. */
      readonly from: number;
      readonly to: number;
      readonly street: TypedStreet;
      /** What it is called before the street's name: "1200 BLOCK OF", "1200-1298". */
      readonly called: string;
    }
  | { readonly kind: 'crossing'; readonly one: TypedStreet; readonly other: TypedStreet }
  | { readonly kind: 'other' };

const HOUSE = /^\d{1,6}[a-z]?$/;
const MOST_WORDS = 6;
const BLOCK = 99;

/** A street that was read whole; its last word may go on when nothing stands behind it. */
function asTyped({ direction, street, suffix }: StreetName): TypedStreet {
  const kind = wordsOf(suffix ?? '')[0];
  return {
    direction: direction?.toLowerCase() ?? null,
    words: wordsOf(street).map(streetWord),
    typing: suffix === null,
    suffix: kind === undefined ? null : (suffixOf(kind) ?? kind),
  };
}

/** The ways the words of a street that is still being typed can be meant. */
function waysOf(words: readonly string[], typing: boolean): TypedStreet[] {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length > MOST_WORDS) return [];
  const direction = words.length > 1 ? (directionOf(first) ?? null) : null;
  const rest = direction === null ? words : words.slice(1);
  const plain = (named: readonly string[]) => named.map(streetWord);
  const ways: TypedStreet[] = [{ direction, words: plain(rest), typing, suffix: null }];
  if (direction !== null) ways.push({ direction: null, words: plain(words), typing, suffix: null });
  if (rest.length > 1 && (suffixOf(last) !== undefined || (typing && beginsSuffix(last)))) {
    const suffix = suffixOf(last) ?? null;
    ways.push({ direction, words: plain(rest.slice(0, -1)), typing: false, suffix });
  }
  return ways;
}

function houseTyped(read: ReadPlace, text: string): TypedPlace {
  const whole = read.kind === 'address' ? [asTyped(read.street)] : [];
  const hasMore = read.kind === 'address' && (read.unit !== null || read.city !== null || read.zip !== null);
  const [house, ...words] = wordsOf(text);
  const isBegun = house !== undefined && HOUSE.test(house) && !hasMore;
  const begun = isBegun ? waysOf(words, /[\p{L}\p{N}]$/u.test(text)) : [];
  const number = read.kind === 'address' ? read.house : isBegun ? house : null;
  if (number === null || number === undefined || whole.length + begun.length === 0) return { kind: 'other' };
  return { kind: 'house', house: number.toUpperCase(), streets: [...whole, ...begun] };
}

/** Reads what was typed into the place field, finished or not. */
export function readTypedPlace(text: string): TypedPlace {
  const read = readPlace(text);
  switch (read.kind) {
    case 'intersection':
      return { kind: 'crossing', one: asTyped(read.street), other: asTyped(read.cross) };
    case 'range': {
      const [from, to] = [Number.parseInt(read.from, 10), Number.parseInt(read.to, 10)];
      const called = `${read.from}-${read.to}`;
      return {
        kind: 'stretch',
        from: Math.min(from, to),
        to: Math.max(from, to),
        street: asTyped(read.street),
        called,
      };
    }
    case 'block': {
      if (read.number === null) return { kind: 'other' };
      const from = Number.parseInt(read.number, 10);
      const called = `${read.number} BLOCK OF`;
      return { kind: 'stretch', from, to: from + BLOCK, street: asTyped(read.street), called };
    }
    default:
      return houseTyped(read, text);
  }
}
