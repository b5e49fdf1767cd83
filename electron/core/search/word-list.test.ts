import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceWithin, oneEditFrom } from '../../../shared/domain/edit-distance.ts';
import { WordList } from './word-list.ts';

const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'ñ', '5');
const word = fc.string({ unit: letters, minLength: 1, maxLength: 7 });
const change = fc.record({ word, by: fc.constantFrom(1, 1, 2, -1, -2) });

/** A list made by changes, and what it should hold. */
function listed(changes: readonly { word: string; by: number }[]): {
  list: WordList;
  counts: Map<string, number>;
} {
  const half = Math.floor(changes.length / 2);
  const counts = new Map<string, number>();
  const count = (one: { word: string; by: number }) => {
    const n = Math.max(0, (counts.get(one.word) ?? 0) + one.by);
    if (n === 0) counts.delete(one.word);
    else counts.set(one.word, n);
  };
  changes.slice(0, half).forEach(count);
  const list = new WordList([...counts].map(([known, n]) => ({ word: known, n })));
  list.prepareSpelling();
  for (const one of changes.slice(half)) {
    list.add(one.word, one.by);
    count(one);
  }
  return { list, counts };
}

const byWord = (a: { word: string }, b: { word: string }) => (a.word < b.word ? -1 : 1);

describe('WordList', () => {
  it('finds beginnings and neighbours as looking at every word does, whatever was added and taken away', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 600 }), word, (changes, asked) => {
        const { list, counts } = listed(changes);
        const all = [...counts].map(([known, n]) => ({ word: known, n }));
        const within = (edits: number) =>
          all
            .filter((one) => one.word !== asked && distanceWithin(asked, one.word, edits) <= edits)
            .toSorted(byWord);
        expect({
          begin: list.beginningWith(asked, 1_000).toSorted(byWord),
          begins: list.begins(asked),
          one: list.oneEditFrom(asked).toSorted(byWord),
          two: list
            .near(asked, 2)
            .map(({ word: near, n }) => ({ word: near, n }))
            .toSorted(byWord),
          count: list.count(asked),
        }).toEqual({
          begin: all.filter((one) => one.word.startsWith(asked)).toSorted(byWord),
          begins: all.some((one) => one.word.startsWith(asked)),
          one: within(1),
          two: within(2),
          count: counts.get(asked) ?? 0,
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('distanceWithin', () => {
  it('is one for every word that oneEditFrom makes, and the same both ways', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '1'), minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const made = [...oneEditFrom(a)].filter((one) => one !== a);
        expect(new Set(made.map((one) => distanceWithin(a, one, 2)))).toEqual(new Set([1]));
        expect(distanceWithin(a, b, 2)).toBe(distanceWithin(b, a, 2));
        // A digit is put only into a word that has one.
        const isMakeable = /\d/.test(a) || !/\d/.test(b);
        expect(isMakeable && distanceWithin(a, b, 1) === 1).toBe(made.includes(b));
      }),
      { numRuns: 300 },
    );
  });

  it('counts a swap of neighbours as one edit, and gives up above the most', () => {
    expect(
      [
        ['figueroa', 'figeroa'],
        ['main', 'mian'],
        ['graffiti', 'grafiti'],
        ['hoover', 'vermont'],
        ['', 'ab'],
      ].map(([a = '', b = '']) => distanceWithin(a, b, 2)),
    ).toEqual([1, 1, 1, 3, 2]);
  });
});
