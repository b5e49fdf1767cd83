/** The middle and the slow end of measured times, in their unit. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** By nearest rank: each is a time that was measured. Fails without any. */
export function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (found === undefined) throw new Error('nothing was measured');
    return found;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
