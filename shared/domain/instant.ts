import { z } from 'zod';

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Shown to people in the city's zone. */
export const instant = z.number().int();
export type Instant = z.infer<typeof instant>;

/** One second, minute, hour and day (24 h, not a calendar day) in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
