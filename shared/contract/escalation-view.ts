import { z } from 'zod';
import { escalation } from '../domain/escalation/escalation.ts';
import { instant } from '../domain/instant.ts';
import { caseRow } from './case-view.ts';

/** An open escalation with the case it is about. */
const escalationRow = z.object({
  case: caseRow,
  escalation,
  /** It is mine to see to now; else I only watch it. */
  mine: z.boolean(),
  /** Why it was raised, in the raiser's words; null when nothing was said. */
  why: z.string().nullable(),
  /** What the caller is to be told; null before there is an answer. */
  answer: z.string().nullable(),
});
export type EscalationRow = z.infer<typeof escalationRow>;

export const escalationPage = z.object({
  /** The most urgent first. */
  rows: z.array(escalationRow),
  asOf: instant.nullable(),
});

/** How many are mine to see to, and of those how many nobody acknowledged in time. */
export const escalationCount = z.object({ mine: z.number().int(), late: z.number().int() });
