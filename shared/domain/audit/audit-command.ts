import { z } from 'zod';
import { text } from '../case-command.ts';
import { caseId } from '../ids.ts';
import { samplePlan } from './sample-plan.ts';
import { auditVerdict } from './verdict.ts';

export const auditSampleId = z.uuid().brand<'AuditSampleId', 'inout'>();
export type AuditSampleId = z.infer<typeof auditSampleId>;
/** One verdict of one person on one closure. */
export const auditReviewId = z.uuid().brand<'AuditReviewId', 'inout'>();
export type AuditReviewId = z.infer<typeof auditReviewId>;

/** Longest note of a reviewer, and longest text to a resident or a department, in characters. */
export const LONGEST_REVIEW_NOTE = 4_000;
export const LONGEST_VERDICT_WORDS = 2_000;

/** What a draw begins with: anything that is short and can be read out. */
export const auditSeed = z
  .string()
  .regex(/^[A-Za-z0-9-]{4,64}$/, 'has 4 to 64 letters, digits or dashes. Write another one');

/** Draws a sample of closures by chance. */
const drawAuditSample = z.object({
  type: z.literal('draw-audit-sample'),
  sampleId: auditSampleId,
  plan: samplePlan,
  /** Null: the hub makes one up, so that nobody can have looked for it. */
  seed: auditSeed.nullable(),
});

const closing = z.number().int().positive();
const verdictParts = {
  reviewId: auditReviewId,
  caseId,
  /** The how-manieth closure of the case. */
  closing,
  verdict: auditVerdict,
  /** For the city's people: what the verdict rests on. */
  note: text(LONGEST_REVIEW_NOTE).nullable(),
  /** "Unsupported": what the resident reads. "Wrong reason": what the department reads. Nothing else has any. */
  words: text(LONGEST_VERDICT_WORDS).nullable(),
};

/** What somebody found when they reviewed a closure. */
const giveVerdict = z.object({
  type: z.literal('give-verdict'),
  /** Of which stream the closure was taken: it decides whether the verdict counts for rates. */
  of: z.discriminatedUnion('stream', [
    z.object({ stream: z.literal('random'), sampleId: auditSampleId }),
    z.object({ stream: z.literal('risk') }),
  ]),
  ...verdictParts,
});

/** What holds where two reviewers who did not know of each other disagree: a third one's word. */
const settleReview = z.object({
  type: z.literal('settle-review'),
  sampleId: auditSampleId,
  ...verdictParts,
});

export const auditCommand = z.discriminatedUnion('type', [drawAuditSample, giveVerdict, settleReview]);
export type AuditCommand = z.infer<typeof auditCommand>;
export type AuditCommandOf<T extends AuditCommand['type']> = Extract<AuditCommand, { type: T }>;
/** A command that says what holds of a closure. */
export type VerdictCommand = AuditCommandOf<'give-verdict' | 'settle-review'>;
