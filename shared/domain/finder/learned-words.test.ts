import { describe, expect, it } from 'vitest';
import { serviceCode } from '../ids.ts';
import { learnedKeysOf, learnedVotes } from './learned-words.ts';

const [dumping, bulky] = [serviceCode.parse('dumping'), serviceCode.parse('bulky')];

describe('what agents chose', () => {
  it('is counted by telling words and by pairs of them', () => {
    expect(learnedKeysOf('There are mattresses in the alley')).toEqual([
      'mattress alley',
      'mattress',
      'alley',
    ]);
  });

  it('speaks for a service the more, the more often and the more alone it was chosen', () => {
    const weight = (chosen: number, other: number) =>
      learnedVotes(
        'mattress',
        new Map([
          [
            'mattress',
            new Map([
              [dumping, chosen],
              [bulky, other],
            ]),
          ],
        ]),
      ).get(dumping)?.weight ?? 0;
    expect([weight(2, 0), weight(3, 20)]).toEqual([0, 0]);
    expect(weight(30, 0)).toBeGreaterThan(weight(5, 0));
    expect(weight(30, 0)).toBeGreaterThan(weight(30, 30));
    expect(weight(30, 30)).toBeGreaterThan(0);
  });

  it('names the words that told most', () => {
    const learned = new Map([
      [
        'mattress',
        new Map([
          [dumping, 9],
          [bulky, 9],
        ]),
      ],
      ['mattress alley', new Map([[dumping, 9]])],
    ]);
    expect(learnedVotes('mattress in the alley', learned).get(dumping)).toMatchObject({
      words: 'mattress alley',
      chosen: 9,
    });
  });
});
