import { z } from 'zod';
import { channel } from '../channel.ts';
import { escalationTier } from '../directory/directory.ts';
import { escalationOffer } from '../escalation/escalation.ts';
import { accountId, callerId, caseId, complaintId, departmentCode, serviceCode } from '../ids.ts';
import { instant } from '../instant.ts';
import { complaintClock, disputedClosing } from './complaint-event.ts';
import {
  complaintAbout,
  complaintComplexity,
  complaintImpact,
  complaintOutcome,
  complaintSafety,
  complaintSeverity,
} from './complaint-scales.ts';
import { complaintStage } from './complaint-stage.ts';

/** A stage that was reached, and when it had to be. */
const reachedStage = z.object({
  stage: complaintStage,
  at: instant,
  by: accountId.nullable(),
  /** Null for one that no clock was set for. */
  dueAt: instant.nullable(),
});

/** The clock that runs, and what came of it when it ran out. */
const runningClock = complaintClock.extend({
  /** When the hub saw that it was missed, and to which tier the complaint moved; the tier is null when none is higher. */
  missed: z.object({ at: instant, tier: escalationTier.nullable() }).nullable().default(null),
});

/** All that is known of a complaint but free text and people: always the fold of its events. */
export const complaintFacts = z.object({
  id: complaintId,
  version: z.number().int().positive(),
  /** "C-2026-004217"; null until the hub has given one. */
  number: z.string().nullable(),
  about: complaintAbout,
  /** Only for those who are given it, and supervisors. */
  confidential: z.boolean(),
  subject: accountId.nullable(),
  department: departmentCode,
  service: serviceCode.nullable(),
  district: z.string().nullable(),
  severity: complaintSeverity,
  safety: complaintSafety,
  /** Null until it was assessed. */
  complexity: complaintComplexity.nullable(),
  impact: complaintImpact,
  channel,
  callerId: callerId.nullable(),
  cases: z.array(caseId),
  disputed: disputedClosing.nullable(),
  stage: complaintStage,
  /** Null when nothing is due any more. */
  clock: runningClock.nullable(),
  reached: z.array(reachedStage),
  takenBy: accountId.nullable(),
  receivedAt: instant,
  updatedAt: instant,
  assignee: accountId.nullable(),
  repeats: z.number().int().nonnegative(),
  tier: escalationTier,
  /** With which contact point it is. */
  offer: escalationOffer.nullable(),
  outcome: complaintOutcome.nullable(),
  recourse: z.string().nullable(),
  noteCount: z.number().int().nonnegative(),
});
export type ComplaintFacts = z.infer<typeof complaintFacts>;
