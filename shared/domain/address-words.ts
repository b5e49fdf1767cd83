import { placedWords, type PlacedWord } from './fold-text.ts';
import { directionOf, streetWord, suffixOf } from './street-words.ts';

/** What a word of an address is. A long direction or suffix can also be a street's own name ("West Blvd", "Avenue 26"). */
export type AddressPart = 'house' | 'direction' | 'suffix' | 'street' | 'zip' | 'between';

export interface AddressWord extends PlacedWord {
  readonly part: AddressPart;
  /** The word in its one form: "5th" for "fifth", "blvd" for "boulevard". */
  readonly form: string;
}

const BETWEEN = new Set(['at', 'and', 'y']);
const SIGN = /[&@]|\s\/\s/;
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;

/** The words of an address line, each with what it is: "1234 S MAIN ST, 90015", "MAIN ST AT 5TH ST". */
export function addressWords(address: string): AddressWord[] {
  const words = placedWords(address);
  const first = words[0];
  const hasHouse =
    first !== undefined && words.length > 1 && /^\d/.test(first.word) && !ORDINAL.test(first.word);
  return words.flatMap((one, index): AddressWord[] => {
    const before = words[index - 1];
    const named = partOf(one, before, index, words.length, hasHouse);
    if (before === undefined || !SIGN.test(address.slice(before.end, one.start))) return [named];
    return [{ word: '&', start: before.end, end: one.start, part: 'between', form: '&' }, named];
  });
}

function partOf(
  one: PlacedWord,
  before: PlacedWord | undefined,
  index: number,
  count: number,
  hasHouse: boolean,
): AddressWord {
  const { word, start, end } = one;
  const as = (part: AddressPart, form: string): AddressWord => ({ word, start, end, part, form });
  if (index === 0 && hasHouse) return as('house', word);
  // A zip stands last, or before its four further digits.
  const last = index === count - 1;
  const further = last && word.length === 4 && /^\d{4}$/.test(word) && /^\d{5}$/.test(before?.word ?? '');
  const zip = further || (index >= count - 2 && word.length === 5 && /^\d{5}$/.test(word));
  if (index > 0 && zip) return as('zip', word);
  if (BETWEEN.has(word) && index > 0) return as('between', word);
  const direction = directionOf(word);
  if (direction !== undefined) return as('direction', direction);
  const suffix = suffixOf(word);
  if (suffix !== undefined) return as('suffix', suffix);
  return as('street', streetWord(word));
}

/**
 * What two ways of writing the same address have in common; empty for a place without one. The zip is left out, and
 * the two streets of a crossing stand in the order of the alphabet.
 */
export function addressKey(address: string): string {
  const sides: string[][] = [[]];
  for (const { part, form } of addressWords(address)) {
    if (part === 'between') sides.push([]);
    else if (part !== 'zip') sides.at(-1)?.push(form);
  }
  const said = sides.filter((side) => side.length > 0).map((side) => side.join(' '));
  return said.toSorted().join(' & ');
}
