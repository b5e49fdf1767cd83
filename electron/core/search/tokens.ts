import type { CallerCard, TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { ServiceCode } from '../../../shared/domain/ids.ts';
import { addressWords } from './address-words.ts';
import { foldText, placedWords, wordsOf, type PlacedWord } from './fold-text.ts';

/**
 * A token of the index carries the field it stands in before an underscore, which no word can hold; words of free
 * text stand bare. So one full-text table without positions answers "main as a street and garcia as a person".
 */
export const TAG = {
  house: 'h',
  street: 'r',
  direction: 'd',
  suffix: 's',
  zip: 'z',
  person: 'p',
  phone: 't',
  service: 'v',
  sourceType: 'y',
  state: 'x',
  district: 'c',
  department: 'o',
} as const;
export type Tag = (typeof TAG)[keyof typeof TAG];

/** Fields whose first letters are indexed as tokens of their own, so that typing needs no wide scan of the index. */
export const EDGED: ReadonlySet<Tag> = new Set([TAG.street, TAG.person]);
/** Longest beginning that has a token of its own. */
export const LONGEST_EDGE = 3;
/** What is longer is cut here, in the index and in what is asked. */
export const LONGEST_WORD = 40;

/** The token of a word in a field. */
export function tagged(tag: Tag, word: string): string {
  return `${tag}_${word.slice(0, LONGEST_WORD)}`;
}

/** The token of the first letters of a word in a field. */
export function edge(tag: Tag, letters: string): string {
  return `${tag}${letters.length}_${letters}`;
}

function addWord(tokens: Set<string>, tag: Tag, word: string): void {
  tokens.add(tagged(tag, word));
  if (!EDGED.has(tag)) return;
  for (let length = 1; length <= LONGEST_EDGE && length <= word.length; length += 1) {
    tokens.add(edge(tag, word.slice(0, length)));
  }
}

/** Words of an address. A long direction or suffix stands under its letter and as a street's own name. */
export function addAddress(tokens: Set<string>, address: string): void {
  for (const { part, form, word } of addressWords(address)) {
    switch (part) {
      case 'between':
        break;
      case 'house':
        tokens.add(tagged(TAG.house, form));
        break;
      case 'zip':
        tokens.add(tagged(TAG.zip, form));
        break;
      case 'street':
        addWord(tokens, TAG.street, form);
        break;
      case 'direction':
      case 'suffix':
        tokens.add(tagged(part === 'direction' ? TAG.direction : TAG.suffix, form));
        if (word.length > 2) addWord(tokens, TAG.street, word);
        break;
    }
  }
}

/** The words of a person's name as they can be asked for: "O'Brien" as obrien and as brien. */
export function nameWords(name: string): PlacedWord[] {
  return placedWords(name).flatMap((whole) => {
    const written = name.slice(whole.start, whole.end);
    const parts = [...written.matchAll(/[^'’ʼ]+/g)];
    if (parts.length < 2) return [whole];
    const split = parts.map(({ 0: part, index }) => ({
      word: foldText(part),
      start: whole.start + index,
      end: whole.start + index + part.length,
    }));
    return [whole, ...split];
  });
}

/** Words of a person's name. */
export function addName(tokens: Set<string>, name: string): void {
  for (const { word } of nameWords(name)) addWord(tokens, TAG.person, word);
}

/** The token of a service. */
export function serviceToken(code: ServiceCode): string {
  return tagged(TAG.service, code.replaceAll('-', '_'));
}

/** The tokens of a case that do not come from free text. */
export function structuredTokens(facts: CaseFacts, callers: readonly CallerCard[]): Set<string> {
  const tokens = new Set<string>();
  tokens.add(serviceToken(facts.service));
  tokens.add(tagged(TAG.state, facts.state.replaceAll('-', '')));
  if (isLive(facts.state)) tokens.add(tagged(TAG.state, 'open'));
  tokens.add(tagged(TAG.department, facts.department.toLowerCase()));
  if (facts.receiver?.kind === 'department') {
    tokens.add(tagged(TAG.department, facts.receiver.department.toLowerCase()));
  }
  if (facts.place.district !== null) {
    for (const word of wordsOf(facts.place.district)) tokens.add(tagged(TAG.district, word));
  }
  addAddress(tokens, facts.place.address);
  if (facts.place.zip !== null)
    for (const word of wordsOf(facts.place.zip)) tokens.add(tagged(TAG.zip, word));
  for (const card of callers) {
    addName(tokens, card.name);
    if (card.phoneLast4 !== null) tokens.add(tagged(TAG.phone, card.phoneLast4));
  }
  if (facts.history !== null) {
    for (const word of wordsOf(facts.history.type)) tokens.add(tagged(TAG.sourceType, word));
  }
  return tokens;
}

/** Adds the words of a free text. */
export function addText(tokens: Set<string>, body: string): void {
  for (const word of wordsOf(body)) tokens.add(word.slice(0, LONGEST_WORD));
}

/** All tokens of a case as the index holds them. */
export function caseTokens(
  facts: CaseFacts,
  callers: readonly CallerCard[],
  entries: readonly Pick<TimelineEntry, 'texts'>[],
): Set<string> {
  const tokens = structuredTokens(facts, callers);
  for (const { texts } of entries) {
    for (const body of Object.values(texts)) if (body !== null) addText(tokens, body);
  }
  return tokens;
}
