import { isCounted, saysNumber } from './place-phrases.ts';
import { isJoined, type PlaceToken } from './place-tokens.ts';
import { isRoadSuffix, isSuffix } from './read-street.ts';

type Tokens = readonly PlaceToken[];

/** A house number or a range of them, and the words after it. */
interface HouseRead {
  readonly from: string;
  /** The other end of a range; null for one house. */
  readonly to: string | null;
  readonly rest: Tokens;
}

const NUMBER = /^\d{1,5}[a-z]?$/;
const THROUGH = new Set(['to', 'thru', 'through', 'a', 'al', 'hasta', 'and', 'y']);
const FROM = new Set(['from', 'between', 'del', 'de', 'entre']);
const OF = new Set(['of', 'on', 'en', 'de']);
const SPANISH_KINDS = new Set('calle avenida av avda bulevar boulevard callejon carretera'.split(' '));

/** One house number at the beginning: "1234", "1234 1/2", "1234A", "1234-A". */
function takeNumber(tokens: Tokens): { readonly house: string; readonly rest: Tokens } | null {
  const [first, second] = tokens;
  if (first === undefined || !NUMBER.test(first.word)) return null;
  const digits = /^\d+$/.test(first.word);
  if (second !== undefined && /^\d\/\d$/.test(second.word))
    return { house: `${first.written} ${second.written}`, rest: tokens.slice(2) };
  if (digits && second?.gap === '-' && /^[a-z]$/.test(second.word))
    return { house: `${first.written}${second.written}`, rest: tokens.slice(2) };
  return { house: first.written, rest: tokens.slice(1) };
}

/** The end of a range written short: "1234-38" ends at 1238. */
function wholeEnd(from: string, to: string): string {
  const isShort = /^\d+$/.test(from) && /^\d+$/.test(to) && to.length < from.length;
  return isShort ? from.slice(0, from.length - to.length) + to : to;
}

/** What follows a house number must be able to be a street: not "24 hour", not "2 dogs", not the suffix of "5 st". */
function leadsToStreet(rest: Tokens): boolean {
  const [next] = rest;
  if (next === undefined || isCounted(next) || isJoined(next) || /[;:()]/.test(next.gap)) return false;
  const bare = rest.length === 1 && isSuffix(next) && next.word.length <= 4;
  return !bare && !isRoadSuffix(next);
}

/** The house number or range an address begins with; null when it begins with none, or with what is no house. */
export function takeHouse(all: Tokens): HouseRead | null {
  const [lead] = all;
  const introduced =
    lead !== undefined && (FROM.has(lead.word) || saysNumber(lead)) && NUMBER.test(all[1]?.word ?? '');
  const tokens = introduced ? all.slice(1) : all;
  const first = takeNumber(tokens);
  if (first === null) return null;
  const [next] = first.rest;
  const hyphen = next !== undefined && /^ ?- ?$/.test(next.gap) && NUMBER.test(next.word);
  const word = next !== undefined && (THROUGH.has(next.word) || /^ ?& ?$/.test(next.gap));
  const after = word && next !== undefined && THROUGH.has(next.word) ? first.rest.slice(1) : first.rest;
  const second = hyphen || word ? takeNumber(after) : null;
  if (second !== null && leadsToStreet(second.rest)) {
    const of = OF.has(second.rest[0]?.word ?? '') && (introduced || second.rest[0]?.word !== 'de');
    const to = hyphen ? wholeEnd(first.house, second.house) : second.house;
    return { from: first.house, to, rest: of ? second.rest.slice(1) : second.rest };
  }
  return hyphen || !leadsToStreet(first.rest) ? null : { from: first.house, to: null, rest: first.rest };
}

/**
 * An address with its house moved to the front, when the house stands last as Spanish has it: "calle main 1234",
 * "vermont ave 1234", "la brea #1234". The same tokens when it does not.
 */
export function houseFirst(tokens: Tokens): Tokens {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last === undefined || before === undefined || !NUMBER.test(last.word)) return tokens;
  if (/^\d/.test(tokens[0]?.word ?? '') && !/^\d+(?:st|nd|rd|th)$/.test(tokens[0]?.word ?? '')) return tokens;
  const bare = { ...last, gap: '' };
  // "Calle main 1234 #5": the sign is the unit's.
  if (last.gap.includes('#') && NUMBER.test(before.word) && tokens.length > 2) {
    const moved = houseFirst(tokens.slice(0, -1));
    return [...moved, last];
  }
  const marked = saysNumber(before) && tokens.length > 2;
  if (marked) return [bare, ...tokens.slice(0, -2)];
  if (last.gap.includes('#')) return [bare, ...tokens.slice(0, -1)];
  if (!/^ ,? ?$|^, ?$/.test(last.gap)) return tokens;
  const kind = tokens.slice(0, 2).some(({ word }) => SPANISH_KINDS.has(word)) && tokens.length > 2;
  const ends = isSuffix(before) && tokens.length > 2;
  // "Avenida 26" and "calle 5" are streets; a house number has two digits at least.
  const opened = kind && !SPANISH_KINDS.has(before.word);
  return last.word.length > 1 && (opened || ends) ? [bare, ...tokens.slice(0, -1)] : tokens;
}
