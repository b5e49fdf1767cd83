import { z } from 'zod';
import { role } from './actor.ts';
import { attachmentFinding, attachmentReason, attachmentState, media, sha256 } from './attachment.ts';
import { caseClock, caseFacts, receiver, reopenReason } from './case-facts.ts';
import { caseState, waitingReason } from './case-state.ts';
import { channel } from './channel.ts';
import { closingEvidence, crewCode, shownWork, visitFinding } from './closure/evidence.ts';
import { escalationEvent } from './escalation/escalation-event.ts';
import { emergencyNote } from './emergency-check.ts';
import {
  accountId,
  attachmentId,
  callerId,
  caseId,
  commandId,
  departmentCode,
  promiseId,
  serviceCode,
  textId,
  unitCode,
} from './ids.ts';
import { instant } from './instant.ts';
import { outcome } from './outcome.ts';
import { place } from './place.ts';
import { promiseInput } from './promise.ts';
import { surveyFact } from './feedback/survey.ts';

/** What happened to a case. Carries ids, never free text or contact data: those live in tables that can be erased. */
export const caseEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('case-opened'),
    number: z.string().nullable(),
    service: serviceCode,
    department: departmentCode,
    channel,
    place,
    clock: caseClock,
    catalogueVersion: z.string(),
    description: textId.nullable(),
    placeSaid: textId.nullable(),
    answers: textId.nullable(),
  }),
  /** Another system's record, whole: the facts it makes, and what the source said. Repeats when the source changes. */
  z.object({ type: z.literal('history-recorded'), facts: caseFacts }),
  z.object({
    type: z.literal('caller-joined'),
    callerId: callerId.nullable(),
    /** What this caller said for what is needed. */
    said: textId.optional(),
    /** The duplicate of this case that they joined. */
    from: caseId.optional(),
  }),
  /** Two records of one person became one. `both`: the case had both, and has one of them now. */
  z.object({ type: z.literal('callers-merged'), from: callerId, to: callerId, both: z.boolean() }),
  /** That was taken back: `to` is a caller of this case again, and `from` too when `both` were before. */
  z.object({ type: z.literal('callers-parted'), from: callerId, to: callerId, both: z.boolean() }),
  z.object({
    type: z.literal('note-added'),
    text: textId,
    visibility: z.enum(['internal', 'public']),
    /** Colleagues it addresses. */
    mentions: z.array(accountId).optional(),
  }),
  z.object({
    type: z.literal('state-changed'),
    from: caseState,
    to: caseState,
    waitingReason: waitingReason.nullable(),
    scheduledFor: instant.nullable(),
    clock: caseClock,
    text: textId.nullable(),
  }),
  z.object({
    type: z.literal('assigned'),
    department: departmentCode,
    unit: unitCode.nullable(),
    assignee: accountId.nullable(),
    clock: caseClock,
  }),
  z.object({ type: z.literal('referred'), receiver, clock: caseClock, text: textId }),
  z.object({ type: z.literal('duplicate-linked'), duplicateOf: caseId }),
  z.object({
    type: z.literal('duplicate-received'),
    from: caseId,
    callerIds: z.array(callerId),
    anonymousCallers: z.number().int(),
  }),
  z.object({ type: z.literal('duplicate-unlinked'), duplicateOf: caseId }),
  /** A duplicate is none any more; named are the callers who leave with it. */
  z.object({
    type: z.literal('duplicate-returned'),
    from: caseId,
    callerIds: z.array(callerId),
    anonymousCallers: z.number().int(),
  }),
  /** It became a part of another case. `split`: it was made as one, and has that case's callers besides its own. */
  z.object({
    type: z.literal('parent-linked'),
    parent: caseId,
    split: z.boolean(),
    callerIds: z.array(callerId),
    anonymousCallers: z.number().int(),
  }),
  z.object({ type: z.literal('child-linked'), child: caseId, split: z.boolean() }),
  z.object({ type: z.literal('parent-unlinked'), parent: caseId }),
  z.object({ type: z.literal('child-unlinked'), child: caseId }),
  z.object({
    type: z.literal('closed'),
    outcome,
    clock: caseClock,
    text: textId,
    /** What it rests on; closings of before there were contracts say nothing. */
    evidence: closingEvidence.optional(),
    /** Its parts that were open and stay so. */
    stayOpen: z.array(caseId).optional(),
  }),
  z.object({
    type: z.literal('attachment-added'),
    attachment: attachmentId,
    sha256,
    size: z.number().int(),
    media,
    visibility: z.enum(['internal', 'public']),
    name: textId,
    note: textId.nullable(),
  }),
  z.object({ type: z.literal('attachment-marked'), attachment: attachmentId, shows: shownWork.nullable() }),
  z.object({
    type: z.literal('visit-recorded'),
    at: instant,
    found: visitFinding,
    crew: crewCode.nullable(),
    text: textId.nullable(),
  }),
  attachmentFinding.extend({
    type: z.literal('attachment-checked'),
    attachment: attachmentId,
    state: attachmentState.exclude(['uploading']),
    reason: attachmentReason.nullable(),
  }),
  z.object({ type: z.literal('reopened'), reason: reopenReason, clock: caseClock, text: textId }),
  /** A caller answered the survey of a closing, or answered it anew. */
  surveyFact.omit({ at: true }).extend({ type: z.literal('survey-answered') }),
  z.object({
    type: z.literal('promise-made'),
    ...promiseInput.shape,
    callerId: callerId.nullable(),
    text: textId.nullable(),
  }),
  z.object({ type: z.literal('promise-moved'), promiseId, by: instant, text: textId }),
  z.object({
    type: z.literal('promise-handed-on'),
    promiseId,
    account: accountId.nullable(),
    department: departmentCode.nullable(),
    text: textId.nullable(),
  }),
  z.object({
    type: z.literal('promise-settled'),
    promiseId,
    end: z.enum(['done', 'withdrawn']),
    text: textId.nullable(),
  }),
  z.object({ type: z.literal('emergency-checked'), ...emergencyNote.shape }),
  ...escalationEvent.options,
]);
export type CaseEvent = z.infer<typeof caseEvent>;

/** An event as it is kept: in which case, as which version, when, by whom, through which command. */
export const recordedEvent = z.object({
  caseId,
  version: z.number().int().positive(),
  at: instant,
  by: z.object({ id: accountId.nullable(), role: role.or(z.literal('system')) }),
  commandId,
  event: caseEvent,
});
export type RecordedEvent = z.infer<typeof recordedEvent>;
