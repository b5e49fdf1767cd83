import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/sample-feed.ts';
import {
  AGENT_DAY_MOST,
  AGENT_MOST,
  DAY_MOST,
  HALF_LIFE_DAYS,
  isSupported,
  learnedCount,
  type DayOfChoices,
} from './learned-count.ts';

const TODAY = 20_000;

describe('a count of choices', () => {
  it.each([
    ['one choice', [{ agent: 'a', day: TODAY, choices: 1 }], 1],
    ['one agent on one day', [{ agent: 'a', day: TODAY, choices: 1_000 }], AGENT_DAY_MOST],
    [
      'one agent on many days',
      Array.from({ length: 30 }, (_, n) => ({ agent: 'a', day: TODAY - n, choices: 9 })),
      AGENT_MOST,
    ],
    [
      'a day of demonstration',
      Array.from({ length: 40 }, (_, n) => ({ agent: `a${n}`, day: TODAY, choices: 50 })),
      DAY_MOST,
    ],
    ['half a life later', [{ agent: 'a', day: TODAY - HALF_LIFE_DAYS, choices: 2 }], 1],
    ['nothing', [], 0],
  ])('of %s', (_, days: DayOfChoices[], count) => {
    expect(learnedCount(days, TODAY)).toBeCloseTo(count, 10);
  });

  it('is bounded and the same in any order', () => {
    const seed = 3110;
    const random = seededRandom(seed);
    const upTo = (most: number) => Math.floor(random() * most);
    for (let round = 0; round < 200; round += 1) {
      const days = Array.from({ length: upTo(30) }, () => ({
        agent: `a${upTo(5)}`,
        day: TODAY - upTo(180),
        choices: 1 + upTo(20),
      }));
      const shuffled = days
        .map((one) => ({ one, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const agents = new Set(days.map((one) => one.agent)).size;
      const counted = learnedCount(days, TODAY);
      expect(learnedCount(shuffled, TODAY), `seed ${seed}, round ${round}`).toBeCloseTo(counted, 9);
      expect(counted).toBeLessThanOrEqual(AGENT_MOST * agents);
    }
  });

  it('needs more than one person’s habit, and more still for words nobody knows', () => {
    const days = (agents: number, choices: number) =>
      Array.from({ length: agents }, (_, n) => ({ agent: `a${n}`, day: TODAY, choices }));
    expect(
      [days(1, 50), days(2, 1), days(2, 2), days(3, 2)].map((one) => [
        isSupported(one, 'known'),
        isSupported(one, 'rare'),
      ]),
    ).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [true, true],
    ]);
  });
});
