import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar, holidaysOf } from './business-calendar.ts';
import type { Calendar, ClockTarget, Holiday } from './city-pack.ts';
import { dueTime } from './due-time.ts';
import { DAY, HOUR, MINUTE, type Instant } from './instant.ts';

const ZONE = 'America/Los_Angeles';
const OFFICE: Calendar = {
  id: 'office',
  name: 'office hours',
  hours: {
    1: [['08:00', '17:00']],
    2: [['08:00', '17:00']],
    3: [
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ],
    4: [['08:00', '17:00']],
    5: [['08:00', '17:00']],
  },
  observesHolidays: true,
};
const HOLIDAYS: Holiday[] = [
  { rule: 'date', name: "New Year's Day", month: 1, day: 1, movesOffWeekend: true },
  { rule: 'date', name: 'Independence Day', month: 7, day: 4, movesOffWeekend: true },
  { rule: 'nth-weekday', name: 'Thanksgiving', month: 11, weekday: 4, nth: 4, plusDays: 0 },
  { rule: 'nth-weekday', name: 'Day after Thanksgiving', month: 11, weekday: 4, nth: 4, plusDays: 1 },
  { rule: 'nth-weekday', name: 'Memorial Day', month: 5, weekday: 1, nth: -1, plusDays: 0 },
];
const office = businessCalendar(OFFICE, HOLIDAYS, ZONE);
const at = (iso: string): Instant => Date.parse(iso);
const target = (amount: number, unit: ClockTarget['unit']): ClockTarget => ({
  amount,
  unit,
  calendar: 'office',
});

describe('holidaysOf', () => {
  it('moves a holiday off the weekend and keeps the one that falls into the year before', () => {
    expect([...holidaysOf(2021, HOLIDAYS)]).toEqual([
      ['2021-01-01', "New Year's Day"],
      ['2021-07-05', 'Independence Day'],
      ['2021-11-25', 'Thanksgiving'],
      ['2021-11-26', 'Day after Thanksgiving'],
      ['2021-05-31', 'Memorial Day'],
      ['2021-12-31', "New Year's Day"],
    ]);
  });
});

describe('dueTime', () => {
  it('counts working days to the close of the last one and names the holidays it steps over', () => {
    // Tuesday 24 November 2026, two days before Thanksgiving.
    expect(dueTime(at('2026-11-24T14:10:00-08:00'), target(3, 'working-day'), office, [])).toEqual({
      dueAt: at('2026-12-01T17:00:00-08:00'),
      because: [
        '3 working days from Tue, Nov 24, 14:10, office hours.',
        'Thu, Nov 26 is Thanksgiving.',
        'Fri, Nov 27 is Day after Thanksgiving.',
      ],
    });
  });

  it('counts working hours over the lunch break and the night', () => {
    expect(dueTime(at('2026-11-18T11:00:00-08:00'), target(6, 'working-hour'), office, []).dueAt).toBe(
      at('2026-11-19T09:00:00-08:00'),
    );
  });

  it('keeps the time of day for running days across the change from daylight saving time', () => {
    expect(dueTime(at('2026-10-30T09:00:00-07:00'), target(3, 'day'), office, []).dueAt).toBe(
      at('2026-11-02T09:00:00-08:00'),
    );
  });

  it('stands still while a pause is open and adds a closed pause', () => {
    const start = at('2026-11-18T08:00:00-08:00');
    const pause = { from: start + HOUR, to: start + 3 * HOUR, reason: 'caller-reply' as const };
    expect(dueTime(start, target(4, 'hour'), office, [pause]).dueAt).toBe(start + 6 * HOUR);
    expect(dueTime(start, target(4, 'hour'), office, [{ ...pause, to: null }])).toEqual({
      dueAt: null,
      because: [
        '4 hours from Wed, Nov 18, 08:00, office hours.',
        'The clock stands still since Wed, Nov 18, 09:00: waiting for the caller.',
      ],
    });
  });

  /** Open time between two instants by brute force, minute by minute. */
  const openMinutes = (from: Instant, to: Instant, paused: { from: Instant; to: Instant } | null): number => {
    let count = 0;
    for (let minute = from; minute < to; minute += MINUTE) {
      const inPause = paused !== null && minute >= paused.from && minute < paused.to;
      if (!inPause && office.dayOf(minute).open.some(([a, b]) => minute >= a && minute < b)) count += 1;
    }
    return count;
  };

  it('agrees with counting minute by minute, over ten years of starts', () => {
    const minutes = fc.integer({
      min: at('2020-01-01T00:00:00Z') / MINUTE,
      max: at('2030-01-01T00:00:00Z') / MINUTE,
    });
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 1, max: 30 }),
        fc.option(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 3000 }))),
        (start, hours, pause) => {
          const from = start * MINUTE;
          const paused =
            pause === null
              ? null
              : { from: from + pause[0] * MINUTE, to: from + (pause[0] + pause[1]) * MINUTE };
          const pauses = paused === null ? [] : [{ ...paused, reason: 'access' as const }];
          const { dueAt } = dueTime(from, target(hours, 'working-hour'), office, pauses);
          expect(openMinutes(from, dueAt ?? 0, paused)).toBe(hours * 60);
        },
      ),
      { numRuns: 150, seed: 311 },
    );
  });

  it('is never earlier for a later start, and always after the start', () => {
    const start = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    const unit = fc.constantFrom<ClockTarget['unit']>('hour', 'working-hour', 'day', 'working-day');
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 0, max: 5 * DAY }),
        unit,
        fc.integer({ min: 1, max: 20 }),
        (from, later, u, n) => {
          const first = dueTime(from, target(n, u), office, []).dueAt ?? 0;
          const second = dueTime(from + later, target(n, u), office, []).dueAt ?? 0;
          expect(first).toBeGreaterThan(from);
          // A running day at a clock change may tie within the repeated hour.
          expect(second).toBeGreaterThanOrEqual(u === 'day' ? first - HOUR : first);
        },
      ),
      { numRuns: 500, seed: 311 },
    );
  });

  it('fails for a calendar that never opens', () => {
    const never = businessCalendar({ id: 'x', name: 'never', hours: {}, observesHolidays: false }, [], ZONE);
    expect(() => dueTime(0, target(1, 'working-hour'), never, [])).toThrow('no open time');
  });
});
