import { expect, test } from 'vitest';
import fc from 'fast-check';
import { wordsOf } from '../../../shared/domain/fold-text.ts';
import { hasPhrase, phraseRange } from './phrases.ts';

const word = fc.constantFrom(
  'light',
  'out',
  'Luz',
  'José',
  'ﬁre',
  "O'Brien",
  'a',
  'aa',
  'ab',
  '5th',
  '街',
  '𝒳y',
  'ß',
);
const between = fc.constantFrom(' ', ', ', '-', '\n', '  /  ', '_', '. ');
const text = fc
  .array(fc.tuple(word, between), { maxLength: 12 })
  .map((parts) => parts.map(([one, gap]) => one + gap).join(''));
const phrase = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.flatMap(wordsOf));

/** The same told slowly: whether the words of the text have those of the phrase in a row. */
function inARow(said: string, asked: readonly string[]): boolean {
  const words = wordsOf(said);
  return words.some((_, from) => asked.every((one, at) => words[from + at] === one));
}

test('words stand side by side where the words of the text have them in a row', () => {
  fc.assert(
    fc.property(text, phrase, (said, asked) => {
      expect(hasPhrase([said], asked)).toBe(inARow(said, asked));
      const range = phraseRange(said, asked);
      expect(range !== null).toBe(inARow(said, asked));
      if (range !== null) expect(wordsOf(said.slice(...range))).toEqual(asked);
    }),
    { numRuns: 3_000 },
  );
});
