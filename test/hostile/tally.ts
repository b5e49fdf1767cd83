/** How many inputs went through each field, and what came of them. */
export interface Tally {
  /** Counts one input; `kept` says whether it was taken. */
  count(field: string, kept: boolean): void;
  total(): number;
  /** A line for each field. */
  lines(): string[];
}

export function tally(): Tally {
  const fields = new Map<string, { kept: number; refused: number }>();
  return {
    count(field, kept) {
      const one = fields.get(field) ?? { kept: 0, refused: 0 };
      fields.set(field, kept ? { ...one, kept: one.kept + 1 } : { ...one, refused: one.refused + 1 });
    },
    total: () => [...fields.values()].reduce((sum, { kept, refused }) => sum + kept + refused, 0),
    lines: () =>
      [...fields].map(
        ([field, { kept, refused }]) => `${field}: ${kept} taken, ${refused} refused with a sentence`,
      ),
  };
}
