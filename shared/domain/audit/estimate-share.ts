import { Z_OF, type ConfidenceLevel } from './sample-plan.ts';

/** A share of 0 to 1 and between what it lies, at the confidence asked for. */
export interface ShareEstimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval. Unlike the textbook one it stays within 0 and 1, and says something where nothing, or
 * everything, was found.
 * @param trials may be a fraction: an effective number
 */
export function wilsonInterval(share: number, trials: number, confidence: ConfidenceLevel): ShareEstimate {
  const z2 = Z_OF[confidence] ** 2;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (Z_OF[confidence] / (1 + z2 / trials)) *
    Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2));
  // At the ends the centre and the half are equal on paper, and differ by rounding.
  return {
    share,
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
  };
}

/** A reviewed closure: how many closures it stands for, and whether it has what is estimated. */
export interface WeighedFinding {
  readonly weight: number;
  readonly found: boolean;
}

/**
 * A share of a population, from reviews that stand for different numbers of closures (so many as their stratum has for
 * each that was reviewed of it). The interval is Wilson's at the effective number of reviews: Kish's (sum w)^2 / sum w^2, which
 * is less than their number when weights differ, corrected for a finite population. Null when nothing was reviewed.
 */
export function estimateShare(
  reviewed: readonly WeighedFinding[],
  confidence: ConfidenceLevel,
): ShareEstimate | null {
  const count = reviewed.length;
  if (count === 0) return null;
  let population = 0;
  let squares = 0;
  let found = 0;
  for (const { weight, found: is } of reviewed) {
    population += weight;
    squares += weight ** 2;
    if (is) found += weight;
  }
  const share = Math.min(1, found / population);
  const unreviewed = population - count;
  // All of them were looked at: nothing is left to chance.
  if (unreviewed < 0.5) return { share, low: share, high: share };
  const effective = population ** 2 / squares;
  return wilsonInterval(share, (effective * (population - 1)) / unreviewed, confidence);
}
