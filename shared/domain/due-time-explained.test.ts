import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { businessCalendar, holidaysOf } from './business-calendar.ts';
import { cityPack, type Calendar, type ClockTarget, type Holiday } from './city-pack.ts';
import type { CaseClock } from './case-facts.ts';
import { dueTime } from './due-time.ts';
import { DAY, HOUR, MINUTE, type Instant } from './instant.ts';

const ZONE = 'America/Los_Angeles';
const FILE = join(import.meta.dirname, '../../resources/cities/los-angeles/calendars.json');
const { calendars, holidays } = z
  .object({ calendars: cityPack.shape.calendars, holidays: cityPack.shape.holidays })
  .parse(JSON.parse(readFileSync(FILE, 'utf8')));

const at = (iso: string): Instant => Date.parse(iso);
const TEN_YEARS = { min: at('2020-01-01T08:00:00Z') / MINUTE, max: at('2030-01-01T08:00:00Z') / MINUTE };
/** Around these, calendars are wrong when they are wrong. */
const HARD_DAYS = [
  '2020-03-08',
  '2024-03-10',
  '2027-03-14',
  '2020-11-01',
  '2024-11-03',
  '2028-11-05',
  '2020-02-28',
  '2020-02-29',
  '2024-02-29',
  '2028-02-29',
  '2023-02-28',
  // Holidays on Saturdays and Sundays, and the turn of the year.
  '2020-07-03',
  '2021-07-04',
  '2026-07-03',
  '2021-12-30',
  '2022-12-31',
  '2023-11-09',
  '2020-12-24',
];
const starts = fc.oneof(
  fc.integer(TEN_YEARS).map((minutes) => minutes * MINUTE),
  fc
    .tuple(fc.constantFrom(...HARD_DAYS), fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }))
    .map(([day, minutes]) => at(`${day}T08:00:00Z`) + minutes * MINUTE),
);
const units = fc.constantFrom<ClockTarget['unit']>('hour', 'working-hour', 'day', 'working-day');
/** Waits one after the other, each so many minutes after the one before ended. */
const waits = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 6 * 24 * 60 }), fc.integer({ min: 1, max: 6 * 24 * 60 })),
  { maxLength: 3 },
);

