import type { CaseId } from '../ids.ts';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type HashText = (text: string) => string;

/** One closure: which case, and the how-manieth of its closures, from 1. */
export interface ClosingKey {
  readonly caseId: CaseId;
  readonly closing: number;
}

/** Each tenth closure is reviewed twice, the second time by somebody who does not know the first verdict. */
const SECOND_SHARE = 0.1;

const isBefore = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By case, then by closing: the order in which a population is written down for its fingerprint. */
function byKey(a: ClosingKey, b: ClosingKey): number {
  return isBefore(a.caseId, b.caseId) || a.closing - b.closing;
}

/** The number a closure draws: those with the least are in the sample. Anyone can work it out again. */
function priorityOf(seed: string, { caseId, closing }: ClosingKey, hash: HashText): string {
  return hash(`${seed}:${caseId}:${closing}`);
}

/** The same for who is reviewed twice. */
function secondPriorityOf(seed: string, { caseId, closing }: ClosingKey, hash: HashText): string {
  return hash(`${seed}:second:${caseId}:${closing}`);
}

/** What a population was, in 64 digits: a line "case:closing" for each, in order. */
export function fingerprintOf(population: readonly ClosingKey[], hash: HashText): string {
  return hash(
    population
      .toSorted(byKey)
      .map(({ caseId, closing }) => `${caseId}:${closing}\n`)
      .join(''),
  );
}

/** How many of a sample are reviewed twice. */
export const secondCount = (size: number): number => Math.ceil(size * SECOND_SHARE);

interface DrawnItem<C extends ClosingKey> {
  readonly closing: C;
  /** Index of its stratum. */
  readonly stratum: number;
  readonly priority: string;
  /** Reviewed by a second person, who does not know the first verdict. */
  readonly second: boolean;
}

/**
 * Draws from each stratum the closures with the least priority. The hub does the same in SQL; this is what it must
 * equal, and how anyone can draw it again.
 */
export function drawSample<C extends ClosingKey>(
  strata: readonly { readonly size: number; readonly closings: readonly C[] }[],
  seed: string,
  hash: HashText,
): DrawnItem<C>[] {
  const drawn = strata.flatMap(({ size, closings }, stratum) =>
    closings
      .map((closing) => ({ closing, stratum, priority: priorityOf(seed, closing, hash) }))
      .toSorted((a, b) => isBefore(a.priority, b.priority) || byKey(a.closing, b.closing))
      .slice(0, size),
  );
  const twice = new Set(
    drawn
      .map(({ closing }) => ({ closing, rank: secondPriorityOf(seed, closing, hash) }))
      .toSorted((a, b) => isBefore(a.rank, b.rank) || byKey(a.closing, b.closing))
      .slice(0, secondCount(drawn.length))
      .map(({ closing }) => closing),
  );
  return drawn
    .map((one) => ({ ...one, second: twice.has(one.closing) }))
    .toSorted((a, b) => isBefore(a.priority, b.priority) || byKey(a.closing, b.closing));
}
