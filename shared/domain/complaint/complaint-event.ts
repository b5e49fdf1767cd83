import { z } from 'zod';
import { role } from '../actor.ts';
import { channel } from '../channel.ts';
import { escalationTier } from '../directory/directory.ts';
import { escalationOffer, keptTrace } from '../escalation/escalation.ts';
import {
  accountId,
  callerId,
  caseId,
  commandId,
  complaintId,
  departmentCode,
  serviceCode,
  textId,
} from '../ids.ts';
import { instant } from '../instant.ts';
import { recourseCode } from './complaint-pack.ts';
import {
  complaintAbout,
  complaintComplexity,
  complaintImpact,
  complaintOutcome,
  complaintSafety,
  complaintSeverity,
  toldBy,
} from './complaint-scales.ts';
import { complaintStage } from './complaint-stage.ts';

/** When the next stage is due, and why. */
export const complaintClock = z.object({
  stage: complaintStage,
  startedAt: instant,
  dueAt: instant,
  because: z.array(z.string()),
});
export type ComplaintClock = z.infer<typeof complaintClock>;

/** Which closing of which case is disputed. */
export const disputedClosing = z.object({
  caseId,
  /** 1 for the first closing of the case; null on a desk, which can't count them. */
  closing: z.number().int().positive().nullable(),
  notDone: z.boolean(),
  /** It was reopened with the complaint; false when it was open again already. */
  reopened: z.boolean(),
});

const clock = complaintClock.nullable();
const said = textId.nullable();

/** What happened to a complaint. Ids and facts only: words stand in texts of their own. */
export const complaintEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('complaint-received'),
    number: z.string().nullable(),
    about: complaintAbout,
    confidential: z.boolean(),
    subject: accountId.nullable(),
    department: departmentCode,
    service: serviceCode.nullable(),
    district: z.string().nullable(),
    severity: complaintSeverity,
    safety: complaintSafety,
    impact: complaintImpact,
    channel,
    callerId: callerId.nullable(),
    cases: z.array(caseId),
    disputed: disputedClosing.nullable(),
    statement: textId,
    remedySought: said,
    /** Complaints before it that it repeats. */
    repeats: z.number().int().nonnegative(),
    /** The contact point it goes to; null when nobody is there, and on a desk without a directory. */
    offer: escalationOffer.nullable(),
    trace: keptTrace,
    clock,
  }),
  z.object({ type: z.literal('complaint-acknowledged'), how: toldBy, text: said, clock }),
  z.object({
    type: z.literal('complaint-assessed'),
    severity: complaintSeverity,
    safety: complaintSafety,
    complexity: complaintComplexity,
    impact: complaintImpact,
    text: said,
    clock,
  }),
  z.object({
    type: z.literal('complaint-noted'),
    visibility: z.enum(['internal', 'shareable']),
    text: textId,
  }),
  z.object({ type: z.literal('complaint-investigated'), text: textId, clock }),
  z.object({
    type: z.literal('complaint-decided'),
    outcome: complaintOutcome,
    text: textId,
    remedy: said,
    clock,
  }),
  z.object({ type: z.literal('complaint-communicated'), how: toldBy, text: said, clock }),
  z.object({ type: z.literal('complaint-closed'), text: said }),
  z.object({ type: z.literal('complaint-referred-outside'), recourse: recourseCode, text: said }),
  z.object({
    type: z.literal('complaint-assigned'),
    department: departmentCode,
    assignee: accountId.nullable(),
  }),
  z.object({ type: z.literal('complaint-case-linked'), caseId }),
  z.object({
    type: z.literal('complaint-escalated'),
    tier: escalationTier,
    offer: escalationOffer.nullable(),
    trace: keptTrace,
    text: textId,
  }),
  /** A stage was not reached in time, so it moved up by itself. */
  z.object({
    type: z.literal('complaint-overdue'),
    stage: complaintStage,
    dueAt: instant,
    /** The contact point of the higher tier; null when no higher one has anybody, and it stays where it is. */
    offer: escalationOffer.nullable(),
    trace: keptTrace,
  }),
]);
export type ComplaintEvent = z.infer<typeof complaintEvent>;

/** An event with when it happened and whose doing it was. */
export const recordedComplaint = z.object({
  complaintId,
  version: z.number().int().positive(),
  at: instant,
  by: z.object({ id: accountId.nullable(), role: z.union([role, z.literal('system')]) }),
  commandId,
  event: complaintEvent,
});
export type RecordedComplaint = z.infer<typeof recordedComplaint>;
