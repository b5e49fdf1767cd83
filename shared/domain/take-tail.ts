import { saysJoin, saysRelation } from './place-phrases.ts';
import { isJoined, type PlaceToken } from './place-tokens.ts';
import { LONGEST_TOWN, postTown } from './post-towns.ts';
import { isSuffix } from './read-street.ts';
import { directionOf } from './street-words.ts';
import { saysUnit } from './take-units.ts';

/** What ends an address as it is mailed: the town and the zip. State and country are taken off unsaid. */
interface PlaceTail {
  readonly rest: readonly PlaceToken[];
  /** In capitals: "LOS ANGELES". */
  readonly city: string | null;
  readonly zip: string | null;
}

type Tokens = readonly PlaceToken[];

const STATES = new Set(['ca', 'calif', 'california']);
/** Most words of a town we do not know, which only a comma and the state tell. */
const MOST_UNKNOWN = 3;

const afterComma = ({ gap }: PlaceToken): boolean => gap.includes(',');

/** Takes a zip off the end, with its four further digits or without; it may not be all there is. */
function takeZip(tokens: Tokens): { readonly rest: Tokens; readonly zip: string } | null {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last === undefined || before === undefined || last.gap.includes('#')) return null;
  const further = /^\d{4}$/.test(last.word) && /^[- ]$/.test(last.gap) && /^\d{5}$/.test(before.word);
  if (further && tokens.length > 2) return { rest: tokens.slice(0, -2), zip: before.word };
  const whole = /^(\d{5})(?:\d{4})?$/.exec(last.word)?.[1];
  if (whole === undefined || isJoined(last) || saysJoin(before)) return null;
  return { rest: tokens.slice(0, -1), zip: whole };
}

function takeCountry(tokens: Tokens): Tokens {
  const word = tokens.at(-1)?.word ?? '';
  if (tokens.length > 2 && word === 'usa') return tokens.slice(0, -1);
  const states = tokens.length > 3 && word === 'states' && tokens.at(-2)?.word === 'united';
  return states ? tokens.slice(0, -2) : tokens;
}

/** Takes the state off; "California" alone is a street, so it needs a comma or a town before it. */
function takeState(tokens: Tokens): Tokens | null {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last === undefined || before === undefined || tokens.length < 3 || !STATES.has(last.word)) return null;
  if (!/^[ ,.]+$/.test(last.gap) || saysJoin(before)) return null;
  const rest = tokens.slice(0, -1);
  if (last.word === 'california' && !afterComma(last) && townLength(rest) === 0) return null;
  return rest;
}

/** How many words at the end name a town we know; 0 for none, or when too little is left for a place. */
function townLength(tokens: Tokens): number {
  for (let length = Math.min(LONGEST_TOWN, tokens.length - 2); length > 0; length -= 1) {
    const town = tokens.slice(-length);
    const [first] = town;
    const before = tokens.at(-length - 1);
    if (first === undefined || before === undefined || isJoined(first)) continue;
    const words = town.map(({ word }) => word).join(' ');
    if (postTown(words) === undefined || town.slice(1).some(afterComma)) continue;
    if (afterComma(first) || isSuffix(before)) return length;
    const dangles = saysJoin(before) || directionOf(before.word) !== undefined || words === 'la';
    if (!dangles) return length;
  }
  return 0;
}

/** How many words after the last comma may name a town we do not know. */
function unknownLength(tokens: Tokens): number {
  const at = tokens.findLastIndex((one, index) => index > 0 && afterComma(one));
  const words = at < 0 ? [] : tokens.slice(at);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length > MOST_UNKNOWN) return 0;
  const isText = words.every((one) => /^[a-z]+$/.test(one.word) && !saysRelation(one) && !isJoined(one));
  if (!isText || isSuffix(last) || saysUnit(first) || directionOf(last.word) !== undefined) return 0;
  return first.word === 'jr' || first.word === 'sr' ? 0 : words.length;
}

/**
 * Takes zip, state, country and, if `towns`, the town off the end of a place, in any order people write them.
 */
export function takeTail(tokens: Tokens, towns: boolean): PlaceTail {
  let rest = tokens;
  let zip: string | null = null;
  let hasState = false;
  for (;;) {
    const before = rest;
    rest = takeCountry(rest);
    const zipped: ReturnType<typeof takeZip> = zip === null ? takeZip(rest) : null;
    if (zipped !== null) ({ rest, zip } = zipped);
    const stated: Tokens | null = hasState ? null : takeState(rest);
    if (stated !== null) [rest, hasState] = [stated, true];
    if (rest === before) break;
  }
  const known = towns ? townLength(rest) : 0;
  const length = known === 0 && towns && hasState ? unknownLength(rest) : known;
  if (length === 0) return { rest, city: null, zip };
  const words = rest
    .slice(-length)
    .map(({ word }) => word)
    .join(' ');
  return { rest: rest.slice(0, -length), city: (postTown(words) ?? words).toUpperCase(), zip };
}
