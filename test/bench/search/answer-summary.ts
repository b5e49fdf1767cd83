import { percentilesOf } from '../percentiles.ts';
import type { JudgedQuery } from './measure-mix.ts';

/** A number with so many digits behind the point. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
/** The share of what is so; all of nothing. */
export const shareOf = (flags: readonly boolean[]): number =>
  flags.length === 0 ? 1 : flags.filter(Boolean).length / flags.length;
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Times and shares of some queries. */
export interface Summary {
  readonly queries: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly found: number;
}

interface Answer {
  readonly took: number;
  readonly found: boolean;
}

/** Sums up some answers. */
export function summaryOf(answers: readonly Answer[]): Summary {
  const times = answers.map(({ took }) => took);
  return {
    queries: answers.length,
    ...percentilesOf(times),
    max: Math.max(...times),
    found: shareOf(answers.map(({ found }) => found)),
  };
}

/** How much of the ideal first ten was shown, on average; null when no query has an ideal. */
export function agreementOf(asked: readonly JudgedQuery[]): number | null {
  const known = asked.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

export const ms = (value: number): string => value.toFixed(2);
