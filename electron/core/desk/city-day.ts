import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../shared/domain/instant.ts';

/** The city's day around a time: from its midnight to the next. A day may have 23 or 25 hours. */
export function cityDay(now: Instant, timeZone: string): { dayStart: Instant; dayEnd: Instant } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  return { dayStart: midnight(today), dayEnd: midnight(today.add({ days: 1 })) };
}
