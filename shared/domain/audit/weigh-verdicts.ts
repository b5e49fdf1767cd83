import { estimateShare, type ShareEstimate } from './estimate-share.ts';
import type { ConfidenceLevel } from './sample-plan.ts';
import { VERDICT_ORDER, type AuditVerdict } from './verdict.ts';

/**
 * A closure of a random sample of which the verdict holds. `stream` stands here so that a verdict of the risk list, which
 * was chosen for being suspect, does not fit in.
 */
export interface RandomVerdict {
  readonly stream: 'random';
  /** Which stratum of which sample it was drawn from. */
  readonly stratum: string;
  readonly department: string;
  readonly service: string;
  readonly district: string | null;
  /** Of the city: "2026-03". */
  readonly month: string;
  readonly verdict: AuditVerdict;
}

/** Closures a stratum stands for. */
export type StratumSizes = ReadonlyMap<string, number>;

/** What the reviews say of a part of the closures. */
export interface AuditRate {
  readonly key: string;
  readonly reviewed: number;
  readonly counts: Readonly<Record<AuditVerdict, number>>;
  /** Closures these reviews stand for; estimated where the part cuts across strata. */
  readonly population: number;
  readonly supported: ShareEstimate;
  readonly unsupported: ShareEstimate;
}

interface Weighed extends RandomVerdict {
  readonly weight: number;
}

/** Gives each review the number of closures it stands for: those of its stratum over those reviewed of it. */
export function weighVerdicts(reviewed: readonly RandomVerdict[], sizes: StratumSizes): Weighed[] {
  const done = new Map<string, number>();
  for (const { stratum } of reviewed) done.set(stratum, (done.get(stratum) ?? 0) + 1);
  return reviewed.map((one) => {
    const population = sizes.get(one.stratum);
    const count = done.get(one.stratum);
    if (population === undefined || count === undefined)
      throw new Error(`a verdict is of the stratum ${one.stratum}, which no sample has`);
    return { ...one, weight: population / count };
  });
}

function rateOf(key: string, part: readonly Weighed[], confidence: ConfidenceLevel): AuditRate | null {
  const share = (verdict: AuditVerdict) =>
    estimateShare(
      part.map((one) => ({ weight: one.weight, found: one.verdict === verdict })),
      confidence,
    );
  const supported = share('supported');
  const unsupported = share('unsupported');
  if (supported === null || unsupported === null) return null;
  const count = (verdict: AuditVerdict) => part.filter((one) => one.verdict === verdict).length;
  return {
    key,
    reviewed: part.length,
    counts: Object.fromEntries(VERDICT_ORDER.map((one) => [one, count(one)])) as Record<AuditVerdict, number>,
    population: part.reduce((sum, { weight }) => sum + weight, 0),
    supported,
    unsupported,
  };
}

/** What the reviews say of all closures they stand for; null when there are none. */
export function overallRate(weighed: readonly Weighed[], confidence: ConfidenceLevel): AuditRate | null {
  return rateOf('all', weighed, confidence);
}

/** The same for each department, service, area or month, in the order of their keys. */
export function ratesBy(
  weighed: readonly Weighed[],
  keyOf: (one: RandomVerdict) => string,
  confidence: ConfidenceLevel,
): AuditRate[] {
  return [...Map.groupBy(weighed, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, part]) => rateOf(key, part, confidence) ?? []);
}
