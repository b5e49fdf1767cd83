import type { SearchAsk, SearchedKinds, SearchTerm } from '../../shared/contract/hub-protocol.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { CASE_STATES, isLive } from '../../shared/domain/case-state.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import { wordsOf } from '../../shared/domain/fold-text.ts';
import { directionOf, ordinal, streetWord, suffixOf } from '../../shared/domain/street-words.ts';
import { backwards, ESCALATED, lexeme, REOPENED, TAG, type WordTag } from './case-words.ts';

/** Fewer letters begin too many words of free text. */
const SHORTEST_BEGINNING = 3;

/** A word that is asked for, with the words that were taken for it when nothing is written so. */
export interface AskedTerm extends SearchTerm {
  readonly guesses: readonly string[];
}

/** The terms as the index knows words: folded anew, since the desk may fold otherwise; empty ones left out. */
export function askedTerms(terms: readonly SearchTerm[]): AskedTerm[] {
  return terms.flatMap((term) => {
    const words = wordsOf(term.word);
    return words.map((word, at) => ({
      ...term,
      word,
      begins: term.begins && at === words.length - 1,
      guesses: [],
    }));
  });
}

/** The forms a typed word can have in an address: as a street's word, a direction, a last word, a numbered street. */
export function addressForms(word: string): string[] {
  const forms = [streetWord(word), directionOf(word), suffixOf(word)];
  if (/^\d{1,3}$/.test(word) && Number(word) > 0) forms.push(ordinal(Number(word)));
  return [...new Set(forms.filter((form) => form !== undefined))];
}

const term = (tag: WordTag, word: string, begins = false): string =>
  `'${lexeme(tag, word)}'${begins ? ':*' : ''}`;

/** Terms of a tsquery for one of the kinds, all lists together. */
function kindTerms({ states, services, departments, districts }: SearchedKinds): string[] {
  return [
    ...states.map((one) => term(TAG.state, one)),
    ...services.map((one) => term(TAG.service, one)),
    ...departments.map((one) => term(TAG.department, one)),
    ...districts.map((one) => term(TAG.district, one.toLowerCase())),
  ];
}

const anyOf = (terms: readonly string[]): string => `(${[...new Set(terms)].join(' | ')})`;

function wordTerms({ word, begins, or, guesses }: AskedTerm, seesCallers: boolean): string[] {
  if (guesses.length > 0) {
    const tags = seesCallers ? [TAG.address, TAG.person] : [TAG.address];
    return guesses.flatMap((guess) => tags.map((tag) => term(tag, guess)));
  }
  const [street, ...otherForms] = addressForms(word);
  const terms = [
    ...(street === undefined ? [] : [term(TAG.address, street, begins)]),
    ...otherForms.map((form) => term(TAG.address, form)),
    term(TAG.sourceType, word),
    term(TAG.text, word, begins && word.length >= SHORTEST_BEGINNING),
    ...kindTerms(or),
  ];
  if (!seesCallers) return terms;
  if (/^\d{4}$/.test(word)) terms.push(term(TAG.phoneEnd, word));
  return [...terms, term(TAG.person, word, begins)];
}

/** The digits as typed, and without the "1" that stands before most numbers. */
export function digitForms(digits: string): string[] {
  return digits.startsWith('1') && digits.length > 4 ? [digits, digits.slice(1)] : [digits];
}

/** What a search looks for, beside what only the row of the case can tell. */
export interface Asked {
  readonly words: readonly AskedTerm[];
  readonly without: readonly AskedTerm[];
  readonly ask: SearchAsk;
  readonly actor: AccountActor;
  /** False for those who may know that there are callers, but not who. */
  readonly seesCallers: boolean;
}

/** States as the index has them of a case that can be overdue. */
const LIVE = CASE_STATES.filter(isLive).map((state) => term(TAG.state, state));

/**
 * The question as a tsquery; null when no words of the index are asked for. What the rows decide (rights, whose work
 * it is, what is late) is in it where the index can narrow the search.
 */
export function tsqueryOf({ words, without, ask, actor, seesCallers }: Asked): string | null {
  const instead: string[] = [];
  for (const digits of ask.number === null ? [] : digitForms(ask.number)) {
    instead.push(term(TAG.number, digits, true), term(TAG.numberEnd, backwards(digits), true));
  }
  if (ask.phoneKey !== null && seesCallers) instead.push(term(TAG.phoneKey, ask.phoneKey));
  const all = words.map((word) => anyOf(wordTerms(word, seesCallers))).join(' & ');
  const parts: string[] = [];
  if (instead.length > 0) parts.push(all === '' ? anyOf(instead) : `((${all}) | ${anyOf(instead)})`);
  else if (all !== '') parts.push(all);
  for (const kinds of ask.kinds) {
    const terms = kindTerms(kinds);
    if (terms.length > 0) parts.push(anyOf(terms));
  }
  if (ask.mine) parts.push(term(TAG.account, actor.id));
  if (ask.reopened) parts.push(term(TAG.state, REOPENED));
  if (ask.escalated) parts.push(term(TAG.state, ESCALATED));
  if (ask.overdue) parts.push(anyOf(LIVE));
  for (const word of without) parts.push(`!${anyOf(wordTerms({ ...word, begins: false }, seesCallers))}`);
  if (parts.length === 0) return null;
  if (PERMISSIONS['see-case'][actor.role] === 'own-department' && actor.department !== null) {
    parts.push(term(TAG.department, actor.department));
  }
  return parts.join(' & ');
}
