import { oneEditFrom } from '../../../shared/domain/edit-distance.ts';
import { choicesOf, type Choice, type ChosenWord } from './choices.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning, MeantWord } from './meanings.ts';
import { serviceWord, TAG, type Tag } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WordList } from './word-list.ts';

/** Another spelling of a word, with the tokens to ask for it. */
export interface Correction {
  readonly shown: string;
  readonly choices: readonly Choice[];
}

/** What the words of queries are corrected to. */
export interface KnownWords {
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  /** Words of the city's services. */
  readonly serviceWords: WordList;
  /** What was found for the words of this query. */
  readonly corrected: Map<MeantWord, readonly Correction[]>;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 3;
/** From so many letters on, two edits are looked for when one gives nothing. */
const TWO_EDITS_FROM = 6;
const MOST = 8;
/** A word of so few cases may be a slip of the pen for a common one. */
const RARE = 3;
const COMMON_FACTOR = 20;
/** Counted so many times as often: a street or a name is what one spells. */
const FIELD_WEIGHT = { structured: 20, text: 1 };
/** A word another by its first letter is less likely meant. */
const FIRST_LETTER_WEIGHT = 0.2;

interface Candidate {
  readonly word: string;
  weight: number;
  readonly meanings: Meaning[];
}

const FIELD = { [TAG.street]: 'address', [TAG.person]: 'caller', [TAG.text]: 'text' } as const;
type SpelledTag = keyof typeof FIELD;
const SPELLED: readonly SpelledTag[] = [TAG.street, TAG.person, TAG.text];

function add(
  candidates: Map<string, Candidate>,
  word: string,
  weight: number,
  meaning: Omit<Meaning, 'word' | 'form'> & { readonly form?: string },
): void {
  let known = candidates.get(word);
  if (known === undefined) candidates.set(word, (known = { word, weight: 0, meanings: [] }));
  known.weight += weight;
  known.meanings.push({ form: word, word, ...meaning });
}

function addServices(
  candidates: Map<string, Candidate>,
  word: string,
  weight: number,
  known: KnownWords,
): void {
  for (const [service, phrase] of known.lexicon.services(word, false)) {
    const form = serviceWord(service);
    const n = known.vocabulary.list(TAG.service).count(form);
    if (n > 0)
      add(candidates, word, weight * n, { field: 'service', tag: TAG.service, form, begins: false, phrase });
  }
}

const weightOf = (tag: Tag): number => (tag === TAG.text ? FIELD_WEIGHT.text : FIELD_WEIGHT.structured);
const likeness = (typed: string, word: string): number => (typed[0] === word[0] ? 1 : FIRST_LETTER_WEIGHT);

function oneEditAway(typed: string, known: KnownWords): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const tag of SPELLED) {
    for (const { word, n } of known.vocabulary.list(tag).oneEditFrom(typed)) {
      if (word.length < SHORTEST - 1) continue;
      const weight = likeness(typed, word) * weightOf(tag) * n;
      add(candidates, word, weight, { field: FIELD[tag], tag, phrase: null, begins: false });
    }
  }
  for (const { word } of known.serviceWords.oneEditFrom(typed)) {
    addServices(candidates, word, likeness(typed, word) * FIELD_WEIGHT.structured, known);
  }
  return candidates;
}

/** Words that begin like a word one edit away: for what is not typed to its end. */
function begunOneEditAway(typed: string, known: KnownWords): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const letters of new Set(oneEditFrom(typed))) {
    if (letters === typed || letters.length < SHORTEST || letters[0] !== typed[0]) continue;
    for (const tag of [TAG.street, TAG.person] as const) {
      if (!known.vocabulary.list(tag).begins(letters)) continue;
      add(candidates, letters, weightOf(tag), { field: FIELD[tag], tag, phrase: null, begins: true });
    }
  }
  return candidates;
}

function twoEditsAway(typed: string, known: KnownWords): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const tag of [TAG.street, TAG.person] as const) {
    for (const { word, n } of known.vocabulary.list(tag).near(typed, 2)) {
      const weight = likeness(typed, word) * weightOf(tag) * n;
      add(candidates, word, weight, { field: FIELD[tag], tag, phrase: null, begins: false });
    }
  }
  for (const { word } of known.serviceWords.near(typed, 2)) {
    addServices(candidates, word, likeness(typed, word) * FIELD_WEIGHT.structured, known);
  }
  return candidates;
}

const isSpelledField = ({ meanings }: Candidate): boolean => meanings.some((one) => one.tag !== TAG.text);

function likely(word: string, typing: boolean, known: KnownWords): Map<string, Candidate> {
  const one = oneEditAway(word, known);
  if ([...one.values()].some(isSpelledField)) return one;
  const begun = typing ? begunOneEditAway(word, known) : new Map<string, Candidate>();
  if (one.size + begun.size > 0) return new Map([...begun, ...one]);
  return word.length < TWO_EDITS_FROM ? one : twoEditsAway(word, known);
}

/** Nothing but digits is spelt right. */
const isNumber = (word: string): boolean => /^\d+$/.test(word);
const digitsOf = (word: string): string => word.replaceAll(/\D/g, '');

/** Streets with a number that a word such as "54ht" may be a slip for: "5th" is none for "4th". */
function numberedStreets(word: string, known: KnownWords): Map<string, Candidate> {
  const all = [...oneEditAway(word, known)];
  return new Map(
    all.filter(
      ([other, one]) => isSpelledField(one) && !isNumber(other) && digitsOf(other) === digitsOf(word),
    ),
  );
}

/** Other spellings of a word that some case has, the likeliest first. */
export function correctionsOf({ meant }: ChosenWord, known: KnownWords): readonly Correction[] {
  const { word, typing } = meant;
  if (word.length < SHORTEST || isNumber(word)) return [];
  const told = known.corrected.get(meant);
  if (told !== undefined) return told;
  const candidates = /^\d/.test(word) ? numberedStreets(word, known) : likely(word, typing, known);
  const corrections = [...candidates.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ word: shown, meanings }) => ({
      shown,
      choices: meanings.flatMap((one) => choicesOf(one, known.vocabulary)),
    }));
  known.corrected.set(meant, corrections);
  return corrections;
}

/** Shorter words that some case has are taken as they are. */
const SHORTEST_DOUBTED = 5;

/**
 * What a word may be a slip for that some case has as it stands: streets, names and services only, since any common
 * word of notes has neighbours.
 */
export function otherNames(one: ChosenWord, known: KnownWords): readonly Correction[] {
  if (one.meant.word.length < SHORTEST_DOUBTED) return [];
  return correctionsOf(one, known).flatMap(({ shown, choices }) => {
    const names = choices.filter(({ meaning }) => meaning.tag !== TAG.text);
    return names.length === 0 ? [] : [{ shown, choices: names }];
  });
}

const mostCases = (choices: readonly Choice[], vocabulary: Vocabulary): number =>
  Math.max(0, ...choices.map(({ token, meaning }) => (meaning.begins ? RARE + 1 : vocabulary.count(token))));

/** Whether a word looks like a slip: no case has it, or a few have it and many have a neighbour of it. */
export function isSuspect(one: ChosenWord, known: KnownWords): boolean {
  if (one.meant.isStreetPart || isNumber(one.meant.word)) return false;
  const n = mostCases([...one.structured, ...one.text], known.vocabulary);
  if (n > RARE) return false;
  if (n === 0) return true;
  // "12a" is a house.
  if (/^\d/.test(one.meant.word)) return false;
  const [best] = correctionsOf(one, known);
  return best !== undefined && mostCases(best.choices, known.vocabulary) >= COMMON_FACTOR * n;
}
