import { Temporal } from 'temporal-polyfill';
import { DAY, MINUTE, type Instant } from '../../shared/domain/instant.ts';

interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** A time of day in the 12-hour way: 12 AM is midnight, 12 PM noon. NaN for an hour no such clock shows. */
function hourOf(hour12: number, half: string | undefined): number {
  if (hour12 < 1 || hour12 > 12) return Number.NaN;
  return (hour12 % 12) + (half === 'PM' ? 12 : 0);
}

type Match = readonly (string | undefined)[];

const yearFirst = ([, y, mo, d, h, mi, s]: Match): WallTime => ({
  year: Number(y),
  month: Number(mo),
  day: Number(d),
  hour: Number(h),
  minute: Number(mi),
  second: Number(s ?? 0),
});

/** How the files write a time. None of them names a zone: it is the city's. */
export const TIME_FORMATS = {
  /** 12/31/2017 11:59:58 PM */
  'month-day-year': {
    pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) (AM|PM)$/,
    read: ([, mo, d, y, h, mi, s, half]: Match): WallTime => ({
      year: Number(y),
      month: Number(mo),
      day: Number(d),
      hour: hourOf(Number(h), half),
      minute: Number(mi),
      second: Number(s),
    }),
  },
  /** 2020-01-01 00:05:00 */
  'year-month-day': {
    pattern: /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/,
    read: yearFirst,
  },
  /** 2022-09-19T11:07:12 */
  iso: { pattern: /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/, read: yearFirst },
} as const satisfies Record<string, { pattern: RegExp; read: (match: Match) => WallTime }>;
export type TimeFormat = keyof typeof TIME_FORMATS;

export interface CityTime {
  readonly at: Instant;
  /** The date in the file as a number that rises by one each day. */
  readonly day: number;
  /** The clocks changed that night: this time came twice (the first is taken) or never (an hour is added). */
  readonly doubt: 'came twice' | 'never came' | null;
}

/** Null for a text that is no time in the format, or that no calendar has (February 30, 13:00 PM). */
export type ReadTime = (text: string) => CityTime | null;

interface Offset {
  /** Milliseconds to take from the wall clock to get UTC. */
  readonly milliseconds: number;
  readonly doubt: CityTime['doubt'];
}

/** Offsets change on a quarter of an hour everywhere. */
const QUARTER = 15 * MINUTE;

function offsetAt(wall: number, timeZone: string): Offset {
  const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const at = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const milliseconds = wall - at.epochMilliseconds;
  if (!at.toPlainDateTime().equals(plain)) return { milliseconds, doubt: 'never came' };
  return { milliseconds, doubt: later.equals(at) ? null : 'came twice' };
}

/** Looks an offset up once for each day, once for each quarter of an hour of the days on which the clocks change. */
function offsetFinder(timeZone: string): (wall: number) => Offset {
  const days = new Map<number, Offset | null>();
  const quarters = new Map<number, Offset>();
  const dayOffset = (day: number): Offset | null => {
    const [start, end] = [offsetAt(day * DAY, timeZone), offsetAt((day + 1) * DAY, timeZone)];
    return start.milliseconds === end.milliseconds && start.doubt === null && end.doubt === null
      ? start
      : null;
  };
  return (wall) => {
    const day = Math.floor(wall / DAY);
    let whole = days.get(day);
    if (whole === undefined) {
      whole = dayOffset(day);
      days.set(day, whole);
    }
    if (whole !== null) return whole;
    const quarter = Math.floor(wall / QUARTER) * QUARTER;
    let part = quarters.get(quarter);
    if (part === undefined) {
      part = offsetAt(quarter, timeZone);
      quarters.set(quarter, part);
    }
    return part;
  };
}

/** Reads times of one format in the city's zone. Keeps what it learns of the zone, so make it once per file. */
export function cityTimeReader(format: TimeFormat, timeZone: string): ReadTime {
  const { pattern, read } = TIME_FORMATS[format];
  const offsetOf = offsetFinder(timeZone);
  return (text) => {
    const match = pattern.exec(text);
    if (match === null) return null;
    const { year, month, day, hour, minute, second } = read(match);
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    const back = new Date(wall);
    const real =
      back.getUTCMonth() === month - 1 &&
      back.getUTCDate() === day &&
      back.getUTCHours() === hour &&
      minute < 60 &&
      second < 60;
    if (!real) return null;
    const { milliseconds, doubt } = offsetOf(wall);
    return { at: wall - milliseconds, day: Math.floor(wall / DAY), doubt };
  };
}
