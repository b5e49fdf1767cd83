import { Temporal } from 'temporal-polyfill';
import { DAY, MINUTE, type Instant } from '../instant.ts';

/**
 * A time of the clock on the wall, as if it were UTC, in milliseconds. Rosters count in these: the clock on the wall has
 * no hour that is missing or comes twice.
 */
export type WallTime = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;

/** "2026-11-23" or "2026-11-23T08:00" as a wall time; null when no calendar has that day or no clock that time. */
export function wallTimeOf(text: string): WallTime | null {
  const parts = DATE.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (year < 1900 || year > 2200 || hour > 23 || minute > 59) return null;
  const midnight = Date.UTC(year, month - 1, day);
  const found = new Date(midnight);
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) return null;
  return midnight + (hour * 60 + minute) * MINUTE;
}

/** The day of a wall time, such as "2026-11-23". */
export function dateOfWall(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** A city's zone made quick to ask: each answer is worked out once, so keep the object. */
export interface LocalTimes {
  readonly timeZone: string;
  /**
   * The first instant at which the clock shows that time or a later one: the instant at which the clocks go forward for
   * a time they skip. So no duty that is earlier by the clock is later in truth.
   */
  instantOf(wall: WallTime): Instant;
  wallOf(at: Instant): WallTime;
}

const KEPT = 20_000;

/** The clock on the wall of a zone. */
export function localTimes(timeZone: string): LocalTimes {
  const midnights = new Map<number, Instant>();

  const exactly = (wall: WallTime): Instant => {
    const { year, month, day, hour, minute, second } = new Temporal.ZonedDateTime(
      BigInt(wall) * 1_000_000n,
      'UTC',
    );
    const found = Temporal.ZonedDateTime.from({ timeZone, year, month, day, hour, minute, second });
    const isSkipped = found.hour !== hour || found.minute !== minute;
    // A nanosecond on: the change itself is the one before when the first skipped time is asked for.
    const change = isSkipped ? found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') : null;
    return (change ?? found).epochMilliseconds;
  };
  const midnightOf = (day: number): Instant => {
    let at = midnights.get(day);
    if (at === undefined) {
      if (midnights.size >= KEPT) midnights.clear();
      at = exactly(day * DAY);
      midnights.set(day, at);
    }
    return at;
  };

  return {
    timeZone,
    instantOf: (wall) => {
      const day = Math.floor(wall / DAY);
      const midnight = midnightOf(day);
      // Temporal is slow: it is asked only on the days on which the clocks change.
      return midnightOf(day + 1) - midnight === DAY ? midnight + (wall - day * DAY) : exactly(wall);
    },
    wallOf: (at) => {
      const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
      return at + Math.round(offsetNanoseconds / 1_000_000);
    },
  };
}

/** The first instant of a local day and of the day after it; null for a day that no calendar has. */
export function dayOfDate(text: string, times: LocalTimes): readonly [Instant, Instant] | null {
  const wall = wallTimeOf(text);
  return wall === null ? null : [times.instantOf(wall), times.instantOf(wall + DAY)];
}
