import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar, BusinessDay } from './business-calendar.ts';
import type { CaseClock } from './case-facts.ts';
import { WAITING_REASONS } from './case-state.ts';
import type { ClockTarget } from './city-pack.ts';
import { HOUR, MINUTE, type Instant } from './instant.ts';

type Pause = CaseClock['pauses'][number];
type Interval = readonly [from: Instant, to: Instant];

const UNIT_WORDS: Record<ClockTarget['unit'], [one: string, many: string]> = {
  hour: ['hour', 'hours'],
  'working-hour': ['working hour', 'working hours'],
  day: ['day', 'days'],
  'working-day': ['working day', 'working days'],
};

/** A length of time in words, to the minute: "2 d 4 h", "35 min". */
export function inWords(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / MINUTE);
  const [d, h, m] = [Math.floor(minutes / (24 * 60)), Math.floor(minutes / 60) % 24, minutes % 60];
  if (d > 0) return h > 0 ? `${d} d ${h} h` : `${d} d`;
  if (h > 0) return m > 0 ? `${h} h ${m} min` : `${h} h`;
  return `${m} min`;
}

const DATE = { weekday: 'short', month: 'short', day: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const YEAR = { year: 'numeric' } as const;

/** One per zone and form: making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${name}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
    formats.set(key, format);
  }
  return format;
}

const yearOf = (at: Instant, timeZone: string): string => formatOf(timeZone, 'year', YEAR).format(at);

/**
 * "Thu, Nov 19, 14:10" in the zone given; with the year where it is another than that of `from`, and with the zone's name in
 * the hour that comes twice when daylight saving time ends.
 */
function clockWords(at: Instant, from: Instant, timeZone: string): string {
  const sameYear = yearOf(at, timeZone) === yearOf(from, timeZone);
  const [name, date] = sameYear ? ['clock', DATE] : ['clock-year', { ...DATE, ...YEAR }];
  const format = formatOf(timeZone, name, { ...date, ...CLOCK });
  const words = format.format(at);
  if (words !== format.format(at + HOUR) && words !== format.format(at - HOUR)) return words;
  return formatOf(timeZone, `${name}-zone`, { ...date, ...CLOCK, timeZoneName: 'short' }).format(at);
}

function targetWords(target: ClockTarget): string {
  const [one, many] = UNIT_WORDS[target.unit];
  return `${target.amount} ${target.amount === 1 ? one : many}`;
}

/** What is left of an interval when the closed pauses are cut out. */
function withoutPauses(interval: Interval, pauses: readonly Pause[]): Interval[] {
  let left: Interval[] = [interval];
  for (const pause of pauses) {
    const to = pause.to ?? Number.POSITIVE_INFINITY;
    left = left.flatMap(([a, b]): Interval[] => {
      if (to <= a || pause.from >= b) return [[a, b]];
      const parts: Interval[] = [
        [a, Math.max(a, pause.from)],
        [Math.min(b, to), b],
      ];
      return parts.filter(([from, until]) => until > from);
    });
  }
  return left;
}

/** A day that did not count, and why: a holiday, or the clock stood still at its close. */
interface Skipped {
  readonly day: BusinessDay;
  readonly why: 'holiday' | 'paused';
}

/** A due time, with the days that were stepped over on the way. */
interface Walked {
  readonly dueAt: Instant;
  readonly skipped: readonly Skipped[];
}

/** Walks open time from the start until the budget is used up; gives up after ten years of closed days. */
function walkOpenTime(
  start: Instant,
  budget: number,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
): Walked {
  const skipped: Skipped[] = [];
  let left = budget;
  let day = calendar.dayOf(start);
  for (let days = 0; days < 3_660; days += 1) {
    if (day.holiday !== null) skipped.push({ day, why: 'holiday' });
    for (const [from, to] of day.open) {
      for (const [a, b] of withoutPauses([Math.max(from, start), Math.max(to, start)], pauses)) {
        if (b - a >= left && b > a) return { dueAt: a + left, skipped };
        left -= b - a;
      }
    }
    day = calendar.next(day);
  }
  throw new Error(`calendar "${calendar.name}" has no open time within ten years`);
}

/** Counts days on which the calendar closes after the start; due is the close of the last of them. */
function walkDays(
  start: Instant,
  amount: number,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
): Walked {
  const skipped: Skipped[] = [];
  let left = amount;
  let day = calendar.next(calendar.dayOf(start));
  for (let days = 0; days < 3_660; days += 1) {
    const close = day.open.at(-1)?.[1];
    if (day.holiday !== null) skipped.push({ day, why: 'holiday' });
    if (close !== undefined) {
      const still = pauses.some((pause) => pause.from < close && close <= (pause.to ?? Infinity));
      if (still) skipped.push({ day, why: 'paused' });
      else left -= 1;
      if (left === 0) return { dueAt: close, skipped };
    }
    day = calendar.next(day);
  }
  throw new Error(`calendar "${calendar.name}" has no working day within ten years`);
}

function skippedWords({ day, why }: Skipped, from: Instant, timeZone: string): string {
  const { year, month, day: number } = day.date;
  const sameYear = String(year) === yearOf(from, timeZone);
  const format = sameYear
    ? formatOf('UTC', 'date', DATE)
    : formatOf('UTC', 'date-year', { ...DATE, ...YEAR });
  const date = format.format(Date.UTC(year, month - 1, number));
  return why === 'holiday'
    ? `${date} is ${day.holiday ?? 'closed'}.`
    : `${date} does not count: the clock stood still at its close.`;
}

/** Calendar days keep the time of day across a change to or from daylight saving time. */
function plusDays(at: Instant, days: number, timeZone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).add({ days })
    .epochMilliseconds;
}

