import type { CaseClock } from '../case-facts.ts';
import type { City } from '../city.ts';
import type { Service } from '../city-pack.ts';
import type { LocalTimes } from '../directory/local-time.ts';
import { openHours } from '../directory/open-hours.ts';
import { joinSpans, lengthOf, spansWithout, type Span } from '../directory/span.ts';
import type { Instant } from '../instant.ts';

/** The time in which a clock ran, from its start until it is due; empty while it stands still. */
export function runningTime(clock: CaseClock, service: Service, city: City, times: LocalTimes): Span[] {
  const { startedAt, dueAt, pauses } = clock;
  if (dueAt === null || dueAt <= startedAt) return [];
  const whole: Span = [startedAt, dueAt];
  const { unit, calendar } = service.clock;
  const counts =
    unit === 'hour' || unit === 'day' ? [whole] : openHours(city.calendar(calendar), whole, times);
  const still = joinSpans(pauses.map(({ from, to }): Span => [from, to ?? dueAt]));
  return spansWithout(counts, still);
}

/** How much of the time was used up at an instant: 0 to 1. */
export function shareUsed(running: readonly Span[], at: Instant): number {
  const total = lengthOf(running);
  if (total === 0) return 0;
  const used = running.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, at) - from), 0);
  return used / total;
}

/** The first instant at which a share of the time is used up; null for no time. @param share 0 to 1 */
export function shareReachedAt(running: readonly Span[], share: number): Instant | null {
  let left = Math.ceil(lengthOf(running) * share);
  for (const [from, to] of running) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return null;
}
