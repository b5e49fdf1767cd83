import { patternMatcher, type WordPattern } from '../finder/word-pattern.ts';
import { placedWords } from '../fold-text.ts';

/** A text made ready for being watched, once for all rules. */
export interface ReadText {
  readonly text: string;
  readonly placed: ReturnType<typeof placedWords>;
}

/** A longer text is read to here. */
const MOST_WORDS = 400;

export function readText(text: string): ReadText {
  return { text, placed: placedWords(text).slice(0, MOST_WORDS) };
}

/** The pattern that was found, as it is written, and the words it was found in, as they were said. */
export interface WordsFound {
  readonly pattern: string;
  readonly said: readonly string[];
}

/** Finds out quickly which of many patterns a text may hold: those whose first word it has. */
function patternIndex(patterns: readonly WordPattern[]): (words: ReadonlySet<string>) => WordPattern[] {
  const whole = new Map<string, Set<number>>();
  const begun = new Map<string, Set<number>>();
  const add = (to: Map<string, Set<number>>, word: string, place: number) => {
    const places = to.get(word);
    if (places === undefined) to.set(word, new Set([place]));
    else places.add(place);
  };
  for (const [place, [first]] of patterns.entries()) {
    if (first === undefined) continue;
    for (const word of first.term.spelled.keys()) add(whole, word, place);
    for (const [start] of first.term.begun) if (start !== undefined) add(begun, start.text, place);
  }
  const longest = Math.max(0, ...[...begun.keys()].map((start) => start.length));
  return (words) => {
    const places = new Set<number>();
    for (const word of words) {
      for (const place of whole.get(word) ?? NONE) places.add(place);
      for (let length = 1; length <= Math.min(word.length, longest); length += 1)
        for (const place of begun.get(word.slice(0, length)) ?? NONE) places.add(place);
    }
    return [...places]
      .toSorted((a, b) => a - b)
      .flatMap((place) => {
        const pattern = patterns[place];
        return pattern === undefined ? [] : [pattern];
      });
  };
}

const NONE: readonly never[] = [];

/** Watches for patterns in texts, but for words inside the harmless ones; gives back the first pattern found. */
export function wordWatch(
  patterns: readonly string[],
  harmless: readonly string[],
  read: (pattern: string) => WordPattern,
): (text: ReadText) => WordsFound | null {
  const written = new Map(patterns.map((one) => [read(one), one]));
  const [meant, notMeant] = [patternIndex([...written.keys()]), patternIndex(harmless.map(read))];
  return ({ text, placed }) => {
    const words = new Set(placed.map(({ word }) => word));
    const likely = meant(words);
    if (likely.length === 0) return null;
    const asSaid = patternMatcher(placed.map(({ word }) => [word]));
    const taken = new Set<number>();
    for (const pattern of notMeant(words)) {
      for (let places = asSaid(pattern, 0); places !== null; places = asSaid(pattern, (places[0] ?? 0) + 1))
        for (const at of places) taken.add(at);
    }
    const left = patternMatcher(placed.map(({ word }, at) => (taken.has(at) ? null : [word])));
    for (const pattern of likely) {
      const places = left(pattern, 0);
      if (places === null) continue;
      const said = places.map((at) => text.slice(placed[at]?.start, placed[at]?.end));
      return { pattern: written.get(pattern) ?? '', said };
    }
    return null;
  };
}
