import { saysThing } from './place-phrases.ts';
import type { PlaceToken } from './place-tokens.ts';
import { LAST_NUMBERED, streetNumber } from './street-number.ts';
import { directionOf, suffixOf } from './street-words.ts';

/** A street in the city's form: "S", "MAIN", "ST". A side of a divided street stands in the suffix: "DR NORTH". */
export interface StreetName {
  readonly direction: string | null;
  readonly street: string;
  readonly suffix: string | null;
}

/** How the city writes a suffix in its one form; it writes roads and lanes out. What is missing is part of a name. */
const SUFFIX_WRITTEN: Readonly<Record<string, string>> = {
  st: 'ST',
  ave: 'AVE',
  blvd: 'BLVD',
  dr: 'DR',
  rd: 'ROAD',
  pl: 'PL',
  ct: 'CT',
  ln: 'LANE',
  way: 'WAY',
  pkwy: 'PKWY',
  ter: 'TER',
  cir: 'CIR',
  hwy: 'HWY',
  fwy: 'FWY',
  expy: 'EXPY',
  alley: 'ALLEY',
  sq: 'SQ',
  trl: 'TR',
  plaza: 'PLAZA',
};

/** Inside a name the city writes these out: "LAUREL CANYON BLVD", "COURT ST", "AVENUE 26". */
const NAME_WRITTEN: Readonly<Record<string, string>> = {
  ave: 'AVENUE',
  av: 'AVENUE',
  bl: 'BOULEVARD',
  blvd: 'BOULEVARD',
  cyn: 'CANYON',
  cir: 'CIRCLE',
  ct: 'COURT',
  plz: 'PLAZA',
  pz: 'PLAZA',
  sq: 'SQUARE',
  ter: 'TERRACE',
  terr: 'TERRACE',
};

/** Spanish puts the kind of street first. */
const OPENERS: Readonly<Record<string, string>> = {
  calle: 'st',
  avenida: 'ave',
  av: 'ave',
  avda: 'ave',
  bulevar: 'blvd',
  boulevard: 'blvd',
  blvd: 'blvd',
  callejon: 'alley',
  carretera: 'hwy',
  autopista: 'fwy',
};

const ARTICLES = new Set(['la', 'el', 'las', 'los']);
const SPANISH_DIRECTIONS = new Set(['norte', 'sur', 'este', 'oeste']);
const LONG_DIRECTIONS: Readonly<Record<string, string>> = {
  n: 'NORTH',
  s: 'SOUTH',
  e: 'EAST',
  w: 'WEST',
  ne: 'NORTHEAST',
  nw: 'NORTHWEST',
  se: 'SOUTHEAST',
  sw: 'SOUTHWEST',
};
const BOUND = /^(north|south|east|west)bound$/;
const ROAD_MARKS = new Set(
  'i interstate us sr ca route rte hwy highway freeway fwy autopista carretera'.split(' '),
);
/** Longest name of a street in words, with and without a suffix: what is longer is a sentence. */
const MOST_WORDS = { named: 6, bare: 4 } as const;
const LONGEST_NAME = 60;

type Tokens = readonly PlaceToken[];

