import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, placedWords, wordsOf } from './fold-text.ts';

describe('foldText', () => {
  it('makes letters plain', () => {
    expect(['Sofá', 'NÚÑEZ', 'Straße', 'Ødegård', 'ﬁn', 'Ｍａｉｎ', 'İstanbul'].map(foldText)).toEqual([
      'sofa',
      'nunez',
      'strasse',
      'odegard',
      'fin',
      'main',
      'istanbul',
    ]);
  });
});

describe('placedWords', () => {
  it('finds words with their places, an apostrophe belongs to its word', () => {
    const text = "O’Brien's sofá, 5th & Main!";
    expect(placedWords(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['obriens', "O’Brien's"],
      ['sofa', 'sofá'],
      ['5th', '5th'],
      ['main', 'Main'],
    ]);
  });

  it('takes plain ASCII apart as it does any other text', () => {
    const part = fc.constantFrom('a', 'Zz', '9', "'", ' ', '-', '_', '.', "''", '\n', '\u007f', 'O\u0027B');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        // With a letter that is not ASCII behind it, the same text is read by patterns.
        expect(placedWords(text)).toEqual(placedWords(`${text} é`).slice(0, -1));
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows other scripts and drops what is no word', () => {
    expect(wordsOf('한국어 ՀԱՅ \u0000 💡 __ "OR" NEAR(')).toEqual([
      '한국어'.normalize('NFKD'),
      'հայ',
      'or',
      'near',
    ]);
  });

  it('gives words of letters and digits only, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { word, start, end } of placedWords(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThan(end);
        }
      }),
    );
  });
});
