import { placedWords } from '../../../shared/domain/fold-text.ts';
import type { TypedWord } from './query.ts';
import { LONGEST_WORD } from './tokens.ts';

/** A word of the text with how it stands there. */
export interface QueryToken extends TypedWord {
  /** What stands between it and the word before. */
  readonly gap: string;
  /** The quotes it stands in; null outside. */
  readonly quotes: Quotes | null;
  /** It follows a minus of its own. */
  readonly minus: boolean;
  /** It is part of no filter: in quotes, or after a minus. */
  readonly plain: boolean;
}

/** A stretch in quotes, its marks included. */
export interface Quotes {
  readonly start: number;
  readonly end: number;
  /** A minus stands right before it. */
  readonly minus: boolean;
  /** False while what stands in it is still being typed. */
  readonly closed: boolean;
}

/** A text taken apart into words. */
export interface QueryText {
  readonly text: string;
  readonly tokens: readonly QueryToken[];
  /** Per word the place after the last word that can belong to one phrase with it. */
  readonly phraseEnds: readonly number[];
  /** The same for dates, in which a comma may stand. */
  readonly dateEnds: readonly number[];
  /** Nothing but digits as in a case number or a phone number. */
  readonly isDigits: boolean;
}

/** What is typed beyond this is not read, in UTF-16 units. */
const LONGEST_QUERY = 500;
/** What stands before a case number when it is written down or read out: "SR# 1-4601662271", "case no. 4601662271". */
const SAID_BEFORE =
  /^(?:(?:sr|case|caso|ticket|request|solicitud|number|n[uú]mero)s? ?)?(?:n[or]\.? ?)?[#:№]? ?(?=[a-z0-9]{0,2} ?[-–—]? ?\d)/iu;
const NUMBER_LIKE = /^[a-z0-9]{0,2} ?[-–—]? ?\d[\d -]*$/iu;
const PHONE_LIKE = /^\+?[\d ().-]{7,}$/;
const QUOTE = /["“”„]/g;
const OPENS_AFTER = /[\s(:-]/;
const IN_PHRASE = /^[\s\-–—/&.'’()+#]*$/;
const IN_DATE = /^[\s\-–—/.,'’]*$/;

/** A text as digits are looked for in it: single spaces, none around it. */
export function spacedOnce(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** A text with single spaces as a case number, without what is said before one; null when it can't be one. */
export function numberLike(text: string): string | null {
  const said = text.replace(SAID_BEFORE, '');
  return NUMBER_LIKE.test(said) ? said : null;
}
/** Whether a text with single spaces may be a phone number. */
export const isPhoneLike = (text: string): boolean => PHONE_LIKE.test(text);

const isSpace = (letter: string | undefined): boolean => letter !== undefined && /\s/.test(letter);

/** Whether the sign before a place is a minus: at the start of the text or after a space. */
function followsMinus(text: string, at: number): boolean {
  return text[at - 1] === '-' && (at === 1 || isSpace(text[at - 2]));
}

function quotesIn(text: string): Quotes[] {
  const found: Quotes[] = [];
  let start = -1;
  for (const { index } of text.matchAll(QUOTE)) {
    if (start >= 0) {
      found.push({ start, end: index + 1, minus: followsMinus(text, start), closed: true });
      start = -1;
    } else if (index === 0 || OPENS_AFTER.test(text[index - 1] ?? '')) start = index;
  }
  if (start >= 0) found.push({ start, end: text.length, minus: followsMinus(text, start), closed: false });
  return found;
}

/** A folded word no longer than the index holds, never cut inside a letter. */
function cutWord(word: string): string {
  const cut = word.slice(0, LONGEST_WORD);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

function runEnds(tokens: readonly QueryToken[], between: RegExp): number[] {
  const ends: number[] = [];
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const [one, next] = [tokens[at], tokens[at + 1]];
    const goesOn =
      one !== undefined &&
      next !== undefined &&
      !one.plain &&
      !next.plain &&
      (next.gap === ' ' || between.test(next.gap));
    ends[at] = goesOn ? (ends[at + 1] ?? at + 2) : at + 1;
  }
  return ends;
}

/** Takes a text apart: words, quotes and minuses. What is beyond the longest query is not read. */
export function queryText(typed: string): QueryText {
  const text = typed.slice(0, LONGEST_QUERY);
  const spaced = spacedOnce(text);
  const isDigits = numberLike(spaced) !== null || isPhoneLike(spaced);
  const stretches = quotesIn(text);
  const placed = placedWords(text);
  const lastEnd = placed.at(-1)?.end ?? 0;
  const isTyping = !/\s/.test(text.slice(lastEnd));
  let nextQuotes = 0;
  /** Where a stretch without spaces ends whose minus is none, because several words stand in it. */
  let plainTo = 0;
  const tokens = placed.map(({ word, start, end }, at): QueryToken => {
    const next = placed[at + 1];
    const gap = text.slice(placed[at - 1]?.end ?? 0, start);
    while ((stretches[nextQuotes]?.end ?? Infinity) <= start) nextQuotes += 1;
    const around = stretches[nextQuotes];
    const quotes = around !== undefined && around.start < start ? around : null;
    let minus = false;
    if (quotes === null && !isDigits && followsMinus(text, start)) {
      minus = next === undefined || /[\s"“”„]/.test(text.slice(end, next.start));
      if (!minus) plainTo = start + (/\s|$/.exec(text.slice(start))?.index ?? 0);
    }
    const plain = quotes !== null || minus || start < plainTo;
    const typing = next === undefined && isTyping && quotes?.closed !== true;
    return { word: cutWord(word), start, end, typing, gap, quotes, minus, plain };
  });
  return {
    text,
    tokens,
    phraseEnds: runEnds(tokens, IN_PHRASE),
    dateEnds: runEnds(tokens, IN_DATE),
    isDigits,
  };
}
