import { Temporal } from 'temporal-polyfill';
import { MINUTE, type Instant } from '../../shared/domain/instant.ts';

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
  'year-month-day': { pattern: /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/, read: yearFirst },
  /** 2022-09-19T11:07:12 */
  iso: { pattern: /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/, read: yearFirst },
} as const satisfies Record<string, { pattern: RegExp; read: (match: Match) => WallTime }>;
export type TimeFormat = keyof typeof TIME_FORMATS;

export interface CityTime {
  readonly at: Instant;
  /** Midnight in the file: most likely a date without a time. */
  readonly dateOnly: boolean;
  /** The clocks changed that night: this time came twice (the first is taken) or never (an hour is added). */
  readonly doubt: 'came twice' | 'never came' | null;
}

/** Null for a text that is no time in the format, or that no calendar has (February 30, 13:00 PM). */
export type ReadTime = (text: string) => CityTime | null;

/** Offsets change on a quarter of an hour everywhere; one is looked up once and kept. */
const QUARTER = 15 * MINUTE;

interface Offsets {
  /** Milliseconds to take from the wall clock to get UTC. */
  readonly offset: number;
  readonly doubt: CityTime['doubt'];
}

function offsetsAt(wall: number, timeZone: string): Offsets {
  const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;
  const taken = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (earlier === later) return { offset: wall - earlier, doubt: null };
  const exists = taken.toPlainDateTime().equals(plain);
  return { offset: wall - taken.epochMilliseconds, doubt: exists ? 'came twice' : 'never came' };
}

/** Reads times of one format in the city's zone. Keeps what it learns of the zone, so make it once per file. */
export function cityTimeReader(format: TimeFormat, timeZone: string): ReadTime {
  const { pattern, read } = TIME_FORMATS[format];
  const known = new Map<number, Offsets>();
  return (text) => {
    const match = pattern.exec(text);
    if (match === null) return null;
    const { year, month, day, hour, minute, second } = read(match);
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    const back = new Date(wall);
    const real =
      back.getUTCMonth() === month - 1 && back.getUTCDate() === day && back.getUTCHours() === hour && minute < 60 && second < 60;
    if (!real) return null;
    const quarter = Math.floor(wall / QUARTER) * QUARTER;
    let offsets = known.get(quarter);
    if (offsets === undefined) {
      offsets = offsetsAt(quarter, timeZone);
      known.set(quarter, offsets);
    }
    return { at: wall - offsets.offset, dateOnly: hour === 0 && minute === 0 && second === 0, doubt: offsets.doubt };
  };
}
