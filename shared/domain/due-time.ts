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
const dateFormat = new Intl.DateTimeFormat('en-US', { ...DATE, timeZone: 'UTC' });
/** One per zone: making one takes a hundred times as long as using it. */
const timeFormats = new Map<string, Intl.DateTimeFormat>();

/** "Thu, Nov 19, 14:10" in the zone given. */
function clockWords(at: Instant, timeZone: string): string {
  let format = timeFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      ...DATE,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    timeFormats.set(timeZone, format);
  }
  return format.format(at);
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

/** Walks open time from the start until the budget is used up; gives up after ten years of closed days. */
function walkOpenTime(start: Instant, budget: number, calendar: BusinessCalendar, pauses: readonly Pause[]) {
  const skipped: string[] = [];
  let left = budget;
  let day = calendar.dayOf(start);
  for (let days = 0; days < 3_660; days += 1) {
    if (day.holiday !== null) skipped.push(skippedWords(day));
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
function walkDays(start: Instant, amount: number, calendar: BusinessCalendar, pauses: readonly Pause[]) {
  const skipped: string[] = [];
  let left = amount;
  let day = calendar.next(calendar.dayOf(start));
  for (let days = 0; days < 3_660; days += 1) {
    const close = day.open.at(-1)?.[1];
    if (day.holiday !== null) skipped.push(skippedWords(day));
    if (
      close !== undefined &&
      !pauses.some((pause) => pause.from < close && close <= (pause.to ?? Infinity))
    ) {
      left -= 1;
      if (left === 0) return { dueAt: close, skipped };
    }
    day = calendar.next(day);
  }
  throw new Error(`calendar "${calendar.name}" has no working day within ten years`);
}

function skippedWords(day: BusinessDay): string {
  const date = dateFormat.format(Date.UTC(day.date.year, day.date.month - 1, day.date.day));
  return `${date} is ${day.holiday ?? 'closed'}.`;
}

/** Calendar days keep the time of day across a change to or from daylight saving time. */
function plusDays(at: Instant, days: number, timeZone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).add({ days })
    .epochMilliseconds;
}

function pausedTime(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, pause) => sum + ((pause.to ?? pause.from) - pause.from), 0);
}

/**
 * When something that started at `startedAt` is due, and why.
 * Hours and days run on; working hours and days count only while the calendar is open, a working-day target ends
 * at the close of its last day. Pauses stop the clock; while one is open there is no due time.
 */
export function dueTime(
  startedAt: Instant,
  target: ClockTarget,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
): Pick<CaseClock, 'dueAt' | 'because'> {
  const open = pauses.find((pause) => pause.to === null);
  const because = [
    `${targetWords(target)} from ${clockWords(startedAt, calendar.timeZone)}, ${calendar.name}.`,
  ];
  const closed = pauses.filter((pause) => pause.to !== null);
  for (const pause of closed) {
    const length = inWords((pause.to ?? pause.from) - pause.from);
    because.push(
      `The clock stood still for ${length}: ${WAITING_REASONS[pause.reason].label.toLowerCase()}.`,
    );
  }
  if (open !== undefined) {
    because.push(
      `The clock stands still since ${clockWords(open.from, calendar.timeZone)}: ${WAITING_REASONS[open.reason].label.toLowerCase()}.`,
    );
    return { dueAt: null, because };
  }
  switch (target.unit) {
    case 'hour':
      return { dueAt: startedAt + target.amount * HOUR + pausedTime(closed), because };
    case 'day':
      return { dueAt: plusDays(startedAt, target.amount, calendar.timeZone) + pausedTime(closed), because };
    case 'working-hour': {
      const { dueAt, skipped } = walkOpenTime(startedAt, target.amount * HOUR, calendar, closed);
      return { dueAt, because: [...because, ...skipped] };
    }
    case 'working-day': {
      const { dueAt, skipped } = walkDays(startedAt, target.amount, calendar, closed);
      return { dueAt, because: [...because, ...skipped] };
    }
  }
}
