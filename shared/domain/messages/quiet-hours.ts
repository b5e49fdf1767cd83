import type { LocalTimes } from '../directory/local-time.ts';
import { DAY, MINUTE, type Instant } from '../instant.ts';
import type { MessageChannel } from './message.ts';
import type { MessagePack } from './message-pack.ts';

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** When a message may go out by a way at the earliest: now, or when the quiet hours end. */
export function afterQuietHours(
  hours: MessagePack['hours'],
  channel: MessageChannel,
  now: Instant,
  times: LocalTimes,
): Instant {
  const open = hours[channel];
  if (open === undefined) return now;
  const [from, until] = [minutesOf(open[0]) * MINUTE, minutesOf(open[1]) * MINUTE];
  const wall = times.wallOf(now);
  const midnight = Math.floor(wall / DAY) * DAY;
  const time = wall - midnight;
  if (time >= from && time < until) return now;
  return Math.max(now, times.instantOf(time < from ? midnight + from : midnight + DAY + from));
}
