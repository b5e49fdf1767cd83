import { z } from 'zod';
import type { Answers } from './answers.ts';
import { unkeepable } from './free-text.ts';

/** Longest answers to all questions of a case, as text. */
const LONGEST = 20_000;

const said = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Every text in an answer, the names of its parts too. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...textsOf(part)]);
}

function whyNot(values: unknown): string | null {
  for (const text of textsOf(values)) {
    const why = unkeepable(text);
    if (why !== null) return why;
  }
  return JSON.stringify(values).length > LONGEST
    ? `has room for ${LONGEST.toLocaleString('en-US')} characters in all. Make it shorter`
    : null;
}

/** Answers as a command brings them along: words, numbers, yes and no, lists of them, and no deeper. */
export const answerValues: z.ZodType<Answers, Answers> = z
  .record(z.string(), z.union([said, z.array(said), z.record(z.string(), said)]))
  .refine((values) => whyNot(values) === null, { error: ({ input }) => whyNot(input) ?? '' });