function writtenIn(table: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The city's form of a suffix word; undefined when it is none. */
function suffixWritten(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  return writtenIn(SUFFIX_WRITTEN, suffixOf(word));
}

/** Whether the word can be a street's last: "street", "bl". */
export function isSuffix({ word }: PlaceToken): boolean {
  return suffixWritten(word) !== undefined;
}

/** Whether the word makes a road of a number: "101 freeway". */
export function isRoadSuffix({ word }: PlaceToken): boolean {
  const written = suffixWritten(word);
  return written === 'FWY' || written === 'HWY';
}

/** The side of a road after its number: "101 northbound". */
function roadSide(tokens: Tokens): string | null {
  const [only, more] = tokens;
  if (only === undefined) return '';
  const long = writtenIn(LONG_DIRECTIONS, directionOf(BOUND.exec(only.word)?.[1] ?? only.word));
  return more !== undefined || long === undefined ? null : ` ${long}`;
}

/** A freeway or highway by its number: "the 101", "I-10", "US 101 north", "la autopista 5". */
function readRoad(tokens: Tokens): StreetName | null {
  const article = tokens[0]?.word ?? '';
  const hasArticle = article === 'the' || ARTICLES.has(article);
  let at = hasArticle ? 1 : 0;
  let isRoad = article === 'the';
  let suffix = 'FWY';
  if (tokens[at]?.word === 'state') at += 1;
  const mark = tokens[at]?.word ?? '';
  if (ROAD_MARKS.has(mark)) {
    isRoad = true;
    at += 1;
    if (suffixWritten(mark) === 'HWY') suffix = 'HWY';
  }
  const number = /^[1-9]\d{0,2}$/.exec(tokens[at]?.word ?? '')?.[0];
  if (number === undefined) return null;
  // "La 5" is a street, "la 101" the freeway: streets with so high a number are called "la calle 101".
  if (Number(number) > LAST_NUMBERED || (hasArticle && Number(number) >= 100)) isRoad = true;
  const after = suffixWritten(tokens[at + 1]?.word);
  if (after === 'FWY' || after === 'HWY') {
    isRoad = true;
    suffix = after;
    at += 1;
  }
  const side = roadSide(tokens.slice(at + 1));
  if (!isRoad || side === null) return null;
  return { direction: null, street: number, suffix: `${suffix}${side}` };
}

/** The tokens without an article that is no part of the name ("la quinta", never "La Brea"), and "de" before it. */
function withoutArticle(tokens: Tokens): Tokens {
  const skip = tokens[0]?.word === 'de' || tokens[0]?.word === 'of' ? 1 : 0;
  const named = ARTICLES.has(tokens[skip]?.word ?? '') ? skip + 1 : skip;
  const [first, second] = [tokens[named], tokens[named + 1]];
  if (named === 0 || first === undefined) return tokens;
  const opens = writtenIn(OPENERS, first.word) !== undefined && second !== undefined;
  const counts = named > skip && streetNumber([first.word], 'ordinals') !== null;
  return opens || counts ? tokens.slice(named) : tokens;
}

/** "Norte avenida Vermont" as "avenida Vermont norte": the opener stands first. "W CALLE JERMAINE" is a name. */
function openerFirst(tokens: Tokens): Tokens {
  const [first, second, third] = tokens;
  if (first === undefined || third === undefined || !SPANISH_DIRECTIONS.has(first.word)) return tokens;
  return writtenIn(OPENERS, second?.word) === undefined ? tokens : [...tokens.slice(1), first];
}

/** What a Spanish opener says the street is, and the name after it; null when it is part of the name or is missing. */
function readOpener(tokens: Tokens): { readonly suffix: string; readonly name: Tokens } | null {
  const [first, second] = tokens;
  const suffix = writtenIn(SUFFIX_WRITTEN, writtenIn(OPENERS, first?.word));
  if (suffix === undefined || second === undefined || tokens[0]?.word === second.word) return null;
  // "AVENIDA DE CORTEZ" is a name, "Avenida 26" is Avenue 26, "Boulevard St" a street called so.
  if (['de', 'del', 'of'].includes(second.word)) return null;
  if (suffix === 'AVE' && /^\d+$/.test(second.word)) return null;
  if (tokens.length === 2 && (isSuffix(second) || directionOf(second.word) !== undefined)) return null;
  return { suffix, name: tokens.slice(1) };
}

interface Ends {
  readonly direction: string | null;
  readonly suffix: string | null;
  readonly name: Tokens;
}

/** Takes a direction off the front; "West Blvd" and "E St" are called so. */
function takeFirstDirection(tokens: Tokens): Omit<Ends, 'suffix'> {
  const [first, second] = tokens;
  const direction = directionOf(first?.word ?? '');
  const isName = second === undefined || (tokens.length === 2 && isSuffix(second));
  if (direction === undefined || isName) return { direction: null, name: tokens };
  return { direction: direction.toUpperCase(), name: tokens.slice(1) };
}

/** What a direction at the end is: the street's own ("Broadway N"), a side of it ("Dr North"), or part of the name. */
function takeLastDirection({ direction, name }: Omit<Ends, 'suffix'>): Ends {
  const whole: Ends = { direction, suffix: null, name };
  const [before, last] = name.slice(-2);
  if (before === undefined || last === undefined) return whole;
  const rest = name.slice(0, -1);
  if (/^[nsew]\/r$/.test(last.word)) return { direction, suffix: last.written, name: rest };
  const letters = directionOf(last.word);
  // "Del Sur St"; a street that ends so has its own word.
  if (letters === undefined || ['de', 'del', 'la', 'el', 'of'].includes(before.word)) return whole;
  const isShort = last.word.length <= 2 || SPANISH_DIRECTIONS.has(last.word);
  if (direction === null && isShort) return { direction: letters.toUpperCase(), suffix: null, name: rest };
  // "CENTURY PARK EAST" has no suffix: the word is the name's own.
  const isSide = name.length > 2 && isSuffix(before);
  return isSide ? { direction, suffix: writtenIn(LONG_DIRECTIONS, letters) ?? null, name: rest } : whole;
}

/** Takes direction and suffix off a name; at least one word stays the street's own ("West Blvd", "E St", "Court St"). */
function takeEnds(tokens: Tokens): Ends {
  const { direction, suffix: side, name } = takeLastDirection(takeFirstDirection(tokens));
  const suffix = name.length > 1 ? suffixWritten(name.at(-1)?.word) : undefined;
  if (suffix === undefined) return { direction, suffix: side, name };
  return { direction, suffix: side === null ? suffix : `${suffix} ${side}`, name: name.slice(0, -1) };
}

/** Which Spanish words are a number in a name: "quinta" where no English suffix follows, "cinco" after "calle". */
function spanishNumbers(isOpened: boolean, suffix: string | null): 'none' | 'ordinals' | 'counts' {
  if (isOpened) return 'counts';
  return suffix === null ? 'ordinals' : 'none';
}

/** A name as the city writes it: short words written out, hyphens kept. */
function writtenName(name: Tokens): string {
  const written = name.map((one, at) => {
    const next = name[at + 1];
    const avenue = one.word === 'avenida' && next !== undefined && /^\d+$/.test(next.word);
    // A direction that is part of a longer name is written out: "NORTH MAIN", "ESPLANADE WEST".
    const isEnd = name.length > 1 && (at === 0 || next === undefined);
    const isShort = isEnd && one.word.length <= 2;
    const direction = isShort ? writtenIn(LONG_DIRECTIONS, directionOf(one.word)) : undefined;
    const word = avenue ? 'AVENUE' : (direction ?? writtenIn(NAME_WRITTEN, one.word) ?? one.written);
    if (at === 0) return word;
    return one.gap === '-' ? `-${word}` : ` ${word}`;
  });
  return written.join('');
}

/** Whether the words can be a street's name: not a sentence, no landmark, no house number, no loose numbers. */
function isName(name: Tokens, suffix: string | null): boolean {
  // "SAN FERNANDO ROAD NORTHEAST ROADWAY" has its suffix inside.
  const named = suffix !== null || name.some(isSuffix);
  if (name.length > (named ? MOST_WORDS.named : MOST_WORDS.bare)) return false;
  if (name.map(({ written }) => written).join(' ').length > LONGEST_NAME) return false;
  if (name.some(saysThing) && (suffix === null || name.length > 2)) return false;
  if (name.length === 1) {
    const [only] = name;
    return only !== undefined && !/^\d+[a-z]?$/.test(only.word);
  }
  return name.every(({ word, gap }, at) => {
    if (!/^\d/.test(word)) return true;
    const before = name[at - 1]?.word ?? '';
    if (/^\d+$/.test(word)) return suffixOf(before) === 'ave' || (gap === '-' && ROAD_MARKS.has(before));
    return /^\d+(?:st|nd|rd|th)$/.test(word);
  });
}

/**
 * A street as somebody typed it, in the city's form; null when the words are no street's name. At a crossing "the 101"
 * is the freeway and "5" is 5th; beside a house number neither article nor road number is expected.
 */
export function readStreet(tokens: Tokens, where: 'house' | 'crossing'): StreetName | null {
  let words = tokens;
  if (where === 'crossing') {
    const road = readRoad(words);
    if (road !== null) return road;
    const last = words.at(-1);
    if (words[0]?.word === 'the') {
      // "The school" is no street, "the Harbor Freeway" and "the fifth" are.
      const counts =
        words.length === 2 && last !== undefined && streetNumber([last.word], 'ordinals') !== null;
      if (!counts && (words.length < 3 || last === undefined || !isSuffix(last))) return null;
      words = words.slice(1);
    }
  }
  words = withoutArticle(openerFirst(words));
  const opener = readOpener(words);
  const ends = takeEnds(opener?.name ?? words);
  const suffix = ends.suffix ?? opener?.suffix ?? null;
  const spanish = spanishNumbers(opener !== null, suffix);
  const number = streetNumber(
    ends.name.map(({ word }) => word),
    spanish,
  );
  if (ends.name.length === 0 || (number === null && !isName(ends.name, suffix))) return null;
  return { direction: ends.direction, street: number ?? writtenName(ends.name), suffix };
}

/** A street in one line: "S MAIN ST". */
export function streetText({ direction, street, suffix }: StreetName): string {
  return [direction, street, suffix].filter((part) => part !== null).join(' ');
}
