import { AROUND_THE_CLOCK } from '../directory/directory.ts';
import type { OpenDirectory } from '../directory/open-directory.ts';
import type { Instant } from '../instant.ts';

/**
 * Whether an instant is outside the hours of a calendar, holidays included.
 * @param calendar its id, or around the clock: then nothing is; an unknown one has no hours
 */
export function afterHours(calendar: string, directory: OpenDirectory): (at: Instant) => boolean {
  if (calendar === AROUND_THE_CLOCK) return () => false;
  const hours = directory.calendar(calendar);
  if (hours === undefined) return () => true;
  return (at) => !hours.dayOf(at).open.some(([from, to]) => from <= at && at < to);
}
