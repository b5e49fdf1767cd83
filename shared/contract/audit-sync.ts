import { z } from 'zod';
import { auditReviewId, auditSampleId, auditSeed } from '../domain/audit/audit-command.ts';
import { samplePlan } from '../domain/audit/sample-plan.ts';
import { auditStream, auditVerdict } from '../domain/audit/verdict.ts';
import { askedText } from '../domain/free-text.ts';
import { accountId, caseId, departmentCode, serviceCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { outcome } from '../domain/outcome.ts';
import { closingSignal } from '../domain/signals/closing-signal.ts';

/** Closures one page of a list holds, at most. */
export const AUDIT_PAGE = 200;

const count = z.number().int().nonnegative();
const person = z.object({ id: accountId, name: z.string() });

const auditStratum = z.object({
  department: departmentCode,
  /** Code of a service, or of a group of services. */
  part: z.string(),
  population: count,
  size: count,
});

const plannedSample = z.object({
  population: count,
  size: count,
  /** So many of them are reviewed by two people. */
  twice: count,
  strata: z.array(auditStratum),
});

/** A sample that was drawn, and how far its reviews are. */
export const auditSample = z.object({
  id: auditSampleId,
  drawnBy: person,
  drawnAt: instant,
  seed: auditSeed,
  plan: samplePlan,
  population: count,
  size: count,
  fingerprint: z.string(),
  strata: z.array(auditStratum),
  /** Closures of which the verdict holds. */
  reviewed: count,
  /** Those left that the one who asks can review. */
  open: count,
  /** Two reviewers disagree, and nobody has settled it. */
  disputed: count,
});
export type AuditSample = z.infer<typeof auditSample>;

/**
 * Where a closure stands for the one who asks: `open` to them; `waits` for somebody else (a second look, or a first one at
 * what they had a part in); `disputed` between two; `done`.
 */
const auditStanding = z.enum(['open', 'waits', 'disputed', 'done']);

/** Why somebody can't review a closure. */
const auditBar = z.enum(['closed', 'worked']);

/** A closure in a list. What a first reviewer found is never in it before the second one has looked. */
export const auditItem = z.object({
  stream: auditStream,
  sampleId: auditSampleId.nullable(),
  caseId,
  closing: count.positive(),
  number: z.string().nullable(),
  service: serviceCode,
  department: departmentCode,
  district: z.string().nullable(),
  address: z.string(),
  outcome,
  closedAt: instant,
  /** Two people review it. */
  twice: z.boolean(),
  standing: auditStanding,
  /** What holds. */
  verdict: auditVerdict.nullable(),
  /** Why the one who asks must not review it; null: they may. */
  barred: auditBar.nullable(),
});
export type AuditItem = z.infer<typeof auditItem>;

/** A closure of the risk list, with what speaks for its having been too early. */
export const riskItem = auditItem.extend({ score: z.number(), signals: z.array(closingSignal) });
export type RiskItem = z.infer<typeof riskItem>;

/** Which closures of random samples a number stands for. */
export const auditFilter = z.object({
  sampleId: auditSampleId.nullable(),
  department: departmentCode.nullable(),
  service: serviceCode.nullable(),
  /** A council district; "none" for closures at no known one. */
  district: askedText(20).nullable(),
  /** A month of the city, "2026-03". */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  /** A verdict that holds; "any" for all that have one; null for all, reviewed or not. */
  verdict: auditVerdict.or(z.literal('any')).nullable(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

const share = z.object({ share: z.number(), low: z.number(), high: z.number() });
export const auditRate = z.object({
  key: z.string(),
  reviewed: count,
  counts: z.record(auditVerdict, count),
  /** Closures these reviews stand for. */
  population: z.number(),
  supported: share,
  unsupported: share,
});
export type AuditRateView = z.infer<typeof auditRate>;

const closureKey = z.object({ caseId, closing: count.positive() });

/** One closure with what was said of it, and what reviewers found as far as the one who asks may know it. */
export const auditReview = z.object({
  item: auditItem,
  /** What the closing said. */
  claim: z.object({
    closedBy: person.nullable(),
    outcome,
    closedAt: instant,
    explanation: z.string().nullable(),
    doneAt: instant.nullable(),
    reason: z.string().nullable(),
    /** Id of the contract that held then; null: none, or it closed before there were any. */
    contract: z.string().nullable(),
  }),
  /** The case is still closed by this closing. */
  present: z.boolean(),
  /** Null: not to be shown yet, in the random stream before the verdict; or nobody worked them out. */
  signals: z.array(closingSignal).nullable(),
  signalsLater: z.boolean(),
  reviews: z.array(
    z.object({
      id: auditReviewId,
      part: z.enum(['first', 'second', 'settled']),
      reviewer: person,
      verdict: auditVerdict,
      at: instant,
      note: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
});
export type AuditReviewView = z.infer<typeof auditReview>;

const agreement = z.object({
  pairs: count,
  agreed: z.number(),
  kappa: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** What reviews of random samples say. No verdict of the risk list is in it. */
export const auditRates = z.object({
  overall: auditRate.nullable(),
  byDepartment: z.array(auditRate),
  byService: z.array(auditRate),
  byDistrict: z.array(auditRate),
  byMonth: z.array(auditRate),
  agreement,
  disputed: count,
  /** Closures of the samples, and how many of them lie in strata of which something was reviewed. */
  population: count,
  covered: count,
  drawn: count,
});
export type AuditRates = z.infer<typeof auditRates>;

/** What the hub can be asked about the audit. Supervisors and auditors may. */
export const AUDIT_QUERIES = {
  /** What a plan would come to, before anything is drawn. */
  'audit-plan': { input: z.object({ plan: samplePlan }), output: plannedSample },
  'audit-samples': { input: z.object({}), output: z.object({ samples: z.array(auditSample) }) },
  /** Closures of random samples; of one sample in the order in which the one who asks is to review them. */
  'audit-items': {
    input: auditFilter.extend({ offset: count, limit: count.max(AUDIT_PAGE) }),
    output: z.object({ items: z.array(auditItem), total: count }),
  },
  /** Closures with the weightiest signals, `reviewed` or not. */
  'audit-risk': {
    input: z.object({
      department: departmentCode.nullable(),
      reviewed: z.boolean(),
      offset: count,
      limit: count.max(AUDIT_PAGE),
    }),
    output: z.object({ items: z.array(riskItem), total: count }),
  },
  'audit-review': {
    input: closureKey.extend({ sampleId: auditSampleId.nullable() }),
    output: auditReview.nullable(),
  },
  'audit-rates': { input: z.object({ sampleId: auditSampleId.nullable() }), output: auditRates },
  /** Draws a sample again from its seed, and says whether it is the same. */
  'check-audit-sample': {
    input: z.object({ sampleId: auditSampleId }),
    output: z
      .object({ samePopulation: z.boolean(), sameClosures: z.boolean(), fingerprint: z.string() })
      .nullable(),
  },
} as const;
