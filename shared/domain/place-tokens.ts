import { foldText, placedWords } from './fold-text.ts';

/** A word of a place as somebody typed it. */
export interface PlaceToken {
  /** Folded, without apostrophes: what it is compared by. */
  readonly word: string;
  /** In capitals, its apostrophes kept: what is written into an address. */
  readonly written: string;
  /** What stands between it and the word before; blanks are one. */
  readonly gap: string;
}

const FRACTION_SIGN = /[\u00bc-\u00be\u2150-\u215e]/g;
const DASH = /[\u2010-\u2015\u2212]/g;
const APOSTROPHE = /[\u2019\u02bc`]/g;
const FOREIGN = /(?![a-z])\p{L}|(?![0-9])\p{N}/u;

/** A fraction after a house number, or "N/R", the roadway of a divided street: one token of two words. */
function isOneWord(before: PlaceToken | undefined, one: PlaceToken, next: PlaceToken): boolean {
  if (next.gap !== '/') return false;
  if (/^[nsew]$/.test(one.word)) return next.word === 'r';
  const house = before !== undefined && /^\d+[a-z]?$/.test(before.word);
  return house && /^[1-7]$/.test(one.word) && /^[248]$/.test(next.word);
}

/** "5 th" is "5th"; "5 st" may be a street. */
function isSplitOrdinal(one: PlaceToken, next: PlaceToken): boolean {
  return next.gap === ' ' && /^\d{1,3}$/.test(one.word) && (next.word === 'th' || next.word === 'nd');
}

/** The words of a typed place; null when it has letters or digits that no address of a city here has. */
export function placeTokens(text: string): PlaceToken[] | null {
  const plain = foldText(text.replaceAll(FRACTION_SIGN, ' $&'))
    .replaceAll('\u2044', '/')
    .replaceAll(DASH, '-')
    .replaceAll(APOSTROPHE, "'");
  if (FOREIGN.test(plain)) return null;
  const words = placedWords(plain);
  const all = words.map(({ word, start, end }, at): PlaceToken => {
    const gap = plain.slice(words[at - 1]?.end ?? 0, start).replaceAll(/\s+/g, ' ');
    return { word, written: plain.slice(start, end).toUpperCase(), gap };
  });
  const tokens: PlaceToken[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at];
    const next = all[at + 1];
    if (one === undefined) break;
    const between = next === undefined ? null : joinOf(tokens.at(-1), one, next);
    if (next === undefined || between === null) {
      tokens.push(one);
      continue;
    }
    const word = `${one.word}${between}${next.word}`;
    tokens.push({ word, written: word.toUpperCase(), gap: one.gap });
    at += 1;
  }
  return tokens;
}

/** What joins two words to one; null when they are two. */
function joinOf(before: PlaceToken | undefined, one: PlaceToken, next: PlaceToken): '/' | '' | null {
  if (isOneWord(before, one, next)) return '/';
  return isSplitOrdinal(one, next) ? '' : null;
}

/** Whether a new thought begins at the word: after a comma, a bracket, or a dash between blanks. */
export function beginsAnew({ word, gap }: PlaceToken): boolean {
  return word !== 'jr' && word !== 'sr' && /[,;:()[\]]| - /.test(gap);
}

/** Whether a sign before the word joins two streets: "main & 5th", "main/5th". */
export function isJoined({ gap }: PlaceToken): boolean {
  return /^[ .,]*[&@/\\+][ .,]*$/.test(gap);
}
