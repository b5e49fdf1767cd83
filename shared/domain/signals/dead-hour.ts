import { MINUTE, type Instant } from '../instant.ts';

/** Local hours at which few departments work; on Sundays all day. */
const FIRST_HOUR = 6;
const LAST_HOUR = 20;
/** Zones keep to quarters of an hour. */
const QUARTER = 15 * MINUTE;

/** Tells the local hour and minute when nobody usually works; null at other times. Keep it: it remembers what it worked out. */
export function deadHours(timeZone: string): (at: Instant) => string | null {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, { readonly dead: boolean; readonly hour: string; readonly minute: number }>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let found = known.get(quarter);
    if (found === undefined) {
      const parts = new Map(format.formatToParts(quarter * QUARTER).map(({ type, value }) => [type, value]));
      const hour = parts.get('hour') ?? '00';
      const dead = Number(hour) < FIRST_HOUR || Number(hour) >= LAST_HOUR || parts.get('weekday') === 'Sun';
      found = { dead, hour, minute: Number(parts.get('minute') ?? 0) };
      known.set(quarter, found);
    }
    if (!found.dead) return null;
    const minute = found.minute + Math.floor((at - quarter * QUARTER) / MINUTE);
    return `${found.hour}:${String(minute).padStart(2, '0')}`;
  };
}
