import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDirectory, anyInstant } from '../../../test/any-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../instant.ts';
import { answeredAt, coverOf, weekCover } from './cover.ts';
import { TIERS, type ContactPoint, type ContactPointId, type RosterEntry } from './directory.ts';
import { openDirectory } from './open-directory.ts';
import { routeEscalation } from './route-escalation.ts';
import type { Span } from './span.ts';

const ZONE = 'America/Los_Angeles';
const LASAN = { department: 'LASAN', unit: null, service: 'bulky-items', district: '1' };
const at = (iso: string): Instant => Date.parse(iso);
const open = (contactPoints: ContactPoint[]) =>
  openDirectory({ serviceHours: 'office', contactPoints }, SMALL_PACK);

/*
 * Brute force: a year as a list of minutes, each with what the clock on the wall shows. It knows nothing of Temporal, of
 * recurrence rules or of spans: the zone comes from Intl, the rest is counted by hand.
 */
interface Year {
  readonly from: Instant;
  readonly minutes: number;
  /** First minute of the year at which the clock shows a time (days since 1970 times 1440, and the minute of the day). */
  place(wall: number): number;
  /** Days since 1970 of the first and after the last day. */
  readonly days: readonly [number, number];
}

function yearOf(year: number): Year {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
  });
  const shown = (instant: Instant) => {
    const part = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0) / MINUTE;
  };
  const days = [Date.UTC(year, 0, 1) / DAY, Date.UTC(year + 1, 0, 1) / DAY] as const;
  // Pacific Standard Time at both ends of a year.
  const [from, to] = [days[0] * DAY + 8 * HOUR, days[1] * DAY + 8 * HOUR];
  const places = new Map<number, number>();
  for (let hour = 0; hour < (to - from) / HOUR; hour += 1) {
    const wall = shown(from + hour * HOUR);
    if (!places.has(wall)) places.set(wall, hour * 60);
  }
  const place = (wall: number): number => {
    const [hour, minute] = [Math.floor(wall / 60) * 60, wall % 60];
    if (hour < days[0] * 1_440) return -1;
    if (hour >= days[1] * 1_440) return (to - from) / MINUTE;
    const shown = places.get(hour);
    // The clocks skip it: they show the next hour instead.
    return shown === undefined ? (places.get(hour + 60) ?? Number.NaN) : shown + minute;
  };
  return { from, minutes: (to - from) / MINUTE, place, days };
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00Z`) / DAY;
const weekday = (day: number) => (day + 3) % 7;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** What a minute holds of an entry: 1 open, 2 somebody there, 4 effective. */
function mark(year: Year, marks: Uint8Array, bit: number, from: number, to: number): void {
  const [first, last] = [Math.max(0, year.place(from)), Math.min(year.minutes, year.place(to))];
  for (let minute = first; minute < last; minute += 1) marks[minute] = (marks[minute] ?? 0) | bit;
}

/** Days on which a rule of the test's kinds occurs: all days, or some weekdays of each week or every second one. */
function occurs(entry: RosterEntry, day: number): boolean {
  const start = dayNumber(entry.start.slice(0, 10));
  if (day < start) return false;
  const byDay = /BYDAY=([A-Z,]+)/.exec(entry.rule)?.[1]?.split(',');
  const every = Number(/INTERVAL=(\d+)/.exec(entry.rule)?.[1] ?? 1);
  if (entry.rule.startsWith('FREQ=DAILY')) return (day - start) % every === 0;
  const weeks = (day - weekday(day) - (start - weekday(start))) / 7;
  return weeks % every === 0 && (byDay ?? []).includes(WEEKDAYS[weekday(day)] ?? '');
}

function markRoster(year: Year, marks: Uint8Array, entry: RosterEntry): void {
  const time = Number(entry.start.slice(11, 13)) * 60 + Number(entry.start.slice(14, 16));
  for (let day = year.days[0] - 32; day < year.days[1]; day += 1) {
    if (!occurs(entry, day)) continue;
    for (let piece = 0; piece * 24 < entry.hours; piece += 1) {
      const on = day + piece;
      const out = entry.exceptions.find((one) => dayNumber(one.from) <= on && on <= dayNumber(one.until));
      if (out !== undefined && out.instead === null) continue;
      const begins = on * 1_440 + time;
      mark(year, marks, 2, begins, begins + Math.min(24, entry.hours - piece * 24) * 60);
    }
  }
}

/** Kept by the small city, in 2026 and in 2028: Independence Day (moved off a Saturday) and Thanksgiving. */
const HOLIDAYS = new Set(['2026-07-03', '2026-11-26', '2028-07-04', '2028-11-23'].map(dayNumber));

function marksOf(year: Year, point: ContactPoint): Uint8Array {
  const marks = new Uint8Array(year.minutes);
  const { from, until } = point.effective;
  const [first, last] = [
    from === null ? year.days[0] : dayNumber(from),
    until === null ? year.days[1] : dayNumber(until) + 1,
  ];
  for (let day = year.days[0]; day < year.days[1]; day += 1) {
    if (point.hours === 'around-the-clock') mark(year, marks, 1, day * 1_440, (day + 1) * 1_440);
    else if (weekday(day) < 5 && !HOLIDAYS.has(day))
      mark(year, marks, 1, day * 1_440 + 7 * 60, day * 1_440 + 16 * 60);
    if (point.primary !== null || point.backup !== null) mark(year, marks, 2, day * 1_440, (day + 1) * 1_440);
    if (first <= day && day < last) mark(year, marks, 4, day * 1_440, (day + 1) * 1_440);
  }
  for (const entry of point.roster) markRoster(year, marks, entry);
  return marks;
}

/** The marks of an entry and of the substitutes that follow it, none twice. */
function chainOf(
  point: ContactPoint,
  points: readonly ContactPoint[],
  marks: ReadonlyMap<string, Uint8Array>,
): Uint8Array[] {
  const chain: Uint8Array[] = [];
  let there: ContactPoint | undefined = point;
  while (there !== undefined) {
    const own = marks.get(there.id);
    if (own === undefined || chain.includes(own)) return chain;
    chain.push(own);
    const { substitute }: ContactPoint = there;
    there = points.find((one) => one.id === substitute);
  }
  return chain;
}

/** Whether somebody answers in a minute: the first that is open with somebody there, as long as all before are effective. */
function answers(chain: readonly Uint8Array[], minute: number): boolean {
  for (const marks of chain) {
    const has = marks[minute] ?? 0;
    if (has === 7) return true;
    if ((has & 4) === 0) return false;
  }
  return false;
}

/** Minutes of the year in which somebody answers at one of the entries asked, as spans. */
function bruteCover(year: Year, chains: readonly (readonly Uint8Array[])[]): Span[] {
  const covered: Span[] = [];
  let since: number | null = null;
  for (let minute = 0; minute <= year.minutes; minute += 1) {
    let there = false;
    if (minute < year.minutes) for (const chain of chains) there ||= answers(chain, minute);
    if (there && since === null) since = minute;
    if (there || since === null) continue;
    covered.push([year.from + since * MINUTE, year.from + minute * MINUTE]);
    since = null;
  }
  return covered;
}

const YEARS = [yearOf(2026), yearOf(2028)];
const IDS = ['lasan-a', 'lasan-b', 'lasan-c'] as ContactPointId[];
const anyDate = fc
  .integer({ min: dayNumber('2025-10-01'), max: dayNumber('2029-01-31') })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10));
const anyRule = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=2',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY;BYDAY=SA,SU',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU',
  'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO',
);
const anyEntry: fc.Arbitrary<RosterEntry> = fc.record({
  who: fc.constant({ name: 'Ann' }),
  rule: anyRule,
  // Quarters of the night in which the clocks change more often than others.
  start: fc
    .tuple(
      fc.oneof(fc.constant('2025-12-01'), anyDate),
      fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 4, max: 13 })),
    )
    .map(
      ([date, n]) =>
        `${date}T${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
    ),
  hours: fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((n) => n / 4),
    fc.constantFrom(12, 24, 168),
  ),
  exceptions: fc.array(
    fc
      .record({ from: anyDate, days: fc.integer({ min: 0, max: 9 }), out: fc.boolean() })
      .map(({ from, days, out }) => ({
        from,
        until: new Date((dayNumber(from) + days) * DAY).toISOString().slice(0, 10),
        instead: out ? null : { name: 'Bo' },
      })),
    { maxLength: 2 },
  ),
});
const anyPoint = (id: ContactPointId) =>
  fc
    .record({
      hours: fc.constantFrom('around-the-clock', 'around-the-clock', 'office'),
      primary: fc.constantFrom(null, null, null, { name: 'Ann' }),
      roster: fc.array(anyEntry, { maxLength: 2 }),
      substitute: fc.constantFrom(null, ...IDS),
      effective: fc.record({
        from: fc.constantFrom(null, null, '2026-03-09', '2028-02-29'),
        until: fc.constantFrom(null, null, '2026-11-01', '2028-02-29'),
      }),
    })
    .map((rest) => contactPointOf('LASAN', 'emergency', 1, { ...rest, id }));

