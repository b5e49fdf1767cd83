import type { Instant } from '../../../shared/domain/instant.ts';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { shortDay } from '../../../shared/domain/case-words/promise-sentence.ts';

/** A time near by, for a line: "14:05" of today, else "Mon, Nov 23, 08:00". */
export function shortTime(at: Instant, now: Instant, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  if (cityDate(at, timeZone) === cityDate(now, timeZone)) return time;
  return `${shortDay(at, now, timeZone)}, ${time}`;
}
