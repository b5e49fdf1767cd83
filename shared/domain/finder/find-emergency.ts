import { distanceWithin } from '../edit-distance.ts';
import { placedWords } from '../fold-text.ts';
import type { Emergencies, EmergencyKind } from './finder-pack.ts';
import { ORDINARY_WORDS, SMALL_WORDS } from './small-words.ts';
import { soundOf } from './stem-of.ts';
import type { Vocabulary } from './vocabulary.ts';
import { patternMatcher, wordPatternReader, wordsOfPatterns, type Reading } from './word-pattern.ts';

/** A life may be in danger. */
export interface EmergencyFound {
  readonly kind: EmergencyKind;
  /** The caller's words that say so. */
  readonly said: readonly string[];
}

/** Shorter words are taken as they are: "fine" is no "fire". */
const SHORTEST_CORRECTED = 6;
/** A longer text is read to here. */
const MOST_WORDS = 120;

const soundsAlike = (a: string, b: string): boolean =>
  soundOf(a, 'en') === soundOf(b, 'en') || soundOf(a, 'es') === soundOf(b, 'es');

/** Makes the watch for words that mean 911 first; without a list in the pack nothing is found. */
export function emergencyFinder(
  emergencies: Emergencies | undefined,
  vocabulary: Vocabulary,
): (text: string) => EmergencyFound | null {
  if (emergencies === undefined) return () => null;
  const readPattern = wordPatternReader(emergencies.sets);
  const read = (patterns: readonly string[]) => patterns.map(readPattern);
  const [harmless, over] = [read(emergencies.harmless), read(emergencies.over)];
  const kinds = emergencies.kinds.map((kind) => ({ kind, patterns: read(kind.patterns) }));
  const dangerous = wordsOfPatterns(kinds.flatMap((one) => one.patterns));
  const all = [...dangerous, ...wordsOfPatterns([...harmless, ...over])];
  const spelled = [...new Set(all.map((one) => one.text))].filter(
    (word) => word.length >= SHORTEST_CORRECTED - 1,
  );
  const known = new Set(all.map((one) => one.text));
  const beginnings = [...new Set(all.filter((one) => one.begins).map((one) => one.text))];

  const isRight = (word: string) =>
    word.length < SHORTEST_CORRECTED ||
    known.has(word) ||
    SMALL_WORDS.has(word) ||
    ORDINARY_WORDS.has(word) ||
    beginnings.some((one) => word.startsWith(one)) ||
    vocabulary.spelling(word, null)?.corrected === false;
  /** A word with those of patterns it may be a slip of the pen for. */
  const readingOf = (word: string): string[] => {
    if (isRight(word)) return [word];
    const near = spelled.filter(
      (one) => one[0] === word[0] && (soundsAlike(one, word) || distanceWithin(word, one, 1) === 1),
    );
    return [word, ...near];
  };

  return (text) => {
    const placed = placedWords(text).slice(0, MOST_WORDS);
    const readings: Reading[] = placed.map((one) => readingOf(one.word));
    const asSaid = patternMatcher(readings);
    if (over.some((pattern) => asSaid(pattern, 0) !== null)) return null;
    const taken = new Set<number>();
    for (const pattern of harmless) {
      let places = asSaid(pattern, 0);
      while (places !== null) {
        for (const at of places) taken.add(at);
        places = asSaid(pattern, (places[0] ?? 0) + 1);
      }
    }
    const left = patternMatcher(readings.map((one, at) => (taken.has(at) ? null : one)));
    for (const { kind, patterns } of kinds) {
      for (const pattern of patterns) {
        const places = left(pattern, 0);
        if (places === null) continue;
        return { kind, said: places.map((at) => text.slice(placed[at]?.start, placed[at]?.end)) };
      }
    }
    return null;
  };
}
