import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR, MINUTE, type Instant } from '../../shared/domain/instant.ts';
import type { Random } from './random.ts';

/** How many requests of a thousand come on each weekday, Monday first, and in each hour of the day (2015-2016). */
const BY_WEEKDAY = [200, 190, 180, 165, 150, 60, 55];
const BY_HOUR = [4, 2, 2, 1, 1, 3, 8, 29, 81, 101, 106, 102, 94, 88, 86, 91, 76, 38, 24, 20, 15, 12, 11, 7];
/** The same for crews that report their own work. */
const BY_CREW_HOUR: Readonly<Record<string, number>> = Object.fromEntries(
  [3, 3, 3, 2, 1, 0, 1, 23, 74, 123, 142, 137, 112, 115, 124, 59, 31, 18, 5, 5, 6, 2, 5, 5].entries(),
);

const FIRST_CREW_HOUR = 6;
const LAST_CREW_HOUR = 15;
const SUNDAY = 7;

/** The days of a stretch of time in the city's zone, made for drawing many moments from. */
export interface CityDays {
  /** The moment up to which a share (0 to 1) of the requests of the whole stretch have come. */
  intakeAt(share: number): Instant;
  /** A moment of the same day at which a crew would report its work. */
  crewMomentOn(at: Instant, random: Random): Instant;
  /** The same moment if crews are at work then, else one in the next hours that they are. */
  workMoment(at: Instant, random: Random, onSaturdays: boolean): Instant;
  /** A moment so many days later, between two hours of the day; never on a Sunday. */
  daysLater(at: Instant, days: number, hours: readonly [from: number, to: number], random: Random): Instant;
  /** Midnight at which the day of a moment began, 1 (Monday) to 7, and the ISO date. */
  dayOf(at: Instant): { readonly start: Instant; readonly weekday: number; readonly date: string };
}

/** Days after the end that moments are still worked out for; what lies later never happens, so any moment will do. */
const AFTERWARDS = 40;

export function cityDays(from: Instant, to: Instant, timeZone: string): CityDays {
  const zoned = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const starts: { start: Instant; weekday: number; date: string }[] = [];
  const first = zoned(from).toPlainDate();
  const last = zoned(to).toPlainDate().add({ days: AFTERWARDS });
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const start = date.toZonedDateTime({ timeZone }).epochMilliseconds;
    starts.push({ start, weekday: date.dayOfWeek, date: date.toString() });
  }
  const origin = starts[0]?.start ?? from;

  const dayOf = (at: Instant) => {
    // A day of the zone may be an hour longer or shorter than the others.
    const guess = Math.floor((at - origin) / DAY);
    const found = [guess + 1, guess, guess - 1]
      .map((i) => starts[i])
      .find((day) => day !== undefined && day.start <= at);
    if (found === undefined) throw new RangeError(`${at} lies outside the days of the demo city`);
    return found;
  };
  const startAfter = (at: Instant, days: number) => dayOf(dayOf(at).start + days * DAY + 12 * HOUR);

  const cells: { readonly start: Instant; readonly until: number }[] = [];
  let sum = 0;
  for (const day of starts) {
    for (const [hour, weight] of BY_HOUR.entries()) {
      const start = day.start + hour * HOUR;
      if (start + HOUR <= from || start >= to) continue;
      sum += weight * (BY_WEEKDAY[day.weekday - 1] ?? 0);
      cells.push({ start, until: sum });
    }
  }

  const intakeAt = (share: number): Instant => {
    const wanted = Math.min(Math.max(share, 0), 1) * sum;
    let [low, high] = [0, cells.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cells[middle]?.until ?? sum) <= wanted) low = middle + 1;
      else high = middle;
    }
    const [cell, before] = [cells[low], cells[low - 1]?.until ?? 0];
    if (cell === undefined) throw new RangeError('the demo city has no days');
    const within = cell.until > before ? (wanted - before) / (cell.until - before) : 0;
    return Math.min(Math.max(Math.floor(cell.start + Math.min(within, 0.9999) * HOUR), from), to);
  };

  const workMoment = (at: Instant, random: Random, onSaturdays: boolean): Instant => {
    if (at > to + (AFTERWARDS - 10) * DAY) return at;
    const lastDay = onSaturdays ? 6 : 5;
    let day = dayOf(at);
    const hour = (at - day.start) / HOUR;
    if (day.weekday <= lastDay && hour >= FIRST_CREW_HOUR && hour < LAST_CREW_HOUR) return at;
    if (day.weekday > lastDay || hour >= LAST_CREW_HOUR) day = startAfter(at, 1);
    while (day.weekday > lastDay) day = startAfter(day.start, 1);
    return (
      day.start +
      FIRST_CREW_HOUR * HOUR +
      random.int(20, (LAST_CREW_HOUR - FIRST_CREW_HOUR) * 60) * MINUTE +
      random.int(0, 59_999)
    );
  };

  return {
    intakeAt,
    crewMomentOn: (at, random) => {
      const hour = Number(random.weighted(BY_CREW_HOUR));
      return dayOf(at).start + hour * HOUR + random.int(0, HOUR - 1);
    },
    workMoment,
    daysLater: (at, days, [fromHour, toHour], random) => {
      if (at + days * DAY > to + (AFTERWARDS - 10) * DAY) return at + days * DAY;
      let day = startAfter(at, days);
      if (day.weekday === SUNDAY) day = startAfter(day.start, 1);
      return day.start + random.int(fromHour * 60, toHour * 60) * MINUTE + random.int(0, 59_999);
    },
    dayOf,
  };
}
