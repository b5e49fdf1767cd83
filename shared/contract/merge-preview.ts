import { z } from 'zod';
import { callerCard } from './case-record.ts';

const counted = z.object({
  card: callerCard,
  cases: z.number().int().nonnegative(),
  openCases: z.number().int().nonnegative(),
});

/** Two records of callers beside what they would be as one. */
export const mergePreview = z.object({
  caller: counted,
  other: counted,
  /** As one, under the name of `caller`. */
  after: counted,
});
export type MergePreview = z.infer<typeof mergePreview>;
