/** Directions as they stand in addresses, English and Spanish, to their letter. */
const DIRECTIONS: Readonly<Record<string, string>> = {
  n: 'n',
  s: 's',
  e: 'e',
  w: 'w',
  ne: 'ne',
  nw: 'nw',
  se: 'se',
  sw: 'sw',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  norte: 'n',
  sur: 's',
  este: 'e',
  oeste: 'w',
};

/** Last words of streets, long and short, to one form. */
const SUFFIXES: Readonly<Record<string, string>> = {
  st: 'st',
  str: 'st',
  street: 'st',
  av: 'ave',
  ave: 'ave',
  avenue: 'ave',
  avenida: 'ave',
  bl: 'blvd',
  blvd: 'blvd',
  boulevard: 'blvd',
  bulevar: 'blvd',
  dr: 'dr',
  drive: 'dr',
  rd: 'rd',
  road: 'rd',
  pl: 'pl',
  place: 'pl',
  ct: 'ct',
  court: 'ct',
  ln: 'ln',
  lane: 'ln',
  wy: 'way',
  way: 'way',
  pkwy: 'pkwy',
  parkway: 'pkwy',
  ter: 'ter',
  terr: 'ter',
  terrace: 'ter',
  cir: 'cir',
  circle: 'cir',
  hwy: 'hwy',
  highway: 'hwy',
  fwy: 'fwy',
  freeway: 'fwy',
  frwy: 'fwy',
  aly: 'alley',
  alley: 'alley',
  sq: 'sq',
  square: 'sq',
  tr: 'trl',
  trl: 'trl',
  trail: 'trl',
  plz: 'plaza',
  pz: 'plaza',
  plaza: 'plaza',
  cyn: 'canyon',
  canyon: 'canyon',
  expy: 'expy',
  expressway: 'expy',
};

const ORDINALS = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
  'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');

const DIRECTION_OF = new Map(Object.entries(DIRECTIONS));
const SUFFIX_OF = new Map(Object.entries(SUFFIXES));

/** The letter of a direction word; undefined when it is none. */
export function directionOf(word: string): string | undefined {
  return DIRECTION_OF.get(word);
}

/** The letters of the directions whose names begin so: "so" is the beginning of "south". */
export function directionsBegun(word: string): string[] {
  const begun = [...DIRECTION_OF].filter(([name]) => name.startsWith(word));
  return [...new Set(begun.map(([, letter]) => letter))];
}

/** The one form of a street's last word ("boulevard" and "bl" are "blvd"); undefined when it is none. */
export function suffixOf(word: string): string | undefined {
  return SUFFIX_OF.get(word);
}

/** Whether a word can be the beginning of a street's last word: "boul". */
export function beginsSuffix(word: string): boolean {
  return Object.keys(SUFFIXES).some((suffix) => suffix.startsWith(word));
}

/** "5th" for 5. */
export function ordinal(n: number): string {
  const tail = n % 100;
  if (tail >= 11 && tail <= 13) return `${n}th`;
  return `${n}${({ 1: 'st', 2: 'nd', 3: 'rd' } as Record<number, string>)[n % 10] ?? 'th'}`;
}

const SPELLED = new Map(ORDINALS.map((word, at) => [word, ordinal(at + 1)]));
const NINE = 0x39;

/** A street's word in its one form: "fifth" is "5th", "05th" too. */
export function streetWord(word: string): string {
  const spelled = SPELLED.get(word);
  if (spelled !== undefined) return spelled;
  // Most words hold no digit, and a pattern costs more than the rest.
  if (word.charCodeAt(0) > NINE) return word;
  const digits = /^0*([1-9]\d{0,3})(?:st|nd|rd|th)$/.exec(word);
  return digits === null ? word : ordinal(Number(digits[1]));
}
