import { directionOf, ordinal, streetWord, suffixOf } from './street-words.ts';
import { wordsOf } from './fold-text.ts';
import type { Lexicon } from './lexicon.ts';
import { numberBody } from './number-parts.ts';
import { edge, EDGED, LONGEST_EDGE, LONGEST_WORD, serviceToken, TAG, tagged, type Tag } from './tokens.ts';

/** The field a match is told by. */
export type QueryField =
  | 'caller'
  | 'phone'
  | 'address'
  | 'service'
  | 'state'
  | 'district'
  | 'department'
  | 'text';

/** One way a word of the query can be meant. */
export interface Meaning {
  readonly field: QueryField;
  /** The token asked for: of the whole word, or of its first letters. */
  readonly token: string;
  /** Every token that begins so will do. */
  readonly tokenBegins: boolean;
  /** The word as it is looked for in the shown text. */
  readonly word: string;
  /** The word is still being typed: a shown word may go on after it. */
  readonly wordBegins: boolean;
  /** For a service: the phrase by which it was known. */
  readonly phrase: string | null;
}

export interface QueryWord {
  readonly word: string;
  readonly meanings: readonly Meaning[];
}

/** What was typed, understood. */
export interface Query {
  /** All must match, each in one of its meanings. */
  readonly words: readonly QueryWord[];
  readonly overdue: boolean;
  /** Digits that may be a case number or part of one; null when they can't. */
  readonly number: string | null;
  /** Digits that may be a phone number of 7 digits or more; null when they can't. */
  readonly phone: string | null;
}

/** What is typed beyond this is not read. */
const LONGEST_QUERY = 500;
const MOST_WORDS = 12;
const BETWEEN = new Set(['at', 'and', 'y']);
const NUMBER_LIKE = /^[a-z0-9]{0,2}\s*[-–—]?\s*\d[\d\s-]*$/iu;
const PHONE_LIKE = /^\+?[\d\s().-]{7,}$/;

function meaning(field: QueryField, token: string, word: string): Meaning {
  return { field, token, tokenBegins: false, word, wordBegins: false, phrase: null };
}

/** A word of a field: itself, and while it is typed everything that begins with it. */
function inField(field: QueryField, tag: Tag, word: string, typing: boolean): Meaning {
  const whole = meaning(field, tagged(tag, word), word);
  if (!typing) return whole;
  if (EDGED.has(tag) && word.length <= LONGEST_EDGE)
    return { ...whole, token: edge(tag, word), wordBegins: true };
  return { ...whole, tokenBegins: true, wordBegins: true };
}

function addressMeanings(word: string, typing: boolean): Meaning[] {
  const found: Meaning[] = [];
  const form = streetWord(word);
  found.push(inField('address', TAG.street, form, typing));
  const direction = directionOf(word);
  if (direction !== undefined) found.push(meaning('address', tagged(TAG.direction, direction), word));
  const suffix = suffixOf(word);
  if (suffix !== undefined) found.push(meaning('address', tagged(TAG.suffix, suffix), word));
  // A digit or two begin too many house numbers to be of use.
  if (/^\d/.test(word)) found.push(inField('address', TAG.house, word, typing && word.length > 2));
  if (/^\d{5}$/.test(word)) found.push(meaning('address', tagged(TAG.zip, word), word));
  if (/^\d{1,3}$/.test(word) && Number(word) > 0) {
    found.push(meaning('address', tagged(TAG.street, ordinal(Number(word))), ordinal(Number(word))));
  }
  return found;
}

function meaningsOf(word: string, typing: boolean, lexicon: Lexicon): Meaning[] {
  const found = addressMeanings(word, typing);
  found.push(inField('caller', TAG.person, word, typing));
  if (/^\d{4}$/.test(word)) found.push(meaning('phone', tagged(TAG.phone, word), word));
  for (const [service, phrase] of lexicon.services(word, typing)) {
    found.push({ ...meaning('service', serviceToken(service), word), wordBegins: typing, phrase });
  }
  // Beginnings of source types are beginnings of services' words; of the rest the whole word will do.
  found.push(inField('service', TAG.sourceType, word, false));
  for (const state of lexicon.states(word)) found.push(meaning('state', tagged(TAG.state, state), word));
  const department = lexicon.department(word);
  if (department !== undefined) found.push(meaning('department', tagged(TAG.department, department), word));
  const text = meaning('text', word, word);
  const begins = typing && word.length > LONGEST_EDGE;
  found.push({ ...text, tokenBegins: begins, wordBegins: begins });
  return found;
}

/** The number of a council district in "cd14", or in "cd" or "district" before its number. */
function districtIn(words: readonly string[], at: number): { id: string; length: number } | null {
  const word = words[at] ?? '';
  const together = /^cd0*(\d{1,3})$/.exec(word);
  if (together !== null) return { id: together[1] ?? '', length: 1 };
  const next = /^0*(\d{1,3})$/.exec(words[at + 1] ?? '');
  if (next === null || !['cd', 'district', 'distrito'].includes(word)) return null;
  return { id: next[1] ?? '', length: 2 };
}

/**
 * Understands what was typed: nothing in it is an operator, so no text is an error. The last word counts as being
 * typed unless a space follows it.
 */
export function parseQuery(typed: string, lexicon: Lexicon): Query {
  const text = typed.slice(0, LONGEST_QUERY);
  const trimmed = text.trim();
  const said = wordsOf(text)
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));
  const typing = !/\s$/.test(text);
  const words: QueryWord[] = [];
  let overdue = false;
  for (let at = 0; at < said.length; at += 1) {
    const word = said[at] ?? '';
    const last = at === said.length - 1;
    const district = districtIn(said, at);
    if (district !== null) {
      words.push({ word, meanings: [meaning('district', tagged(TAG.district, district.id), district.id)] });
      at += district.length - 1;
    } else if (word === 'overdue' || word === 'vencido' || word === 'vencidos') {
      overdue = true;
    } else if (!(BETWEEN.has(word) && at > 0 && !last)) {
      words.push({ word, meanings: meaningsOf(word, typing && last, lexicon) });
    }
  }
  const number = NUMBER_LIKE.test(trimmed) ? numberBody(trimmed) : '';
  const phone = PHONE_LIKE.test(trimmed) ? trimmed.replace(/\D/g, '') : '';
  return {
    words,
    overdue,
    number: number.length >= 4 ? number : null,
    phone: phone.length >= 7 ? phone : null,
  };
}

/** Whether a meaning is met by a set of tokens, as the index would say. */
export function meets(tokens: ReadonlySet<string>, { token, tokenBegins }: Meaning): boolean {
  if (tokens.has(token)) return true;
  if (!tokenBegins) return false;
  for (const one of tokens) if (one.startsWith(token)) return true;
  return false;
}

/** Whether every word of the query is met. */
export function matches(tokens: ReadonlySet<string>, query: Query): boolean {
  return query.words.every(({ meanings }) => meanings.some((one) => meets(tokens, one)));
}

/** The query for full-text search; null when no words are left. `structured` leaves free text out. */
export function matchExpression(query: Query, structured: boolean): string | null {
  if (query.words.length === 0) return null;
  const parts = query.words.map(({ meanings }) => {
    const terms = meanings
      .filter((one) => !structured || one.field !== 'text')
      .map(({ token, tokenBegins }) => `"${token}"${tokenBegins ? '*' : ''}`);
    return terms.length === 1 ? terms[0] : `(${[...new Set(terms)].join(' OR ')})`;
  });
  return parts.join(' AND ');
}
