import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../shared/domain/instant.ts';

/** The days of a city as seen at a time. */
export interface CityDates {
  readonly now: Instant;
  readonly today: Temporal.PlainDate;
  /** When a day begins there. */
  startOf(date: Temporal.PlainDate): Instant;
  /** "Nov 21, 4:22 PM" there. */
  timeOf(at: Instant): string;
}

const MOST_DAYS = 1_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

interface Zone {
  /** The day asked for last, [from, to). */
  day: { readonly from: Instant; readonly to: Instant; readonly date: Temporal.PlainDate } | null;
  readonly starts: Map<number, Instant>;
}
/** What was worked out before: a text is read anew with each letter, and Temporal is slow. */
const zones = new Map<string, Zone>();

function startIn(zone: Zone, timeZone: string, date: Temporal.PlainDate): Instant {
  const key = (date.year * 100 + date.month) * 100 + date.day;
  const known = zone.starts.get(key);
  if (known !== undefined) return known;
  const start = date.toZonedDateTime(timeZone).epochMilliseconds;
  if (zone.starts.size >= MOST_DAYS) zone.starts.clear();
  zone.starts.set(key, start);
  return start;
}

/** The days of a city. Throws a RangeError for a time zone that does not exist. */
export function cityDates(now: Instant, timeZone: string): CityDates {
  const zone = zones.get(timeZone) ?? { day: null, starts: new Map() };
  zones.set(timeZone, zone);
  const zoned = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const startOf = (date: Temporal.PlainDate) => startIn(zone, timeZone, date);
  if (zone.day === null || now < zone.day.from || now >= zone.day.to) {
    const date = zoned(now).toPlainDate();
    zone.day = { from: startOf(date), to: startOf(date.add({ days: 1 })), date };
  }
  return {
    now,
    today: zone.day.date,
    startOf,
    timeOf: (at) => {
      const { month, day, hour, minute } = zoned(at);
      const time = `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
      return `${MONTHS[month - 1]} ${day}, ${time}`;
    },
  };
}

/** The days from `first` to `last` as said in the year of `today`: "Nov 9 to 15", "Dec 28, 2025 to Jan 3, 2026". */
export function daysSaid(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string {
  const begins = `${MONTHS[first.month - 1]} ${first.day}`;
  const ends = `${MONTHS[last.month - 1]} ${last.day}`;
  if (first.year !== last.year) return `${begins}, ${first.year} to ${ends}, ${last.year}`;
  const year = first.year === today.year ? '' : `, ${first.year}`;
  if (begins === ends) return begins + year;
  return `${begins} to ${first.month === last.month ? last.day : ends}${year}`;
}
