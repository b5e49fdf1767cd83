import { z } from 'zod';
import { channel } from '../domain/channel.ts';
import { contactPointId, directory, escalationPath, escalationTier } from '../domain/directory/directory.ts';
import { escalationId } from '../domain/escalation/escalation.ts';
import { TRIGGER_CODES, triggerRuleId } from '../domain/escalation/escalation-reason.ts';
import { caseId, serviceCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { triggerFinding, writtenTriggers } from './trigger-sync.ts';

/*
 * Studies: questions about the past that take a hub some seconds. One is begun, asked about until it has ended, and can
 * be cancelled. Any hub of the city answers. A person has one at a time: beginning another ends it.
 */

/** Bytes of a request that brings a directory of its own. */
export const WHAT_IF_BYTES = 8 * 1024 * 1024;

const count = z.number().int().nonnegative();
/** [from, to): at most a year and a day. */
const period = z
  .object({ from: instant, to: instant })
  .refine(({ from, to }) => from < to && to - from <= 366 * 86_400_000, 'a period of at most a year');

/** Cases or escalations that a study lists one by one. */
export const MOST_LISTED = 500;
/** Cases or escalations that a study looks at, the newest ones. */
export const MOST_STUDIED = 100_000;

const milliseconds = z.number().nonnegative().nullable();
const replaySide = z.object({
  acknowledged: count,
  exhausted: count,
  nobodyThere: count,
  /** From raising to acknowledging. */
  times: z.object({ median: milliseconds, ninety: milliseconds, longest: milliseconds }),
  tiers: z.array(z.object({ tier: escalationTier, acknowledged: count })),
  afterHours: count,
  offers: count,
  load: z.array(
    z.object({
      contactPoint: contactPointId,
      offered: count,
      acknowledged: count,
      missed: count,
      afterHours: count,
    }),
  ),
});
const way = z.object({
  first: contactPointId.nullable(),
  contactPoint: contactPointId.nullable(),
  tier: escalationTier.nullable(),
  at: instant.nullable(),
});

/** Past escalations by the directory that holds and by another one, side by side. */
export const whatIfResult = z.object({
  kind: z.literal('what-if'),
  /** The version of the directory that holds. */
  version: z.number().int().positive(),
  count,
  /** Were raised in the period too, and not looked at: there are too many. */
  left: count,
  before: replaySide,
  after: replaySide,
  elsewhereCount: count,
  elsewhere: z.array(
    z.object({
      id: escalationId,
      caseId,
      number: z.string().nullable(),
      path: escalationPath,
      raisedAt: instant,
      before: way,
      after: way,
    }),
  ),
});
export type WhatIfResult = z.infer<typeof whatIfResult>;

/** What a rule found. Which pattern matched is told, what the caller said is not. */
const because = z.discriminatedUnion('by', [
  z.object({ by: z.literal('clock'), share: z.number(), used: z.number(), dueAt: instant }),
  z.object({ by: z.literal('overdue'), dueAt: instant, lateBy: z.number() }),
  z.object({ by: z.literal('count'), count: z.number().int(), needed: z.number().int() }),
  z.object({
    by: z.literal('verdict'),
    verdict: z.enum(['supported', 'unsupported', 'wrong-reason', 'unverifiable']),
  }),
  z.object({ by: z.literal('service'), service: serviceCode }),
  z.object({ by: z.literal('channel'), channel }),
  z.object({ by: z.literal('words'), pattern: z.string() }),
]);

/** What rules would have escalated. */
export const triedResult = z.object({
  kind: z.literal('try-triggers'),
  /** Cases that were opened here in the period and looked at; `left`: not looked at, as there are too many. */
  count,
  left: count,
  /** Escalations, and cases with at least one. */
  raised: count,
  cases: count,
  rules: z.array(z.object({ rule: triggerRuleId, raised: count, held: count })),
  list: z.array(
    z.object({
      caseId,
      number: z.string().nullable(),
      service: serviceCode,
      raised: z.array(
        z.object({
          at: instant,
          rule: triggerRuleId,
          code: z.enum(TRIGGER_CODES),
          path: escalationPath,
          tier: escalationTier,
          because,
        }),
      ),
    }),
  ),
});
export type TriedResult = z.infer<typeof triedResult>;

export type StudyResult = WhatIfResult | TriedResult;

const studyId = z.uuid();

export const studyState = z.object({
  id: studyId,
  /** `lost`: the hub that worked on it is gone. Begin it again. */
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'lost']),
  /** How many were looked at, of how many. A what-if gathers them first: 0 until then. */
  done: count,
  total: count,
  result: z.discriminatedUnion('kind', [whatIfResult, triedResult]).nullable(),
});
export type StudyState = z.infer<typeof studyState>;

const begun = z.discriminatedUnion('status', [
  z.object({ status: z.literal('begun'), id: studyId }),
  /** The draft or version it names is not there any more. */
  z.object({ status: z.literal('gone'), message: z.string() }),
  z.object({ status: z.literal('findings'), findings: z.array(triggerFinding) }),
]);
export type BegunStudy = z.infer<typeof begun>;

export const STUDY_QUERIES = {
  /** What would have become of the escalations raised in a period by another directory. */
  'begin-what-if': {
    input: z.object({
      /** Of the study; made by whoever begins it, so that beginning twice is beginning once. */
      id: studyId,
      period,
      against: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('document'), directory }),
        z.object({ kind: z.literal('draft'), id: z.uuid() }),
        z.object({ kind: z.literal('version'), version: z.number().int().positive() }),
      ]),
    }),
    output: begun,
  },
  /** Which cases of a period rules would have escalated. */
  'begin-try-triggers': {
    input: z.object({ id: studyId, period, document: writtenTriggers }),
    output: begun,
  },
  /** How a study stands; null: there is none, or it is somebody else's. */
  study: { input: z.object({ id: studyId }), output: studyState.nullable() },
  'cancel-study': { input: z.object({ id: studyId }), output: z.object({}) },
} as const;
