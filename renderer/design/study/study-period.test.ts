import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../shared/domain/instant.ts';
import { studyPeriod } from './study-period.ts';

const ZONE = 'America/Los_Angeles';
/** Sunday, November 22, 2026, 12:00 in Los Angeles. */
const NOW = Date.UTC(2026, 10, 22, 20);

describe('a period to look back on', () => {
  it('counts today to its end, in the days of the city', () => {
    expect(studyPeriod({ kind: 'days', days: 30 }, NOW, ZONE)).toEqual({
      ok: true,
      // Before the clocks went back.
      from: Date.UTC(2026, 9, 24, 7),
      to: Date.UTC(2026, 10, 23, 8),
    });
    const year = studyPeriod({ kind: 'days', days: 365 }, NOW, ZONE);
    expect(year).toEqual({ ok: true, from: Date.UTC(2025, 10, 23, 8), to: Date.UTC(2026, 10, 23, 8) });
  });

  it('may be days of one’s own, the last one in it', () => {
    expect(studyPeriod({ kind: 'own', first: '2026-11-01', last: '2026-11-01' }, NOW, ZONE)).toEqual({
      ok: true,
      from: Date.UTC(2026, 10, 1, 7),
      to: Date.UTC(2026, 10, 1, 7) + DAY + HOUR,
    });
  });

  it.each([
    ['', '2026-11-01', 'Choose a first and a last day.'],
    ['2026-11-02', '2026-11-01', 'The first day is after the last.'],
    ['2026-11-30', '2026-12-01', 'The first day is still to come.'],
    ['2025-11-01', '2026-11-02', 'At most a year and a day at once.'],
  ])('says why %j to %j is none', (first, last, why) => {
    expect(studyPeriod({ kind: 'own', first, last }, NOW, ZONE)).toEqual({ ok: false, why });
  });
});
