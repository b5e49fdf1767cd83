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
});
export type EscalationRow = z.infer<typeof escalationRow>;

export const escalationPage = z.object({
  /** The most urgent first. */
  rows: z.array(escalationRow),
  asOf: instant.nullable(),
});
