import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instant.ts';

/** The day in the city at a point in time: "2026-11-19". */
export function cityDate(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The time of day in the city, to the minute: "08:00". */
export function cityTime(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** The day in the city some calendar days later. */
export function daysFrom(at: Instant, days: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days })
    .toString();
}

/** The point in time of a day and time of day in the city; null unless both are whole ("2026-11-19", "08:00"). */
export function cityInstant(date: string, time: string, timeZone: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  try {
    return Temporal.PlainDate.from(date).toZonedDateTime({
      timeZone,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds;
  } catch (error) {
    // A date input gives whole dates only; a draft from elsewhere may hold "2026-02-31".
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The last minute of the day in the city that a point in time falls in: a day that is promised ends then. */
export function endOfCityDay(at: Instant, timeZone: string): Instant {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from('23:59') }).epochMilliseconds;
}
