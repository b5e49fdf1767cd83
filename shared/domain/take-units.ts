import { saysNumber } from './place-phrases.ts';
import type { PlaceToken } from './place-tokens.ts';
import { directionOf, suffixOf } from './street-words.ts';

type Tokens = readonly PlaceToken[];

/** Words of a part of a building, English and Spanish, as mail writes them. */
const UNITS: Readonly<Record<string, string>> = {
  apt: 'APT',
  apto: 'APT',
  apartment: 'APT',
  apartamento: 'APT',
  departamento: 'APT',
  depto: 'APT',
  dpto: 'APT',
  unit: 'UNIT',
  unidad: 'UNIT',
  ste: 'STE',
  suite: 'STE',
  oficina: 'STE',
  bldg: 'BLDG',
  building: 'BLDG',
  edificio: 'BLDG',
  fl: 'FL',
  floor: 'FL',
  piso: 'FL',
  rm: 'RM',
  room: 'RM',
  cuarto: 'RM',
  spc: 'SPC',
  space: 'SPC',
  espacio: 'SPC',
  lot: 'LOT',
  lote: 'LOT',
  trlr: 'TRLR',
};
const VALUE = /^(?:\d{1,5}[a-z]{0,2}|[a-z]\d{0,4})$/;

function unitWord(word: string): string | undefined {
  return Object.hasOwn(UNITS, word) ? UNITS[word] : undefined;
}

/** Whether the word says that a part of a building is named next. */
export function saysUnit({ word }: PlaceToken): boolean {
  return unitWord(word) !== undefined;
}

/** The number of a unit that stands at a place, and where it ends; null when none stands there. */
function valueAt(tokens: Tokens, at: number): { readonly value: string; readonly end: number } | null {
  const one = tokens[at];
  if (one === undefined || !VALUE.test(one.word)) return null;
  const more = tokens[at + 1];
  // "5-B" is one number.
  if (more?.gap === '-' && /^(?:\d{1,4}|[a-z])$/.test(more.word))
    return { value: `${one.written}-${more.written}`, end: at + 2 };
  return { value: one.written, end: at + 1 };
}

/** A unit that begins at a place: "apt 5", "apt #5", "#5", "no. 5"; null when none does. */
function unitAt(
  tokens: Tokens,
  at: number,
  which: 'all' | 'named',
): { readonly unit: string; readonly end: number } | null {
  const one = tokens[at];
  if (one === undefined) return null;
  if (which === 'all' && one.gap.includes('#')) {
    const found = valueAt(tokens, at);
    return found === null ? null : { unit: `#${found.value}`, end: found.end };
  }
  const word = unitWord(one.word);
  const isNumber = which === 'all' && saysNumber(one);
  const found = word !== undefined || isNumber ? valueAt(tokens, at + 1) : null;
  if (found === null || (isNumber && !/\d/.test(found.value))) return null;
  return { unit: word === undefined ? `#${found.value}` : `${word} ${found.value}`, end: found.end };
}

/**
 * A unit without a word for it, after the street's suffix: "1234 main st 5", "1234 main st b". A direction there is the
 * street's.
 */
function bareUnit(tokens: Tokens): string | null {
  const [last, before, third] = [tokens.at(-1), tokens.at(-2), tokens.at(-3)];
  if (last === undefined || before === undefined || third === undefined) return null;
  const suffix = suffixOf(before.word);
  if (suffix === undefined) return null;
  if (last.word === 'rear') return 'REAR';
  if (tokens.length < 4 || directionOf(last.word) !== undefined) return null;
  // "243 S Avenue 26": the avenue has no other name.
  if (suffix === 'ave' && (directionOf(third.word) !== undefined || /^\d+[a-z]?$|\//.test(third.word)))
    return null;
  return /^(?:\d{1,4}[a-z]?|[a-z])$/.test(last.word) ? `#${last.written}` : null;
}

/**
 * Takes the units out of an address: "BLDG 3 APT 5". A number it begins with is its house. Only named ones, while a
 * "#1234" may still be the house.
 */
export function takeUnits(
  tokens: Tokens,
  which: 'all' | 'named',
): { readonly rest: Tokens; readonly units: readonly string[] } {
  const rest: PlaceToken[] = [];
  const units: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const one = tokens[at];
    const found = at === 0 && /^\d/.test(one?.word ?? '') ? null : unitAt(tokens, at, which);
    if (found !== null) {
      units.push(found.unit);
      at = found.end;
    } else {
      if (one !== undefined) rest.push(one);
      at += 1;
    }
  }
  const begun = rest.at(-1);
  // "1234 main st apt" is still being typed.
  if (begun !== undefined && saysUnit(begun) && suffixOf(rest.at(-2)?.word ?? '') !== undefined) {
    return { rest: rest.slice(0, -1), units };
  }
  const bare = which === 'all' && units.length === 0 ? bareUnit(rest) : null;
  return bare === null ? { rest, units } : { rest: rest.slice(0, -1), units: [bare] };
}