describe('cover', () => {
  it('is what brute force finds, minute by minute, in a year with a leap day and in one without', () => {
    const size = fc.tuple(fc.constantFrom(...YEARS), fc.tuple(...IDS.map(anyPoint)));
    fc.assert(
      fc.property(size, ([year, points]) => {
        const span: Span = [year.from, year.from + year.minutes * MINUTE];
        const opened = open(points);
        const marks = new Map(points.map((point) => [point.id, marksOf(year, point)]));
        const chains = points.map((point) => chainOf(point, points, marks));
        expect(opened.points.map((entry) => answeredAt(entry, span, opened))).toEqual(
          chains.map((chain) => bruteCover(year, [chain])),
        );
        expect(coverOf(LASAN, 'emergency', TIERS, span, opened)).toEqual(bruteCover(year, chains));
      }),
      // 50 directories of three entries: 50 years of 525,600 minutes or more.
      { numRuns: 50 },
    );
  });

  it('is when routing finds somebody, for any directory and instant', () => {
    fc.assert(
      fc.property(
        anyDirectory,
        fc.array(anyInstant, { minLength: 1, maxLength: 20 }),
        (directory, instants) => {
          const opened = openDirectory(directory, SMALL_PACK);
          for (const instant of instants) {
            const covered = coverOf(LASAN, 'emergency', TIERS, [instant, instant + MINUTE], opened);
            const { steps } = routeEscalation(
              { ...LASAN, path: 'emergency', firstTier: 1, at: instant, raisedBy: null, offered: [] },
              opened,
            );
            const there = covered.some(([from, to]) => from <= instant && instant < to);
            // A tier that nobody is at now may have somebody by the time the tier before is due: never the other way round.
            expect([steps.length > 0, steps[0]?.offeredAt ?? instant]).toEqual([there, instant]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the week grid', () => {
  it('has a day of 23 hours when the clocks go forward, and shows who is there at which tier', () => {
    const nights: RosterEntry = {
      who: { name: 'Ann' },
      rule: 'FREQ=DAILY',
      start: '2026-01-01T19:00',
      hours: 12,
      exceptions: [],
    };
    const opened = open([
      contactPointOf('LASAN', 'emergency', 1, { hours: 'office' }),
      contactPointOf('LASAN', 'emergency', 2, { primary: null, roster: [nights] }),
    ]);
    const week = weekCover(LASAN, 'emergency', at('2026-03-04T12:00:00-08:00'), opened);
    const sunday: Span = [at('2026-03-08T00:00:00-08:00'), at('2026-03-09T00:00:00-07:00')];
    const night: Span[] = [
      [sunday[0], at('2026-03-08T07:00:00-07:00')],
      [at('2026-03-08T19:00:00-07:00'), sunday[1]],
    ];
    expect(week.map((day) => [day.date, (day.to - day.from) / HOUR])).toEqual([
      ['2026-03-02', 24],
      ['2026-03-03', 24],
      ['2026-03-04', 24],
      ['2026-03-05', 24],
      ['2026-03-06', 24],
      ['2026-03-07', 24],
      ['2026-03-08', 23],
    ]);
    expect(week.at(-1)).toEqual({
      date: '2026-03-08',
      from: sunday[0],
      to: sunday[1],
      needed: [sunday],
      covered: night,
      gaps: [[at('2026-03-08T07:00:00-07:00'), at('2026-03-08T19:00:00-07:00')]],
      tiers: [
        { tier: 1, covered: [] },
        { tier: 2, covered: night },
        { tier: 3, covered: [] },
        { tier: 4, covered: [] },
      ],
    });
  });

  it('needs complaints answered in service hours only, and on no holiday', () => {
    const opened = open([contactPointOf('LASAN', 'complaint', 1, { primary: null })]);
    const week = weekCover(LASAN, 'complaint', at('2026-11-26T12:00:00-08:00'), opened);
    expect(week.map((day) => [day.needed.length, day.gaps.length])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [0, 0],
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(weekCover(LASAN, 'routine', at('2026-11-26T12:00:00-08:00'), opened)[0]?.needed).toEqual([]);
  });
});
