import type { Instant } from '../instant.ts';
import type { Closing, Habit, Surroundings } from './closing.ts';
import type { ClosingSignal } from './closing-signal.ts';

/** A sign that is there. */
export interface FoundSign {
  /** From 0 to 1: how much of its weight it adds. */
  readonly strength: number;
  readonly knownAt: Instant;
  readonly figures: ClosingSignal['figures'];
}

/** One signal: pure, and silent when what it needs is not known. */
export interface SignalRule {
  /** What it must know to speak. */
  readonly needs: string;
  /** From when it can be known. */
  readonly known: 'at-closing' | 'later';
  find(closing: Closing, around: Surroundings): FoundSign | null;
}

export const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Closings without work, for which a department has not done what was asked. */
const WITHOUT_WORK = new Set(['unable', 'not-found', 'no-violation', 'invalid', 'cancelled-by-requester']);
export const endedWithoutWork = ({ outcome }: Pick<Closing, 'outcome'>): boolean =>
  outcome !== null && WITHOUT_WORK.has(outcome);
export const endedAsDone = ({ outcome }: Pick<Closing, 'outcome'>): boolean =>
  outcome === 'completed' || outcome === 'partly-completed';

/** Closings that count as much as what is believed before: a share of few closings says little. */
const BELIEVED = 20;

/** A share drawn towards what is usual elsewhere, the more the fewer closings it rests on. */
export function shrunkShare(own: Habit, usual: number): number {
  return (own.with + BELIEVED * usual) / (own.of + BELIEVED);
}

/** More common than this it says nothing; as rare as this, or rarer, it says all it can. */
const COMMON = 0.2;
const RARE = 0.003;

/** How telling something is by how rare it is where it happened, from 0 to 1. A department with night crews works at night. */
export function rarityOf(habit: Habit, common = COMMON): { share: number; strength: number } {
  const share = (habit.with + 0.5) / (habit.of + 1);
  return { share, strength: within(Math.log(common / share) / Math.log(common / RARE)) };
}
