import { DAY, HOUR } from '../../../shared/domain/instant.ts';
import { dateOfWall, wallTimeOf } from '../../../shared/domain/directory/local-time.ts';

/** The days of a week as recurrence rules (RFC 5545) name them, from Monday on. */
export const WEEKDAYS = [
  { code: 'MO', name: 'Monday', short: 'Mon' },
  { code: 'TU', name: 'Tuesday', short: 'Tue' },
  { code: 'WE', name: 'Wednesday', short: 'Wed' },
  { code: 'TH', name: 'Thursday', short: 'Thu' },
  { code: 'FR', name: 'Friday', short: 'Fri' },
  { code: 'SA', name: 'Saturday', short: 'Sat' },
  { code: 'SU', name: 'Sunday', short: 'Sun' },
] as const;
export type Weekday = (typeof WEEKDAYS)[number]['code'];

/** A duty that comes again on days of the week, as a form shows it. */
export interface WeeklyDuty {
  /** Every week, every second week and so on. */
  readonly every: number;
  /** In the order of the week. */
  readonly days: readonly Weekday[];
  /** Last day on which one begins, "2026-11-23"; null: without end. */
  readonly until: string | null;
}

/** The day of the week of a local date or time; null for one that no calendar has. */
export function weekdayOf(local: string): Weekday | null {
  const wall = wallTimeOf(local);
  // 1 January 1970 was a Thursday.
  return wall === null ? null : (WEEKDAYS[(Math.floor(wall / DAY) + 3) % 7]?.code ?? null);
}

const inOrder = (days: readonly string[]): Weekday[] =>
  WEEKDAYS.flatMap(({ code }) => (days.includes(code) ? [code] : []));

/**
 * A rule as duty on days of the week; null when it says something that days of the week can't.
 * @param start of the first duty: a weekly rule without days means its day
 */
export function readWeekly(rule: string, start: string): WeeklyDuty | null {
  const parts = new Map<string, string>();
  for (const part of rule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (more.length > 0 || parts.has(name)) return null;
    parts.set(name, value);
  }
  if ([...parts.keys()].some((name) => !['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL'].includes(name))) return null;
  const interval = parts.get('INTERVAL') ?? '1';
  const until = parts.get('UNTIL') ?? null;
  if (!/^[1-9]\d{0,2}$/.test(interval) || (until !== null && !/^\d{8}$/.test(until))) return null;
  const every = Number(interval);
  const last = until === null ? null : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`;
  const written = parts.get('BYDAY')?.split(',');
  const days = inOrder(written ?? WEEKDAYS.map(({ code }) => code));
  if (written !== undefined && days.length !== written.length) return null;
  if (parts.get('FREQ') === 'DAILY') return every === 1 ? { every, days, until: last } : null;
  if (parts.get('FREQ') !== 'WEEKLY') return null;
  const first = weekdayOf(start);
  if (written === undefined && first === null) return null;
  return { every, days: written === undefined && first !== null ? [first] : days, until: last };
}

/** The recurrence rule of a duty on days of the week. */
export function writeWeekly({ every, days, until }: WeeklyDuty): string {
  const end = until === null ? '' : `;UNTIL=${until.replaceAll('-', '')}`;
  if (every === 1 && days.length === WEEKDAYS.length) return `FREQ=DAILY${end}`;
  const interval = every === 1 ? '' : `;INTERVAL=${every}`;
  return `FREQ=WEEKLY${interval};BYDAY=${inOrder(days).join(',')}${end}`;
}

/** "every day", "Mon to Fri", "Mon, Wed", with "every 2 weeks" before it. */
function dayWords({ every, days }: WeeklyDuty): string {
  const places = days.map((day) => WEEKDAYS.findIndex(({ code }) => code === day));
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const short = (place: number) => WEEKDAYS[place]?.short ?? '';
  const run = places.length > 2 && last - first === places.length - 1;
  const named =
    days.length === WEEKDAYS.length
      ? 'every day'
      : run
        ? `${short(first)} to ${short(last)}`
        : places.map(short).join(', ');
  if (every === 1) return named;
  return `every ${every} weeks, ${named}`;
}

/** When a duty ends by the clock on the wall: "14:00", "06:00 the day after", "08:00, 7 days later". Null: no such start. */
export function endWords(start: string, hours: number): string | null {
  const from = wallTimeOf(start);
  if (from === null || !(hours > 0)) return null;
  const to = from + Math.round(hours * HOUR);
  const time = new Date(to).toISOString().slice(11, 16);
  const days = (Date.parse(`${dateOfWall(to)}T00:00Z`) - Date.parse(`${dateOfWall(from)}T00:00Z`)) / DAY;
  if (days === 0) return time;
  return days === 1 ? `${time} the day after` : `${time}, ${days} days later`;
}

/** A roster's duty in a line: "Mon to Fri, 06:00 to 14:00". */
export function dutyWords(duty: {
  readonly rule: string;
  readonly start: string;
  readonly hours: number;
}): string {
  const weekly = readWeekly(duty.rule, duty.start);
  const time = `${duty.start.slice(11)} to ${endWords(duty.start, duty.hours) ?? 'an impossible time'}`;
  if (weekly === null) return `${duty.rule}, ${time}`;
  const end = weekly.until === null ? '' : `, until ${weekly.until}`;
  const words = `${dayWords(weekly)}, ${time}${end}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
