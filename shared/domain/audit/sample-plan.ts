import { z } from 'zod';
import { departmentCode, serviceCode } from '../ids.ts';
import { instant } from '../instant.ts';

/** Two-sided quantiles of the normal distribution, by confidence. */
export const Z_OF = { '0.90': 1.644_854, '0.95': 1.959_964, '0.99': 2.575_829 } as const;
export const confidenceLevel = z.enum(Object.keys(Z_OF) as [keyof typeof Z_OF, ...(keyof typeof Z_OF)[]]);
export type ConfidenceLevel = z.infer<typeof confidenceLevel>;

/** A stratum is large from so many times the least that is drawn of a large one. */
const LARGE_TIMES = 10;
/** Closures one sample may have: more than people review in half a year. */
export const MOST_SAMPLED = 3_000;

/** Which closures a sample stands for, and how sure one wants to be. */
export const samplePlan = z.object({
  /** Closed in [from, to). */
  period: z.object({ from: instant, to: instant }),
  departments: z.union([z.literal('all'), z.array(departmentCode).min(1).max(100)]),
  services: z.union([z.literal('all'), z.array(serviceCode).min(1).max(300)]),
  /** Strata are a department's services, or its groups of services. */
  by: z.enum(['service', 'group']),
  /** Half of the interval's width that is wanted for the whole, as a share: 0.1 for 10 points. */
  margin: z.number().min(0.01).max(0.3),
  confidence: confidenceLevel,
  /** So many at least of each large stratum. */
  least: z.number().int().min(0).max(200),
});
export type SamplePlan = z.infer<typeof samplePlan>;

/** Closures of a department and a service, or group of services. */
export interface StratumPopulation {
  readonly department: string;
  /** Code of the service, or of the group. */
  readonly part: string;
  readonly population: number;
}

export interface Stratum extends StratumPopulation {
  /** So many are drawn of it. */
  readonly size: number;
}

/**
 * So many reviews estimate a share of `population` closures within the margin, whatever the share is (one half asks for
 * the most), with the correction for a finite population.
 */
export function sizeFor(
  population: number,
  { margin, confidence }: Pick<SamplePlan, 'margin' | 'confidence'>,
): number {
  if (population === 0) return 0;
  const endless = (Z_OF[confidence] ** 2 * 0.25) / margin ** 2;
  return Math.min(population, Math.ceil(endless / (1 + (endless - 1) / population)));
}

/** Shares a size out in proportion, so that the parts add up to it: the largest remainders are rounded up. */
function inProportion(populations: readonly number[], size: number): number[] {
  const total = populations.reduce((sum, one) => sum + one, 0);
  const exact = populations.map((one) => (total === 0 ? 0 : (size * one) / total));
  const whole = exact.map(Math.floor);
  const left = size - whole.reduce((sum, one) => sum + one, 0);
  const up = exact
    .map((one, at) => ({ at, rest: one - Math.floor(one) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, left);
  for (const { at } of up) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/**
 * How many closures are drawn of which stratum: in proportion to what each has, but at least one of each, since one of
 * which nothing is drawn would stand for nothing, and at least `least` of each large one.
 */
export function planStrata(
  populations: readonly StratumPopulation[],
  plan: Pick<SamplePlan, 'margin' | 'confidence' | 'least'>,
): Stratum[] {
  const there = populations.filter(({ population }) => population > 0);
  const total = there.reduce((sum, { population }) => sum + population, 0);
  const shares = inProportion(
    there.map(({ population }) => population),
    sizeFor(total, plan),
  );
  return there.map((one, at): Stratum => {
    const isLarge = plan.least > 0 && one.population >= LARGE_TIMES * plan.least;
    const least = isLarge ? plan.least : 1;
    return { ...one, size: Math.min(one.population, Math.max(shares[at] ?? 0, least)) };
  });
}
