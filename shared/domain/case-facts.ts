import { z } from 'zod';
import { attachmentFact } from './attachment.ts';
import { freeText } from './free-text.ts';
import { caseState, waitingReason } from './case-state.ts';
import { channel } from './channel.ts';
import { accountId, callerId, caseId, departmentCode, serviceCode, unitCode } from './ids.ts';
import { instant } from './instant.ts';
import { outcome } from './outcome.ts';
import { place } from './place.ts';
import { escalations } from './escalation/escalation.ts';
import { closingEvidence, visit } from './closure/evidence.ts';
import { surveyFact } from './feedback/survey.ts';
import { casePromise } from './promise.ts';

/** To whom a referred case went: a department of the city, or somebody outside it. */
export const receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('department'), department: departmentCode }),
  z.object({ kind: z.literal('outside'), name: freeText(120).trim().min(2) }),
]);
export type Receiver = z.infer<typeof receiver>;

export const REOPEN_REASONS = {
  'not-done': 'The work was not done',
  'came-back': 'The problem came back',
  'wrong-outcome': 'The outcome is wrong',
  'closed-by-mistake': 'Closed by mistake',
} as const satisfies Record<string, string>;
export const reopenReason = z.enum(
  Object.keys(REOPEN_REASONS) as [keyof typeof REOPEN_REASONS, ...(keyof typeof REOPEN_REASONS)[]],
);
export type ReopenReason = z.infer<typeof reopenReason>;

/** What another system said, kept as it was said. Its closures are "closed elsewhere, not evidenced". */
export const history = z.object({
  source: z.string().min(1),
  type: z.string(),
  status: z.string(),
  owner: z.string(),
  channel: z.string(),
  /** Times verbatim, as the source wrote them. */
  times: z.object({ created: z.string(), updated: z.string(), closed: z.string(), service: z.string() }),
  /** The source's time of last change, to tell a newer copy of the record from an older one; null when it has none. */
  updatedAt: instant.nullable(),
  /** What is wrong with the record, in words: "closed before it was created". */
  defects: z.array(z.string()),
});
export type History = z.infer<typeof history>;

/** The clock of a case: where it started, and when it stood still. The due time follows from it and the calendar. */
export const caseClock = z.object({
  startedAt: instant,
  pauses: z.array(z.object({ from: instant, to: instant.nullable(), reason: waitingReason })),
  /** Null while it stands still, and for a case whose clock is not ours. */
  dueAt: instant.nullable(),
  /** Why it is due then, a sentence per step. */
  because: z.array(z.string()),
});
export type CaseClock = z.infer<typeof caseClock>;

/** A case that repeats another one, and who follows that one only because of it: they leave when the link is taken back. */
const duplicateFact = z.object({
  id: caseId,
  callerIds: z.array(callerId),
  anonymousCallers: z.number().int().nonnegative(),
});

/** All that is known of a case but free text and people: always the fold of its events. */
export const caseFacts = z.object({
  id: caseId,
  /** As a caller can read it out ("1-4601662271"); null until the hub has given one. */
  number: z.string().nullable(),
  /** "desk311", or the system the number comes from. */
  numberSource: z.string(),
  service: serviceCode,
  department: departmentCode,
  unit: unitCode.nullable(),
  assignee: accountId.nullable(),
  state: caseState,
  waitingReason: waitingReason.nullable(),
  scheduledFor: instant.nullable(),
  receiver: receiver.nullable(),
  outcome: outcome.nullable(),
  /** Closed by another system: nobody here has seen evidence. */
  closedElsewhere: z.boolean(),
  channel,
  place,
  openedAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  clock: caseClock,
  callerIds: z.array(callerId),
  anonymousCallers: z.number().int().nonnegative(),
  duplicateOf: caseId.nullable(),
  reopenCount: z.number().int().nonnegative(),
  noteCount: z.number().int().nonnegative(),
  openedBy: accountId.nullable(),
  closedBy: accountId.nullable(),
  history: history.nullable(),
  /** Departments that could see it as theirs once and can no longer. */
  formerDepartments: z.array(departmentCode),
  /** What callers were told, oldest first. Cases kept before there were promises have none. */
  promises: z.array(casePromise).default([]),
  /** Number of events so far. */
  version: z.number().int().positive(),
  /** Its files, in the order they were added; records of before there were any lack them. */
  attachments: z.array(attachmentFact).default([]),
  /** The case this one is a part of. A part has no parts, and is no duplicate. */
  parent: caseId.nullable().default(null),
  /** Its parts, in the order they were linked. Whether they are open is theirs to say. */
  children: z.array(caseId).default([]),
  /** Cases that repeat this one, in the order they were linked. */
  duplicates: z.array(duplicateFact).default([]),
  /** What was asked of contact points about it, oldest first. */
  escalations: escalations.default([]),
  /** When somebody went there, oldest first. */
  visits: z.array(visit).default([]),
  /** What its closure rests on; null while it is open, and for closures nobody here judged. */
  evidence: closingEvidence.nullable().default(null),
  /** What callers answered of its closings, the newest last. */
  surveys: z.array(surveyFact).default([]),
});
export type CaseFacts = z.infer<typeof caseFacts>;
