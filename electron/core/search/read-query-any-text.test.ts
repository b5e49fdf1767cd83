import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { lexiconOf } from './lexicon.ts';
import type { Query, QueryFilter, TypedWord } from './query.ts';
import { readQuery } from './read-query.ts';

const context = {
  lexicon: lexiconOf(SMALL_CITY),
  now: Date.parse('2026-11-18T10:00:00-08:00'),
  timeZone: 'America/Los_Angeles',
};
const read = (text: string) => readQuery(text, context);
const words = (list: readonly TypedWord[]) =>
  list.map(({ word, typing }) => (typing ? `${word}*` : word)).join(' ');

/** What is true of every query of every text. */
function expectSound(text: string, query: Query): void {
  const ranges = [...query.words, ...query.without, ...query.filters];
  for (const { start, end } of [...ranges, ...query.phrases, ...query.filters.flatMap((one) => one.words)]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(start).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(Math.min(text.length, 500));
  }
  const sorted = ranges.toSorted((one, other) => one.start - other.start);
  sorted.forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(sorted[at - 1]?.end ?? 0));
  const all = [...query.words, ...query.without, ...query.filters.flatMap((one) => one.words)];
  for (const { word } of all) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
  expect(all.filter(({ typing }) => typing).length).toBeLessThanOrEqual(1);
  for (const { condition, label, start, end, words: also } of query.filters) {
    expect(label).not.toMatch(/undefined|null|NaN|Invalid/);
    for (const one of also) expect(one.start >= start && one.end <= end).toBe(true);
    if (condition.kind !== 'opened' && condition.kind !== 'closed') continue;
    const { from, to } = condition;
    expect(from === null && to === null).toBe(false);
    if (from !== null && to !== null) expect(from).toBeLessThan(to);
  }
  const inPhrases = query.phrases.flatMap((one) => one.words);
  expect(query.words.map(({ word }) => word)).toEqual(expect.arrayContaining(inPhrases));
}

/** What means the same beside any other; a date after "closed" does not. */
const FRAGMENTS = (
  'figueroa|1234 s main st|garcía|4601662271|-graffiti|"dead end"|x -|note:open|and|open|new|waiting|in progress|' +
  'overdue|my cases|escalado|pothole|sidewalk rebate|dead animal|cd14|distrito 3|lasan|street services|state:open|' +
  'dept:"bos"|last week|since monday|in november|11/03/2026|between 1 nov and 5 nov|desde ayer|before:11/03'
).split('|');
/** Pieces of the grammar in any order, so that its corners meet. */
const PIECES = (
  'since|before|after|until|on|in|from|to|between|and|last|past|this|el|la|de|del|al|hace|ago|desde|1|2|31|0|99|999|' +
  '2026|2025|nov|may|mar|monday|lunes|week|days|hours|semana|mes|pasado|29|feb|today|:|-|/|..|"|“|,|  |closed|' +
  'opened|state|cd|open|st|n|pothole'
).split('|');

describe('any text', () => {
  it('is read without an error', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 700 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('\uD83D', '\uDE00', '\u0000', 'a', ' ', '"', '-', ':', '\u200F', 'ש', '1', '/'),
      }),
      fc
        .array(fc.tuple(fc.constantFrom(...PIECES, ...FRAGMENTS), fc.constantFrom(' ', ' ', ' ', '')), {
          maxLength: 14,
        })
        .map((list) => list.flat().join('')),
    );
    fc.assert(
      fc.property(odd, (text) => expectSound(text, read(text))),
      { numRuns: 3_000 },
    );
    for (const text of [
      'x'.repeat(10_240),
      '😀 '.repeat(5_000),
      '𐌰'.repeat(300),
      'שלום "עולם',
      'ﷺ',
      '\uD800',
    ]) {
      expectSound(text, read(text));
    }
  });

  it('says the same without a filter whose chip is taken away', () => {
    /** A query without places. */
    const said = (
      { words: list, without, phrases, number, phone }: Query,
      filters: readonly QueryFilter[],
    ) => ({
      words: words(list),
      without: words(without),
      phrases: phrases.map((one) => one.words),
      filters: filters.map(({ condition, label, words: also }) => [condition, label, words(also)]),
      number,
      phone,
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 6 }),
        fc.constantFrom('', ' '),
        (fragments, ending) => {
          const text = fragments.join(' ') + ending;
          const query = read(text);
          query.filters.forEach((filter) => {
            const rest = read(text.slice(0, filter.start) + text.slice(filter.end));
            const others = query.filters.filter((one) => one !== filter);
            expect(said(rest, rest.filters)).toEqual(said(query, others));
          });
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
