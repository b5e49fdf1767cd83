import { z } from 'zod';
import { serviceCode } from './ids.ts';
import { DAY, HOUR } from './instant.ts';

/** Work that was done so long ago or less tells how long such work takes, in milliseconds. */
export const USUAL_PERIOD = 90 * DAY;
/** Fewer cases say nothing: with 30 the slowest tenth is three of them. */
export const LEAST_SAMPLE = 30;

/** How long the work of a service really took, from opening to closing, in one district or the whole city. */
export const usualTime = z.object({
  service: serviceCode,
  /** Null for the whole city. */
  district: z.string().nullable(),
  /** Half were done within so many milliseconds, in whole hours. */
  p50: z.number().int().nonnegative(),
  /** Nine in ten were. */
  p90: z.number().int().nonnegative(),
  cases: z.number().int().positive(),
  /** So many of them were closed by another system, and nobody here has seen evidence. */
  elsewhere: z.number().int().nonnegative(),
});
export type UsualTime = z.infer<typeof usualTime>;

/** So many cases of one place were done in the hour after `hours` whole ones. */
export interface DoneCount {
  readonly district: string | null;
  readonly hours: number;
  readonly cases: number;
  readonly elsewhere: number;
}

/** The whole hours within which a share of the cases was done (the nearest rank, rounded up to the hour). */
function hoursOfShare(sorted: readonly DoneCount[], total: number, share: number): number {
  const rank = Math.ceil(total * share);
  let seen = 0;
  for (const { hours, cases } of sorted) {
    seen += cases;
    if (seen >= rank) return hours + 1;
  }
  throw new RangeError(`there is no ${rank}th of ${seen} cases`);
}

function usualOf(service: string, district: string | null, counts: readonly DoneCount[]): UsualTime | null {
  const cases = counts.reduce((sum, one) => sum + one.cases, 0);
  if (cases < LEAST_SAMPLE) return null;
  const sorted = counts.toSorted((a, b) => a.hours - b.hours);
  return {
    service,
    district,
    p50: hoursOfShare(sorted, cases, 0.5) * HOUR,
    p90: hoursOfShare(sorted, cases, 0.9) * HOUR,
    cases,
    elsewhere: counts.reduce((sum, one) => sum + one.elsewhere, 0),
  };
}

/** The usual times of a service in the whole city and in each district that has cases enough. */
export function usualTimesOf(service: string, counts: readonly DoneCount[]): UsualTime[] {
  const byDistrict = Map.groupBy(
    counts.filter((one) => one.district !== null),
    (one) => one.district,
  );
  return [
    usualOf(service, null, counts),
    ...[...byDistrict].map(([district, own]) => usualOf(service, district, own)),
  ].filter((one) => one !== null);
}

/** The usual time to tell for a place: of its district, else of the whole city when the district has too few cases. */
export function usualTimeFor(
  times: readonly UsualTime[],
  service: string,
  district: string | null,
): UsualTime | null {
  const own = times.filter((one) => one.service === service);
  const here = district === null ? undefined : own.find((one) => one.district === district);
  return here ?? own.find((one) => one.district === null) ?? null;
}
