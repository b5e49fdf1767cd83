import { describe, expect, it } from 'vitest';
import { countableKeys } from './countable-words.ts';
import { stemOf } from './stem-of.ts';

const KNOWN = new Set(['mattress', 'alley', 'couch', 'light']);
const keys = (said: string, personal: string[] = []) =>
  countableKeys(said, personal, (word) => KNOWN.has(stemOf(word, 'en'))).map(({ key, known }) =>
    known ? key : `?${key}`,
  );

describe('what may be counted of what was said', () => {
  it('is telling words and their pairs; a pair is known when both are', () => {
    expect(keys('a mattress in the alley, the blorpy')).toEqual([
      'mattress',
      'alley',
      'mattress alley',
      '?blorpy',
      '?alley blorpy',
    ]);
  });

  it.each([
    ['numbers and what holds one', 'couch 213 555 0142 4b'],
    ['mail and the web', 'couch for kim@example.org see www.kimlee.example'],
    ['what follows a title', 'couch of Mrs Zhukova'],
    ['what follows "my name is" and "me llamo"', 'my name is Zhukova, couch; me llamo Xiomara'],
    ['an unknown word beside one for a street', 'couch at Zelzah Ave, calle Xochitl'],
    ['what is too short or too long to be a word', `couch xq ${'z'.repeat(21)}`],
  ])('is not %s', (_, said) => {
    const counted = keys(said).flatMap((key) => key.split(' '));
    expect(counted).toContain('couch');
    expect(counted.filter((key) => /zhukov|xiomar|kim|zelzah|xochitl|\d|zzz|xq/.test(key))).toEqual([]);
  });

  it('is no word of the case’s own callers and place, in any form, nor a pair across one', () => {
    expect(keys('Couches of Ruiz’s on Alley', ['Maria RUIZ', '12 LIGHT ALLEY'])).toEqual(['couch']);
    expect(keys('couch ruiz mattress', ['Ruiz'])).toEqual(['couch', 'mattress']);
  });

  it('is the beginning of a long text', () => {
    const words = Array.from({ length: 60 }, (_, n) => `blorp${String.fromCharCode(97 + (n % 26))}ix`);
    expect(keys(words.join(' ')).length).toBeLessThanOrEqual(24);
    expect(keys('')).toEqual([]);
  });
});
