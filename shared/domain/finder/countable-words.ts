import { placedWords, wordsOf } from '../fold-text.ts';
import { ORDINARY_WORDS, SMALL_WORDS } from './small-words.ts';
import { stemOf } from './stem-of.ts';

/** A word, or two neighbouring ones, that may be counted; the keys are those of learnedKeysOf. */
export interface CountableKey {
  readonly key: string;
  /** The catalogue or everyday speech has all of it. Anything else might be a name. */
  readonly known: boolean;
}

/** Of a longer text only the beginning says what it is about. */
const MOST_COUNTED = 12;
const [SHORTEST, LONGEST] = [3, 20];
/** Addresses of mail and of the web hold names. */
const ADDRESS = /\S*(?:@|:\/\/|www\.)\S*/gu;
/** What follows one of these is a name. */
const NAMING = new Set(
  (
    'mr mrs ms miss mister dr doctor officer named called name sr sra senor senora srta don dona doctora nombre llamo ' +
    'llama llamado llamada apellido'
  ).split(' '),
);
/** Everyday words, for the finder, that are names for most people. */
const NAMES = new Set(['maria', 'rosa']);
/** What a name of a street stands before. */
const STREET_AFTER = new Set(
  'st str street ave av avenue blvd boulevard dr drive rd road pl place ln lane ct court way ter hwy pkwy'.split(
    ' ',
  ),
);
/** What it stands after. */
const STREET_BEFORE = new Set('calle avenida bulevar camino paseo av'.split(' '));

const ORDINARY_STEMS: ReadonlySet<string> = new Set([...ORDINARY_WORDS].map((word) => stemOf(word, 'en')));

const isLetters = (word: string): boolean => /^\p{L}+$/u.test(word);

/**
 * What may be counted of what a caller said: never numbers, addresses of mail, what follows "Mr" or "my name is", an
 * unknown word beside a word for a street, nor a word of this very case's callers and place. Pure.
 * @param personal the names of the callers and the place as it was said and read
 * @param knows whether the catalogue has a folded word in any form
 */
export function countableKeys(
  said: string,
  personal: readonly string[],
  knows: (word: string) => boolean,
): CountableKey[] {
  const stem = (word: string) => stemOf(word, 'en');
  const own = new Set(personal.flatMap(wordsOf).map(stem));
  const isKnown = (word: string) => ORDINARY_STEMS.has(stem(word)) || knows(word);
  const all = placedWords(said.replace(ADDRESS, ' 0 ')).map((one) => one.word);
  const mayCount = (word: string, at: number): boolean => {
    if (!isLetters(word) || word.length < SHORTEST || word.length > LONGEST || own.has(stem(word)))
      return false;
    if (NAMES.has(word)) return false;
    if (isKnown(word)) return true;
    const [before = '', after = ''] = [all[at - 1], all[at + 1]];
    // "My name is" and "me llamo": one small word may stand between.
    const named = NAMING.has(before) || (SMALL_WORDS.has(before) && NAMING.has(all[at - 2] ?? ''));
    return !named && !STREET_BEFORE.has(before) && !STREET_AFTER.has(after);
  };
  const keys = new Map<string, boolean>();
  let last: { stem: string; known: boolean } | null = null;
  let counted = 0;
  for (const [at, word] of all.entries()) {
    if (SMALL_WORDS.has(word)) continue;
    // What stands on both sides of a name are no neighbours.
    if (!mayCount(word, at)) {
      last = null;
      continue;
    }
    counted += 1;
    if (counted > MOST_COUNTED) break;
    const one = { stem: stem(word), known: isKnown(word) };
    keys.set(one.stem, one.known);
    if (last !== null) keys.set(`${last.stem} ${one.stem}`, last.known && one.known);
    last = one;
  }
  return [...keys].map(([key, known]) => ({ key, known }));
}
