import { distanceWithin } from '../edit-distance.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 5;

/** The word itself and all it is with one letter less. */
function* withOneLess(word: string): Generator<string> {
  yield word;
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

/**
 * Makes a function that turns a word one typing error away from a known word into that word, and leaves all others.
 * @param known words in lower case, the likelier first
 */
export function spellingMender(known: readonly string[]): (word: string) => string {
  const whole = new Set(known);
  const near = new Map<string, string[]>();
  for (const word of whole) {
    if (word.length < SHORTEST) continue;
    for (const less of withOneLess(word)) {
      const there = near.get(less);
      if (there === undefined) near.set(less, [word]);
      else there.push(word);
    }
  }
  return (word) => {
    if (word.length < SHORTEST || whole.has(word) || /[^a-z]/.test(word)) return word;
    for (const less of withOneLess(word)) {
      const found = near
        .get(less)
        ?.find((one) => one.charCodeAt(0) === word.charCodeAt(0) && distanceWithin(word, one, 1) <= 1);
      if (found !== undefined) return found;
    }
    return word;
  };
}
