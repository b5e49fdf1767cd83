import type { Random } from '../../../hub/demo/random.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Shorter words are hardly ever mistyped beyond recognition, and have too many neighbours. */
const SHORTEST = 4;
/** The first letter is mostly right. */
const FIRST_TOO = 0.1;

/** A word with one letter left out, put in, replaced, or two changed about; never the word itself. */
export function mistypeWord(word: string, random: Random): string {
  const from = random.chance(FIRST_TOO) ? 0 : 1;
  for (;;) {
    const at = random.int(from, word.length - 1);
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    const other = LETTERS.charAt(random.int(0, LETTERS.length - 1));
    const made = random.pick([
      `${before}${after}`,
      `${before}${other}${letter}${after}`,
      `${before}${other}${after}`,
      `${before}${after.charAt(0)}${letter}${after.slice(1)}`,
    ]);
    if (made !== word) return made;
  }
}

/** A text with one of its longer words mistyped; null when it has none. */
export function mistype(text: string, random: Random): string | null {
  const words = [...text.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= SHORTEST);
  if (words.length === 0) return null;
  const { 0: word, index } = random.pick(words);
  return `${text.slice(0, index)}${mistypeWord(word, random)}${text.slice(index + word.length)}`;
}
