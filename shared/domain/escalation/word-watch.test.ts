import fc from 'fast-check';
import { expect, it } from 'vitest';
import { patternMatcher, wordPatternReader } from '../finder/word-pattern.ts';
import { wordsOf } from '../fold-text.ts';
import { readText, wordWatch } from './word-watch.ts';

const SETS = { who: ['kid*', 'an_old_man'], hurt: ['hurt', 'hit'] };
const read = wordPatternReader(SETS);

const anyWord = fc.constantFrom('kid', 'kids', 'an', 'old', 'man', 'hurt', 'hit', 'not', 'the', 'tree');
const anyText = fc.array(anyWord, { maxLength: 14 }).map((words) => words.join(' '));
const anyPattern = fc.constantFrom(
  '<who> .. <hurt>',
  'kid* + hit',
  'old man|kids hurt',
  'an_old_man',
  'tree .. hi*',
  'the <who>',
);

it('finds what trying each pattern in turn finds', () => {
  const patterns = fc.uniqueArray(anyPattern, { maxLength: 5 });
  fc.assert(
    fc.property(anyText, patterns, (text, meant) => {
      const matcher = patternMatcher(wordsOf(text).map((word) => [word]));
      const first = meant.find((pattern) => matcher(read(pattern), 0) !== null);
      expect(wordWatch(meant, [], read)(readText(text))?.pattern).toBe(first);
    }),
    { numRuns: 2_000 },
  );
});

it('leaves out words inside harmless ones, and gives back what was said as it was said', () => {
  const watch = wordWatch(['<who> .. <hurt>', 'tree'], ['not <hurt>', 'Christmas tree'], read);
  const said = ['Kids were not hurt.', 'KIDS were not hit but Hurt!', 'A Christmas tree', 'No words', ''];
  expect(said.map((text) => watch(readText(text)))).toEqual([
    null,
    { pattern: '<who> .. <hurt>', said: ['KIDS', 'Hurt'] },
    null,
    null,
    null,
  ]);
});
