import { Temporal } from 'temporal-polyfill';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';

/** A day of the calendar as the number of days since 1970-01-01: a text is read anew with each letter, so dates are plain sums. */
export type DayNumber = number;

interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The days of a city as seen at a time. */
export interface CityDates {
  readonly now: Instant;
  readonly today: DayNumber;
  /** When a day begins there; a day may have 23 or 25 hours. */
  startOf(day: DayNumber): Instant;
  /** "Nov 21, 4:22 PM" there. */
  timeOf(at: Instant): string;
}

const MOST_DAYS = 1_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The number of a day; months beyond 1 to 12 count on into other years, days beyond the month into other months. */
export function dayNumber({ year, month, day }: CalendarDay): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** The year, month and day of a number. */
export function calendarDay(day: DayNumber): CalendarDay {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The ISO weekday, 1 is Monday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day so many months before, or the last of that month when it has no such day. */
export function monthsBack(from: DayNumber, months: number): DayNumber {
  const { year, month, day } = calendarDay(from);
  const last = dayNumber({ year, month: month - months + 1, day: 0 });
  return Math.min(dayNumber({ year, month: month - months, day }), last);
}

interface Zone {
  /** The day asked for last, [from, to). */
  current: { readonly from: Instant; readonly to: Instant; readonly day: DayNumber } | null;
  readonly starts: Map<DayNumber, Instant>;
}
/** What was worked out before, as Temporal is slow. */
const zones = new Map<string, Zone>();

/** The days of a city. Throws a RangeError for a time zone that does not exist. */
export function cityDates(now: Instant, timeZone: string): CityDates {
  const zone = zones.get(timeZone) ?? { current: null, starts: new Map<DayNumber, Instant>() };
  zones.set(timeZone, zone);
  const zoned = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const startOf = (day: DayNumber): Instant => {
    const known = zone.starts.get(day);
    if (known !== undefined) return known;
    const { year, month, day: ofMonth } = calendarDay(day);
    const start = new Temporal.PlainDate(year, month, ofMonth).toZonedDateTime(timeZone).epochMilliseconds;
    if (zone.starts.size >= MOST_DAYS) zone.starts.clear();
    zone.starts.set(day, start);
    return start;
  };
  if (zone.current === null || now < zone.current.from || now >= zone.current.to) {
    const day = dayNumber(zoned(now));
    zone.current = { from: startOf(day), to: startOf(day + 1), day };
  }
  return {
    now,
    today: zone.current.day,
    startOf,
    timeOf: (at) => {
      const { month, day, hour, minute } = zoned(at);
      const time = `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
      return `${MONTHS[month - 1]} ${day}, ${time}`;
    },
  };
}

/** The days from `first` to `last` as said on `today`: "Nov 9 to 15", "Dec 28, 2025 to Jan 3, 2026". */
export function daysSaid(first: DayNumber, last: DayNumber, today: DayNumber): string {
  const [from, to] = [calendarDay(first), calendarDay(last)];
  const begins = `${MONTHS[from.month - 1]} ${from.day}`;
  const ends = `${MONTHS[to.month - 1]} ${to.day}`;
  if (from.year !== to.year) return `${begins}, ${from.year} to ${ends}, ${to.year}`;
  const year = from.year === calendarDay(today).year ? '' : `, ${from.year}`;
  if (first === last) return begins + year;
  return `${begins} to ${from.month === to.month ? to.day : ends}${year}`;
}
