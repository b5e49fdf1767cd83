import type { CallerCard, TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { addressWords } from './address-words.ts';
import { placedWords, type PlacedWord } from './fold-text.ts';
import { meets, type Meaning, type Query, type QueryField } from './parse-query.ts';
import { addText, nameWords, structuredTokens, TAG, tagged } from './tokens.ts';

export type MatchReason = SearchHit['because'][number];
type Range = [number, number];

/** Letters of a text shown on each side of a match. */
const AROUND = 40;

type Asked = Pick<Meaning, 'word' | 'wordBegins'>;

function hits(candidate: string, { word, wordBegins }: Asked): boolean {
  return wordBegins ? candidate.startsWith(word) : candidate === word;
}

function rangesOf(words: readonly PlacedWord[], asked: readonly Asked[]): Range[] {
  const found = words.flatMap(({ word, start, end }): Range[] => {
    const hit = asked.find((one) => hits(word, one));
    return hit === undefined ? [] : [[start, hit.wordBegins ? Math.min(end, start + hit.word.length) : end]];
  });
  return found.filter(([start], at) => at === 0 || start >= (found[at - 1]?.[1] ?? 0));
}

/** Stretches of a text that match a word. */
export function wordRanges(text: string, asked: readonly Asked[]): Range[] {
  return rangesOf(placedWords(text), asked);
}

/** Stretches of a person's name that match. */
export function nameRanges(name: string, asked: readonly Asked[]): Range[] {
  return rangesOf(nameWords(name), asked);
}

const PART_TAG = {
  house: TAG.house,
  direction: TAG.direction,
  suffix: TAG.suffix,
  street: TAG.street,
  zip: TAG.zip,
} as const;

/** Stretches of an address that match, in whatever form they are written. */
export function addressRanges(address: string, asked: readonly Meaning[]): Range[] {
  return addressWords(address).flatMap(({ part, word, form, start, end }): Range[] => {
    if (part === 'between') return [];
    const token = tagged(PART_TAG[part], form);
    const found = asked.find((one) => hits(word, one) || hits(form, one) || one.token === token);
    if (found === undefined) return [];
    return [[start, found.wordBegins && word.startsWith(found.word) ? start + found.word.length : end]];
  });
}

/** The letters around the first match, so that a long note shows why it is there. */
function excerpt(body: string, asked: readonly Meaning[]): { text: string; ranges: Range[] } {
  const first = wordRanges(body, asked)[0];
  if (first === undefined) return { text: body.slice(0, 2 * AROUND), ranges: [] };
  const from = Math.max(0, first[0] - AROUND);
  const text = body.slice(from, first[1] + AROUND).replaceAll(/\s/g, ' ');
  return { text, ranges: wordRanges(text, asked) };
}

/** What of a case is shown as the reason. */
export interface Reasoned {
  readonly because: MatchReason[];
  /** Only free text or first letters matched: such a hit stands behind others of its age. */
  readonly weak: 'no' | 'begun' | 'text';
}

/** Whether a meaning is met by first letters only; "r3_fig" is the token of the first letters of "r_fig...". */
function isBegun(tokens: ReadonlySet<string>, one: Meaning): boolean {
  return one.wordBegins && !tokens.has(one.token.replace(/^([a-z])\d_/, '$1_'));
}

/**
 * Why a case matches: per field its text with the matching stretches. Free text is looked into only for words that
 * match nowhere else.
 * @param texts asked for only when needed
 */
export function reasonsOf(
  facts: CaseFacts,
  callers: readonly CallerCard[],
  texts: () => readonly Pick<TimelineEntry, 'texts'>[],
  query: Query,
  city: City,
): Reasoned {
  const tokens = structuredTokens(facts, callers);
  const met = new Map<QueryField, Meaning[]>();
  const add = (one: Meaning) => {
    const others = met.get(one.field);
    if (others === undefined) met.set(one.field, [one]);
    else others.push(one);
  };
  let weak: Reasoned['weak'] = 'no';
  for (const { meanings } of query.words) {
    const found = meanings.filter((one) => one.field !== 'text' && meets(tokens, one));
    found.forEach(add);
    if (found.length === 0) {
      weak = 'text';
      meanings.filter((one) => one.field === 'text').forEach(add);
    } else if (weak === 'no' && found.every((one) => isBegun(tokens, one))) {
      weak = 'begun';
    }
  }
  const because = [...met].flatMap(([field, asked]) =>
    reasonsIn(field, asked, { facts, callers, texts, city }),
  );
  return { because, weak };
}

interface Subject {
  readonly facts: CaseFacts;
  readonly callers: readonly CallerCard[];
  texts(): readonly Pick<TimelineEntry, 'texts'>[];
  readonly city: City;
}

function reasonsIn(
  field: QueryField,
  asked: readonly Meaning[],
  { facts, callers, texts, city }: Subject,
): MatchReason[] {
  switch (field) {
    case 'address':
      return [{ field, text: facts.place.address, ranges: addressRanges(facts.place.address, asked) }];
    case 'caller':
      return callers
        .map((card) => ({ field, text: card.name, ranges: nameRanges(card.name, asked) }))
        .filter((one) => one.ranges.length > 0);
    case 'phone':
      return callers
        .filter((card) => asked.some((one) => one.word === card.phoneLast4))
        .map((card) => phoneReason(card));
    case 'service': {
      const phrase = asked.find((one) => one.phrase !== null)?.phrase;
      const text = phrase ?? facts.history?.type ?? city.service(facts.service)?.name.en ?? facts.service;
      return [{ field, text, ranges: wordRanges(text, asked) }];
    }
    case 'state': {
      const text = city.pack.states.find((one) => one.state === facts.state)?.label.en ?? facts.state;
      return [{ field, text, ranges: [[0, text.length]] }];
    }
    case 'district': {
      const text = `CD ${facts.place.district ?? ''}`;
      return [{ field, text, ranges: [[0, text.length]] }];
    }
    case 'department':
      return [];
    case 'text':
      for (const entry of texts()) {
        for (const body of Object.values(entry.texts)) {
          if (body === null) continue;
          const found = new Set<string>();
          addText(found, body);
          if (asked.some((one) => meets(found, one))) return [{ field, ...excerpt(body, asked) }];
        }
      }
      return [];
  }
}

/** A phone number by its last four digits, as it is shown masked. */
export function phoneReason(card: CallerCard): MatchReason {
  const text = `***-${card.phoneLast4 ?? ''}`;
  return { field: 'phone', text, ranges: [[text.length - 4, text.length]] };
}

/** A case number with the digits that were asked for. */
export function numberReason(number: string, digits: string): MatchReason {
  const places = [...number.matchAll(/\d/g)].map((match) => match.index);
  const all = places.map((at) => number[at]).join('');
  const at = all.lastIndexOf(digits);
  const [from, to] = at < 0 ? [undefined, undefined] : [places[at], places[at + digits.length - 1]];
  return {
    field: 'number',
    text: number,
    ranges: from === undefined || to === undefined ? [] : [[from, to + 1]],
  };
}
