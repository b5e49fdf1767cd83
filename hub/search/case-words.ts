import { lastFours } from '../../shared/domain/caller-contacts.ts';
import type { CallerCard } from '../../shared/contract/case-record.ts';
import { addressWords } from '../../shared/domain/address-words.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isEscalated } from '../../shared/domain/escalation/escalation.ts';
import { placedWords, wordsOf } from '../../shared/domain/fold-text.ts';
import { numberBody } from '../../shared/domain/number-parts.ts';

/** Rises when the words of a case are made in another way: then the index is made anew. */
export const FORM = 3;

/** What a word in the index is. */
export const TAG = {
  address: 'a',
  person: 'p',
  phoneEnd: 't',
  phoneKey: 'k',
  text: 'w',
  sourceType: 'y',
  service: 'v',
  state: 'x',
  department: 'o',
  district: 'c',
  /** Whose work it is: who opened the case, and to whom it is assigned. */
  account: 'm',
  /** Digits of the case number. */
  number: 'n',
  /** The same from the back, so that its end can be asked for as a beginning. */
  numberEnd: 'e',
} as const;
export type WordTag = (typeof TAG)[keyof typeof TAG];

/** Among the states: it was reopened at least once. */
export const REOPENED = 'again';
/** Among the states: something of it is escalated. */
export const ESCALATED = 'escalated';

/** What is longer is cut here, in the index and in what is asked. */
const LONGEST_WORD = 40;
/** Words of one case that are kept; who writes a novel is found by its beginning. */
const MOST_WORDS = 5_000;

/** A word no longer than the index holds, never cut inside a letter. */
function cutWord(word: string): string {
  const cut = word.slice(0, LONGEST_WORD);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A word of the index; letters, digits and dashes only, so that it needs no quoting. */
export function lexeme(tag: WordTag, word: string): string {
  return `${tag}_${cutWord(word.replaceAll(/[^\p{L}\p{N}-]/gu, ''))}`;
}

/** Digits from the last to the first. */
export function backwards(digits: string): string {
  return digits.split('').toReversed().join('');
}

/** Words of a person's name as they can be asked for: "O'Brien" as obrien, o and brien. */
export function nameWords(name: string): string[] {
  return placedWords(name).flatMap(({ word, start, end }) => {
    const parts = name.slice(start, end).split(/['’ʼ]/);
    return parts.length < 2 ? [word] : [word, ...parts.flatMap(wordsOf)];
  });
}

/** What a case's words are made of. */
export interface CaseSources {
  readonly facts: CaseFacts;
  readonly callers: readonly CallerCard[];
  /** Bodies of all its texts. */
  readonly texts: readonly string[];
}

/** The words of a case as the index holds them, and those of its street and people by which others are guessed. */
export interface LexemesOfCase {
  readonly words: string[];
  readonly street: string[];
  readonly person: string[];
}

/** A word worth guessing: letters only, and enough of them. */
const GUESSABLE = /^\p{L}{4,}$/u;

export function caseWords({ facts, callers, texts }: CaseSources): LexemesOfCase {
  const words = new Set<string>();
  const add = (tag: WordTag, ...said: string[]) => {
    for (const word of said) if (words.size < MOST_WORDS) words.add(lexeme(tag, word));
  };
  const street = new Set<string>();
  const person = new Set<string>();

  add(TAG.service, facts.service);
  add(TAG.state, facts.state);
  if (facts.reopenCount > 0) add(TAG.state, REOPENED);
  if (isEscalated(facts)) add(TAG.state, ESCALATED);
  for (const one of [facts.openedBy, facts.assignee]) if (one !== null) add(TAG.account, one);
  add(TAG.department, facts.department);
  if (facts.receiver?.kind === 'department') add(TAG.department, facts.receiver.department);
  if (facts.place.district !== null) add(TAG.district, facts.place.district.toLowerCase());
  if (facts.number !== null) {
    const digits = numberBody(facts.number);
    if (digits !== '') {
      add(TAG.number, digits);
      add(TAG.numberEnd, backwards(digits));
    }
  }
  for (const { part, word, form } of addressWords(facts.place.address)) {
    if (part === 'between') continue;
    add(TAG.address, form);
    // A long direction or suffix can be a street's own name.
    if (word.length > 2) add(TAG.address, word);
    if (part === 'street' && GUESSABLE.test(form)) street.add(cutWord(form));
  }
  if (facts.place.zip !== null) add(TAG.address, ...wordsOf(facts.place.zip));
  if (facts.history !== null) add(TAG.sourceType, ...wordsOf(facts.history.type));
  for (const card of callers) {
    const { name, phoneKeys } = card;
    const said = nameWords(name);
    add(TAG.person, ...said);
    for (const one of said) if (GUESSABLE.test(one)) person.add(cutWord(one));
    add(TAG.phoneEnd, ...lastFours(card));
    add(TAG.phoneKey, ...phoneKeys);
  }
  for (const text of texts) add(TAG.text, ...wordsOf(text));
  return { words: [...words], street: [...street], person: [...person] };
}
