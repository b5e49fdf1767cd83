import { ordinal, streetWord } from './street-words.ts';

/** Streets are numbered up to here; a higher number is a road's. */
export const LAST_NUMBERED = 300;

const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ROUND = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
/** "La quinta", never "el segundo": El Segundo is a name. */
const SPANISH =
  'primera segunda tercera cuarta quinta sexta septima octava novena decima undecima duodecima'.split(' ');
const SPANISH_COUNT = 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;
const SPANISH_SHORT = /^(\d{1,3})(?:a|o|ra|da|ta|ma|va|na)$/;

function numbered(n: number): string | null {
  return n >= 1 && n <= LAST_NUMBERED ? ordinal(n).toUpperCase() : null;
}

/**
 * The name of a numbered street in the city's form: "5TH" for "5", "fifth", "quinta", "5ta"; "24TH" for "twenty-fourth".
 * Null when the words are no number.
 * `spanish` says which Spanish words count: there is a Primera Ave, and "cinco" is a street's number after "calle" only.
 */
export function streetNumber(
  words: readonly string[],
  spanish: 'none' | 'ordinals' | 'counts',
): string | null {
  const [first = '', second] = words;
  if (words.length === 2 && second !== undefined) {
    const ten = TENS.indexOf(first);
    const one = /^([1-9])(?:st|nd|rd|th)$/.exec(streetWord(second))?.[1];
    return ten < 0 || one === undefined ? null : numbered((ten + 2) * 10 + Number(one));
  }
  if (words.length !== 1) return null;
  const round = ROUND.indexOf(first);
  if (round >= 0) return numbered((round + 2) * 10);
  const spelled = spanish === 'none' ? -1 : SPANISH.indexOf(first);
  if (spelled >= 0) return numbered(spelled + 1);
  const count = spanish === 'counts' ? SPANISH_COUNT.indexOf(first) : -1;
  if (count >= 0) return numbered(count + 1);
  const digits =
    /^\d{1,4}$/.exec(first)?.[0] ?? (SPANISH_SHORT.exec(first) ?? ORDINAL.exec(streetWord(first)))?.[1];
  return digits === undefined ? null : numbered(Number(digits));
}