function pausesFrom(start: Instant, lengths: readonly (readonly [number, number])[]): CaseClock['pauses'] {
  let from = start;
  return lengths.map(([after, length]) => {
    const pause = {
      from: from + after * MINUTE,
      to: from + (after + length) * MINUTE,
      reason: 'access' as const,
    };
    from = pause.to;
    return pause;
  });
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a person understands of an explanation, with the weekly hours of the calendar at hand and nothing else. */
class Reader {
  readonly #calendar: Calendar;
  readonly #start: Instant;
  readonly #year: number;

  constructor(calendar: Calendar, start: Instant) {
    this.#calendar = calendar;
    this.#start = start;
    this.#year = this.#zoned(start).year;
  }

  /** The due time that the sentences add up to. */
  dueBy(sentences: readonly string[]): Instant {
    const [first = '', ...others] = sentences;
    const [, amountSaid, unit = ''] =
      /^(\d+) (working hours?|working days?|hours?|days?) from /.exec(first) ?? [];
    const amount = Number(amountSaid);
    const off = new Set(
      others.flatMap((one) => {
        const said = /^(\w+, \w+ \d+(?:, \d{4})?) (?:is |does not count)/.exec(one);
        return said?.[1] === undefined ? [] : [this.#date(said[1]).toString()];
      }),
    );
    const still = others.flatMap((one) => {
      const said = /^The clock stood still from (.+?) to (.+?) \(/.exec(one);
      return said?.[1] === undefined || said[2] === undefined
        ? []
        : [[this.#time(said[1]), this.#time(said[2])] as const];
    });
    const standing = still.reduce((sum, [from, to]) => sum + to - from, 0);
    if (unit.startsWith('hour')) return this.#start + amount * HOUR + standing;
    if (unit.startsWith('day'))
      return this.#zoned(this.#start).add({ days: amount }).epochMilliseconds + standing;
    if (unit.startsWith('working day')) return this.#nthClose(amount, off);
    return this.#afterOpenMinutes(amount * 60, off, still);
  }

  #zoned(instant: Instant): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE);
  }

  /** "Thu, Nov 26" of the year it began in, or with its own year. */
  #date(said: string): Temporal.PlainDate {
    const [, weekday, month = '', day, year] = /^(\w+), (\w+) (\d+)(?:, (\d{4}))?$/.exec(said) ?? [];
    const date = new Temporal.PlainDate(
      year === undefined ? this.#year : Number(year),
      MONTHS.indexOf(month) + 1,
      Number(day),
    );
    const named = new Date(date.toString()).toLocaleDateString('en-US', {
      weekday: 'short',
      timeZone: 'UTC',
    });
    expect([said, named]).toEqual([said, weekday]);
    return date;
  }

  /** "Sun, Nov 1, 01:30 PST": the zone is said where the hour comes twice. */
  #time(said: string): Instant {
    const [, date = '', time = '', zone] = /^(.+), (\d\d:\d\d)(?: (\w+))?$/.exec(said) ?? [];
    const local = this.#date(date).toPlainDateTime(Temporal.PlainTime.from(time));
    const disambiguation = zone === 'PST' ? 'later' : 'earlier';
    return local.toZonedDateTime(ZONE, { disambiguation }).epochMilliseconds;
  }

  #open(date: Temporal.PlainDate, off: ReadonlySet<string>): (readonly [Instant, Instant])[] {
    if (off.has(date.toString())) return [];
    const hours = this.#calendar.hours[String(date.dayOfWeek) as keyof Calendar['hours']];
    if (hours === undefined) return [];
    return hours.map(([from, to]) => [this.#clock(date, from), this.#clock(date, to)]);
  }

  #clock(date: Temporal.PlainDate, time: string): Instant {
    const [day, plainTime] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
    return day.toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
  }

  #nthClose(amount: number, off: ReadonlySet<string>): Instant {
    let date = this.#zoned(this.#start).toPlainDate();
    let close = this.#start;
    for (let counted = 0; counted < amount;) {
      date = date.add({ days: 1 });
      const last = this.#open(date, off).at(-1);
      if (last === undefined) continue;
      close = last[1];
      counted += 1;
    }
    return close;
  }

  /** Minute by minute, as one would with a finger on the calendar; starts stand on whole minutes. */
  #afterOpenMinutes(
    minutes: number,
    off: ReadonlySet<string>,
    still: readonly (readonly [Instant, Instant])[],
  ): Instant {
    let left = minutes;
    let date = this.#zoned(this.#start).toPlainDate();
    for (;;) {
      for (const [from, to] of this.#open(date, off)) {
        for (let minute = Math.max(from, this.#start); minute < to; minute += MINUTE) {
          if (still.some(([a, b]) => minute >= a && minute < b)) continue;
          left -= 1;
          if (left === 0) return minute + MINUTE;
        }
      }
      date = date.add({ days: 1 });
    }
  }
}

describe('the explanation of a due time', () => {
  for (const calendar of calendars) {
    const walkable = businessCalendar(calendar, holidays, ZONE);
    it(`adds up to it over ten years of starts: ${calendar.id}`, () => {
      fc.assert(
        fc.property(starts, units, fc.integer({ min: 1, max: 25 }), waits, (start, unit, amount, lengths) => {
          const target = { amount, unit, calendar: calendar.id };
          const { dueAt, because } = dueTime(start, target, walkable, pausesFrom(start, lengths));
          const read = new Reader(calendar, start).dueBy(because);
          expect([because, new Date(read).toISOString()]).toEqual([
            because,
            new Date(dueAt ?? 0).toISOString(),
          ]);
        }),
        { numRuns: 250, seed: 311 },
      );
    });
  }

  it('is never moved by a wait that began when it was due already', () => {
    const [calendar = calendars[0]] = calendars;
    if (calendar === undefined) throw new Error('the city has no calendar');
    const walkable = businessCalendar(calendar, holidays, ZONE);
    fc.assert(
      fc.property(
        starts,
        units,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        fc.boolean(),
        (start, unit, amount, late, ends) => {
          const target = { amount, unit, calendar: calendar.id };
          const before = dueTime(start, target, walkable, []);
          const from = (before.dueAt ?? 0) + late * MINUTE;
          const wait = { from, to: ends ? from + DAY : null, reason: 'weather' as const };
          expect(dueTime(start, target, walkable, [wait])).toEqual(before);
        },
      ),
      { numRuns: 300, seed: 311 },
    );
  });

  it('never comes before the start, nor later for one more wait taken away', () => {
    const [calendar] = calendars;
    if (calendar === undefined) throw new Error('the city has no calendar');
    const walkable = businessCalendar(calendar, holidays, ZONE);
    fc.assert(
      fc.property(starts, units, fc.integer({ min: 1, max: 20 }), waits, (start, unit, amount, lengths) => {
        const target = { amount, unit, calendar: calendar.id };
        const pauses = pausesFrom(start, lengths);
        const [due, sooner] = [pauses, pauses.slice(0, -1)].map(
          (some) => dueTime(start, target, walkable, some).dueAt ?? 0,
        );
        expect(sooner).toBeGreaterThan(start);
        expect(due).toBeGreaterThanOrEqual(sooner ?? 0);
      }),
      { numRuns: 300, seed: 311 },
    );
  });
});

describe('holidays', () => {
  const keptIn = (year: number, ...rules: Holiday[]) => [...holidaysOf(year, rules).keys()];
  const date = (month: number, day: number): Holiday => ({
    rule: 'date',
    name: 'A day',
    month,
    day,
    movesOffWeekend: true,
  });
  const weekday = (month: number, day: number, nth: number, plusDays = 0): Holiday => ({
    rule: 'nth-weekday',
    name: 'A weekday',
    month,
    weekday: day,
    nth,
    plusDays,
  });

  it('are left out in years that lack the date', () => {
    expect([2023, 2024, 2028].map((year) => keptIn(year, date(2, 29)))).toEqual([
      [],
      ['2024-02-29'],
      ['2028-02-29'],
    ]);
    expect([keptIn(2026, weekday(2, 1, 5)), keptIn(2026, weekday(3, 1, 5))]).toEqual([[], ['2026-03-30']]);
  });

  it('are kept in the year they move to', () => {
    // 31 December 2023 is a Sunday, 1 January 2022 a Saturday.
    expect([keptIn(2023, date(12, 31)), keptIn(2024, date(12, 31))]).toEqual([
      [],
      ['2024-01-01', '2024-12-31'],
    ]);
    expect([keptIn(2021, date(1, 1)), keptIn(2022, date(1, 1))]).toEqual([['2021-01-01', '2021-12-31'], []]);
    expect(keptIn(2027, weekday(12, 4, 5, 2))).toEqual(['2027-01-02']);
  });
});
