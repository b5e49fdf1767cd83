import { expect } from 'vitest';
import type { DoorOutcome } from './door-visitor.ts';

/** How many inputs went through each field, and what came of them. */
export interface Tally {
  /** Counts one input; `kept` says whether it was taken. */
  count(field: string, kept: boolean): void;
  /** Counts what came of one text, which must be taken just when the rules say so. Gives whether it was. */
  expectByRule(field: string, outcome: DoorOutcome, mayBeKept: boolean, text: string): boolean;
  total(): number;
  /** A line for each field. */
  lines(): string[];
}

/** @param seed of the texts, to say with what went wrong */
export function tally(seed: number): Tally {
  const fields = new Map<string, { kept: number; refused: number }>();
  const count = (field: string, kept: boolean) => {
    const one = fields.get(field) ?? { kept: 0, refused: 0 };
    fields.set(field, kept ? { ...one, kept: one.kept + 1 } : { ...one, refused: one.refused + 1 });
  };
  return {
    count,
    expectByRule(field, outcome, mayBeKept, text) {
      const taken = outcome.name === 'taken';
      count(field, taken);
      const told = `${field} (seed ${seed}): ${JSON.stringify(outcome)} for ${JSON.stringify(text.slice(0, 200))}`;
      expect(taken, told).toBe(mayBeKept);
      return taken;
    },
    total: () => [...fields.values()].reduce((sum, { kept, refused }) => sum + kept + refused, 0),
    lines: () =>
      [...fields].map(
        ([field, { kept, refused }]) => `${field}: ${kept} taken, ${refused} refused with a sentence`,
      ),
  };
}
