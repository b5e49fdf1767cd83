import { describe, expect, it } from 'vitest';
import { patternMatcher, setsIn, wordPatternReader } from './word-pattern.ts';

const read = wordPatternReader({ person: ['man', 'old lady', '<child>'], child: ['kid*'] });
const find = (pattern: string, text: string) =>
  patternMatcher(text.split(' ').map((word) => (word === '-' ? null : [word])))(read(pattern), 0);

describe('a pattern of words', () => {
  it.each([
    ['fire', 'there is fire', [2]],
    ['shoot*', 'they are shooting', [2]],
    ['on_fire', 'it is on fire', [2, 3]],
    ['on_fire', 'it is on a fire', null],
    ['man|woman hurt', 'a woman is badly hurt', [1, 4]],
    ['man hurt', 'a man who is really hurt', null],
    ['man .. hurt', 'a man who is really hurt', [1, 5]],
    ['man + hurt', 'man hurt', [0, 1]],
    ['man + hurt', 'man is hurt', null],
    ['<person> hurt', 'the old lady is hurt', [1, 2, 4]],
    ['<person> hurt', 'two kids hurt', [1, 2]],
    ['fire', 'a - b', null],
    ['fuego|lumbre', 'hay lumbre', [1]],
  ])('%j in %j stands at %j', (pattern, text, places) => {
    expect(find(pattern, text)).toEqual(places);
  });

  it('takes the next way when the first leads nowhere', () => {
    expect(find('man + hurt', 'man man hurt')).toEqual([1, 2]);
  });

  it('names its sets, and does not go without one', () => {
    expect(setsIn('<person> .. <weapon>')).toEqual(['person', 'weapon']);
    expect(() => read('<nobody>')).toThrow('there is no set "nobody"');
  });
});
