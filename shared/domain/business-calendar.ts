import { Temporal } from 'temporal-polyfill';
import type { Calendar, Holiday } from './city-pack.ts';
import { DAY, type Instant } from './instant.ts';

/** One day of a calendar: when it is open, and the holiday that closes it. */
export interface BusinessDay {
  readonly date: Temporal.PlainDate;
  readonly open: readonly (readonly [from: Instant, to: Instant])[];
  readonly holiday: string | null;
}

export interface BusinessCalendar {
  readonly name: string;
  readonly timeZone: string;
  /** The day of the city's zone that a point in time falls in. */
  dayOf(at: Instant): BusinessDay;
  next(day: BusinessDay): BusinessDay;
}

/** The nth weekday of a month and the days after it; null where the month has no nth one. */
function onWeekday(rule: Extract<Holiday, { rule: 'nth-weekday' }>, year: number): Temporal.PlainDate | null {
  const first = new Temporal.PlainDate(year, rule.month, 1);
  const found =
    rule.nth > 0
      ? first.add({ days: ((rule.weekday - first.dayOfWeek + 7) % 7) + 7 * (rule.nth - 1) })
      : lastWeekday(first, rule.weekday);
  return found.month === rule.month ? found.add({ days: rule.plusDays }) : null;
}

function lastWeekday(first: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
}

/** Null in a year that has no such date: 29 February. */
function onDate(rule: Extract<Holiday, { rule: 'date' }>, year: number): Temporal.PlainDate | null {
  if (rule.day > new Temporal.PlainDate(year, rule.month, 1).daysInMonth) return null;
  const date = new Temporal.PlainDate(year, rule.month, rule.day);
  if (!rule.movesOffWeekend) return date;
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 });
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date;
}

/**
 * Names of the holidays kept in a year, by ISO date. A holiday may be kept in another year than it is ruled for: New
 * Year's Day on 31 December, a Sunday's 31 December on the Monday after.
 */
export function holidaysOf(year: number, holidays: readonly Holiday[]): Map<string, string> {
  const kept = new Map<string, string>();
  for (const ruled of [year - 1, year, year + 1]) {
    for (const rule of holidays) {
      const date = rule.rule === 'date' ? onDate(rule, ruled) : onWeekday(rule, ruled);
      if (date?.year === year) kept.set(date.toString(), rule.name);
    }
  }
  return kept;
}

/** A calendar of the city pack made walkable. Days are worked out once each, so keep the object. */
export function businessCalendar(
  calendar: Calendar,
  holidays: readonly Holiday[],
  timeZone: string,
): BusinessCalendar {
  const days = new Map<string, BusinessDay>();
  const following = new Map<BusinessDay, BusinessDay>();
  /** Days by the number of their date, with what they span: clocks ask often, and Temporal is slow. */
  const spans = new Map<
    number,
    { readonly from: Instant; readonly to: Instant; readonly day: BusinessDay }
  >();
  const years = new Map<number, Map<string, string>>();

  const instantOf = (date: Temporal.PlainDate, time: string): Instant => {
    const [on, at] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
    return on.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds;
  };

  const holidayOn = (date: Temporal.PlainDate): string | null => {
    if (!calendar.observesHolidays) return null;
    let year = years.get(date.year);
    if (year === undefined) {
      year = holidaysOf(date.year, holidays);
      years.set(date.year, year);
    }
    return year.get(date.toString()) ?? null;
  };

  const day = (date: Temporal.PlainDate): BusinessDay => {
    const key = date.toString();
    const known = days.get(key);
    if (known !== undefined) return known;
    const holiday = holidayOn(date);
    const hours = calendar.hours[String(date.dayOfWeek) as keyof Calendar['hours']];
    const open =
      holiday !== null || hours === undefined
        ? []
        : hours.map(([from, to]) => [instantOf(date, from), instantOf(date, to)] as const);
    const made = { date, open, holiday: hours === undefined ? null : holiday };
    days.set(key, made);
    return made;
  };

  return {
    name: calendar.name,
    timeZone,
    dayOf: (at) => {
      const inUtc = Math.floor(at / DAY);
      for (const number of [inUtc - 1, inUtc, inUtc + 1]) {
        const span = spans.get(number);
        if (span !== undefined && span.from <= at && at < span.to) return span.day;
      }
      const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
      const made = day(date);
      const number = Date.UTC(date.year, date.month - 1, date.day) / DAY;
      spans.set(number, { from: instantOf(date, '00:00'), to: instantOf(date, '24:00'), day: made });
      return made;
    },
    next: (from) => {
      let next = following.get(from);
      if (next === undefined) {
        next = day(from.date.add({ days: 1 }));
        following.set(from, next);
      }
      return next;
    },
  };
}
