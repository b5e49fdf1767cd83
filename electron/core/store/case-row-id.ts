import type { CaseId } from '../../../shared/domain/ids.ts';
import { SECOND, type Instant } from '../../../shared/domain/instant.ts';

/** Room in each second for cases opened in it. */
const SLOTS = 16;
/** Times a row id can tell apart, in seconds: 1970 to 2106. What lies outside is put at the edge. */
const LAST_SECOND = 2 ** 32 - 1;

/** The row id at which cases opened at a time begin. */
export function rowOfTime(openedAt: Instant): number {
  return Math.min(Math.max(Math.floor(openedAt / SECOND), 0), LAST_SECOND) * SLOTS;
}

/** When the cases of a row id were opened, to the second. */
export function timeOfRow(row: number): Instant {
  return Math.floor(row / SLOTS) * SECOND;
}

/**
 * A free row id for a case, in the order of opening. Thousands of imported cases can share one second (a date without
 * a time), so a taken slot makes the next try reach twice as far.
 */
export function freeRow(openedAt: Instant, id: CaseId, taken: (row: number) => boolean): number {
  const base = rowOfTime(openedAt);
  let mix = Number.parseInt(id.slice(-8), 16);
  for (let reach = SLOTS; ; reach *= 2) {
    const row = base + (mix % reach);
    if (!taken(row)) return row;
    mix = (Math.imul(mix, 0x9e37_79b1) ^ reach) >>> 0;
  }
}
