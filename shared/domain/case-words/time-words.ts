import { inWords } from '../due-time.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${name}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-US', { timeZone, ...options });
    formats.set(key, known);
  }
  return known;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DATE = { month: 'short', day: 'numeric', year: 'numeric' } as const;

/** The whole truth about an instant: "Thu, Nov 19, 2026, 14:10 PST". */
export function exactTime(at: Instant, timeZone: string): string {
  return format(timeZone, 'exact', { weekday: 'short', ...DATE, ...CLOCK, timeZoneName: 'short' }).format(at);
}

/** A date and time for a line of text: "Nov 19, 2026, 14:10". */
export function dateTime(at: Instant, timeZone: string): string {
  return format(timeZone, 'date-time', { ...DATE, ...CLOCK }).format(at);
}

/** "Nov 19, 2026". */
export function dateOnly(at: Instant, timeZone: string): string {
  return format(timeZone, 'date', DATE).format(at);
}

/** Time of day to the second: "14:02:11". */
export function timeOfDay(at: Instant, timeZone: string): string {
  return format(timeZone, 'time', { ...CLOCK, second: '2-digit' }).format(at);
}

/** A length of time in its largest unit, for narrow columns: "4 min", "5 h", "12 d", "8 mo", "2 y". */
export function ageWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < MINUTE) return 'now';
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) return `${Math.floor(length / HOUR)} h`;
  const days = Math.floor(length / DAY);
  if (days < 100) return `${days} d`;
  if (days < 730) return `${Math.floor(days / 30.44)} mo`;
  return `${Math.floor(days / 365.25)} y`;
}

/** "just now", "5 min ago", "in 3 h"; a date when it is further away than 30 days. */
export function relativeTime(at: Instant, now: Instant, timeZone: string): string {
  const away = at - now;
  if (Math.abs(away) < MINUTE) return 'just now';
  if (Math.abs(away) > 30 * DAY) return dateOnly(at, timeZone);
  return away < 0 ? `${ageWords(away)} ago` : `in ${ageWords(away)}`;
}

/** "due in 2 d 4 h", "overdue 3 h", "due now". Days carry hours only while there are less than ten. */
export function dueWords(dueAt: Instant, now: Instant): string {
  const left = dueAt - now;
  if (Math.abs(left) < MINUTE) return 'due now';
  const days = Math.floor(Math.abs(left) / DAY);
  const length = days >= 10 ? ageWords(left) : inWords(left);
  return left < 0 ? `overdue ${length}` : `due in ${length}`;
}
