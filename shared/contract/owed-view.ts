import { z } from 'zod';
import { instant } from '../domain/instant.ts';
import { casePromise } from '../domain/promise.ts';
import { caseRow } from './case-view.ts';

/** Something owed to a caller, with the case it belongs to. */
const owedRow = z.object({
  case: caseRow,
  promise: casePromise,
  by: instant,
  /** It is mine; else it concerns my department. */
  mine: z.boolean(),
  /** Null for a caller without a name, or whose card is not on this desk. */
  callerName: z.string().nullable(),
  /** What it is about, in the words of whoever promised it; null when nothing was said. */
  why: z.string().nullable(),
});
export type OwedRow = z.infer<typeof owedRow>;

export const owedPage = z.object({
  /** By time: late, then today, then the week to come. */
  rows: z.array(owedRow),
  asOf: instant.nullable(),
});

/** How much is late, and how much is due today and not late yet. */
export const owedCount = z.object({ late: z.number().int(), today: z.number().int() });
