import { describe, expect, it } from 'vitest';
import { serviceCode, type ServiceCode } from '../ids.ts';
import { learnedKeysOf, learnedVotes, learnedWordsOf, MOST_LEARNED } from './learned-words.ts';

const [dumping, bulky] = [serviceCode.parse('dumping'), serviceCode.parse('bulky')];

/** Counts as the hub tells them. */
function learned(counts: Readonly<Record<string, readonly (readonly [ServiceCode, number])[]>>) {
  return learnedWordsOf(
    Object.entries(counts).map(([words, services]) => ({
      words,
      all: services.reduce((sum, [, chosen]) => sum + chosen, 0),
      services: services.map(([service, chosen]) => ({ service, chosen })),
    })),
  );
}

describe('what agents chose', () => {
  it('is looked up by telling words and by pairs of them, as they were said', () => {
    expect(learnedKeysOf('There are Mattresses in the alley')).toEqual([
      { key: 'mattress alley', said: ['Mattresses', 'alley'] },
      { key: 'mattress', said: ['Mattresses'] },
      { key: 'alley', said: ['alley'] },
    ]);
  });

  it('speaks for a service the more, the more often and the more alone it was chosen', () => {
    const weight = (chosen: number, other: number) => {
      const services = [
        [dumping, chosen],
        [bulky, other],
      ] as const;
      const words = learned({ mattress: services.filter(([, count]) => count > 0) });
      return learnedVotes('mattress', words).get(dumping)?.weight ?? 0;
    };
    expect([weight(1, 0), weight(3, 20)]).toEqual([0, 0]);
    expect(weight(30, 0)).toBeGreaterThan(weight(5, 0));
    expect(weight(30, 0)).toBeGreaterThan(weight(30, 30));
    expect(weight(30, 30)).toBeGreaterThan(0);
  });

  it('names the words that told most', () => {
    const counts = learned({
      mattress: [
        [dumping, 9],
        [bulky, 9],
      ],
      'mattress alley': [[dumping, 9]],
    });
    expect(learnedVotes('mattresses in the alley', counts).get(dumping)).toEqual({
      said: ['mattresses', 'alley'],
      chosen: 9,
      weight: expect.closeTo(0.529, 3),
    });
  });

  it('never says more than a little, however much was chosen', () => {
    const words = ['old', 'wet', 'mattress', 'alley', 'corner'];
    const text = words.join(' ');
    const counts = learned(
      Object.fromEntries(learnedKeysOf(text).map(({ key }) => [key, [[dumping, 1e9] as const]])),
    );
    expect(learnedVotes(text, counts).get(dumping)?.weight).toBe(MOST_LEARNED);
  });
});
