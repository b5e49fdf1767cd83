import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { dateOfWall, localTimes, wallTimeOf } from './local-time.ts';

/** Zones whose clocks change at two, at midnight, by half an hour, and never. */
const ZONES = [
  'America/Los_Angeles',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
];

describe('wall times', () => {
  it('are read from dates and times that there are', () => {
    expect(
      ['2026-11-23', '2028-02-29T23:59', '2026-02-29', '2026-04-31T08:00', '2026-01-01T24:00', 'soon'].map(
        wallTimeOf,
      ),
    ).toEqual([Date.UTC(2026, 10, 23), Date.UTC(2028, 1, 29, 23, 59), null, null, null, null]);
    expect(dateOfWall(Date.UTC(2026, 10, 23, 23, 59))).toBe('2026-11-23');
  });

  it.each(ZONES)('are instants of %s: the first at which the clock shows that or later', (zone) => {
    const times = localTimes(zone);
    const anyWall = fc
      .integer({ min: 0, max: 3 * 366 * 96 })
      .map((n) => Date.UTC(2026, 0, 1) + n * 15 * MINUTE);
    fc.assert(
      fc.property(anyWall, (wall) => {
        const at = times.instantOf(wall);
        expect(times.wallOf(at)).toBeGreaterThanOrEqual(wall);
        expect(times.wallOf(at)).toBeLessThanOrEqual(wall + HOUR);
        expect(times.wallOf(at - 1)).toBeLessThan(wall);
      }),
      { numRuns: 500 },
    );
    // Each quarter of an hour of a year comes after the one before, or with it while the clocks skip.
    const quarters = Array.from({ length: 366 * 96 }, (_, n) =>
      times.instantOf(Date.UTC(2027, 0, 1) + (n * DAY) / 96),
    );
    expect(quarters.every((at, n) => at >= (quarters[n - 1] ?? at))).toBe(true);
  });
});