/** A time pushed back by the pauses that began before it. What stood still after it was due moves nothing. */
function pushedBack(dueAt: Instant, pauses: readonly Pause[]): Instant {
  return pauses
    .toSorted((a, b) => a.from - b.from)
    .reduce((due, { from, to }) => (from < due && to !== null ? due + (to - from) : due), dueAt);
}

function pauseWords({ from, to, reason }: Pause, startedAt: Instant, timeZone: string): string {
  const why = WAITING_REASONS[reason].label.toLowerCase();
  const when = (at: Instant) => clockWords(at, startedAt, timeZone);
  if (to === null) return `The clock stands still since ${when(from)}: ${why}.`;
  return `The clock stood still from ${when(from)} to ${when(to)} (${inWords(to - from)}): ${why}.`;
}

/**
 * When something that started at `startedAt` is due, and why.
 * Hours and days run on; working hours and days count only while the calendar is open, a working-day target ends
 * at the close of its last day. Pauses stop the clock; while one is open there is no due time. A pause that began when
 * it was due already moves nothing and is not named. What is said is enough to work the time out from the calendar's
 * hours: a property test does.
 */
export function dueTime(
  startedAt: Instant,
  target: ClockTarget,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
): Pick<CaseClock, 'dueAt' | 'because'> {
  const { timeZone } = calendar;
  const first = `${targetWords(target)} from ${clockWords(startedAt, startedAt, timeZone)}, ${calendar.name}.`;
  const { dueAt, skipped } = walk(
    startedAt,
    target,
    calendar,
    pauses.filter((pause) => pause.to !== null),
  );
  const counting = pauses.filter((pause) => pause.from < dueAt);
  const still = counting.map((one) => pauseWords(one, startedAt, timeZone));
  if (counting.some((pause) => pause.to === null)) return { dueAt: null, because: [first, ...still] };
  return {
    dueAt,
    because: [first, ...still, ...skipped.map((one) => skippedWords(one, startedAt, timeZone))],
  };
}

function walk(
  startedAt: Instant,
  target: ClockTarget,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
): Walked {
  switch (target.unit) {
    case 'hour':
      return { dueAt: pushedBack(startedAt + target.amount * HOUR, pauses), skipped: [] };
    case 'day':
      return {
        dueAt: pushedBack(plusDays(startedAt, target.amount, calendar.timeZone), pauses),
        skipped: [],
      };
    case 'working-hour':
      return walkOpenTime(startedAt, target.amount * HOUR, calendar, pauses);
    case 'working-day':
      return walkDays(startedAt, target.amount, calendar, pauses);
  }
}
