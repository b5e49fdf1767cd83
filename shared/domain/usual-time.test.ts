import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from './instant.ts';
import { LEAST_SAMPLE, usualTimeFor, usualTimesOf, type DoneCount } from './usual-time.ts';

const count = (district: string | null, hours: number, cases: number, elsewhere = 0): DoneCount => ({
  district,
  hours,
  cases,
  elsewhere,
});

describe('usualTimesOf', () => {
  it('tells half and nine in ten of each district that has cases enough, and of the city', () => {
    const counts = [
      count('5', 2, 20),
      count('5', 9, 15, 3),
      count('5', 40, 5),
      count('6', 1, 29),
      count(null, 3, 1),
    ];
    expect(usualTimesOf('pothole', counts)).toEqual([
      { service: 'pothole', district: null, p50: 3 * HOUR, p90: 10 * HOUR, cases: 70, elsewhere: 3 },
      { service: 'pothole', district: '5', p50: 3 * HOUR, p90: 41 * HOUR, cases: 40, elsewhere: 3 },
    ]);
  });

  it('says nothing of fewer cases than the least sample', () => {
    expect(usualTimesOf('pothole', [count('5', 2, LEAST_SAMPLE - 1)])).toEqual([]);
    expect(usualTimesOf('pothole', [])).toEqual([]);
  });

  it('is the nearest rank of the single cases, rounded up to the hour', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 500 * HOUR }), {
      minLength: LEAST_SAMPLE,
      maxLength: 200,
    });
    fc.assert(
      fc.property(lengths, (all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const rank = (share: number) => sorted[Math.ceil(all.length * share) - 1] ?? 0;
        const byHour = Map.groupBy(all, (length) => Math.floor(length / HOUR));
        const counts = [...byHour].map(([hours, some]) => count(null, hours, some.length));
        const [found] = usualTimesOf('x', counts);
        const upToHour = (length: number) => (Math.floor(length / HOUR) + 1) * HOUR;
        expect([found?.p50, found?.p90]).toEqual([upToHour(rank(0.5)), upToHour(rank(0.9))]);
      }),
      { seed: 311 },
    );
  });
});

describe('usualTimeFor', () => {
  const [city, fifth] = [null, '5'].map((district) => ({
    service: 'pothole',
    district,
    p50: HOUR,
    p90: HOUR,
    cases: 99,
    elsewhere: 0,
  }));
  const times = [city!, fifth!];

  it('is that of the district, else of the whole city, else none', () => {
    expect([
      usualTimeFor(times, 'pothole', '5'),
      usualTimeFor(times, 'pothole', '6'),
      usualTimeFor(times, 'pothole', null),
      usualTimeFor(times, 'graffiti', '5'),
    ]).toEqual([fifth, city, city, null]);
  });
});
