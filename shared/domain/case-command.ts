import { z } from 'zod';
import {
  attachmentFinding,
  attachmentReason,
  attachmentState,
  MAX_FILE,
  MAX_NAME,
  MAX_NOTE,
  MAX_PER_FILING,
  media,
  sha256,
} from './attachment.ts';
import { callerCommand } from './caller-command.ts';
import { receiver, reopenReason } from './case-facts.ts';
import { caseState, waitingReason } from './case-state.ts';
import { channel } from './channel.ts';
import { emergencyNote } from './emergency-check.ts';
import { answerValues } from './answer-values.ts';
import { closingSaid, crewCode, shownWork, visitFinding } from './closure/evidence.ts';
import { emailAddress, freeText, languageCode } from './free-text.ts';
import {
  accountId,
  attachmentId,
  callerId,
  caseId,
  departmentCode,
  promiseId,
  serviceCode,
  textId,
  unitCode,
} from './ids.ts';
import { instant } from './instant.ts';
import { outcome } from './outcome.ts';
import { escalationCommand } from './escalation/escalation-command.ts';
import { answerSurvey } from './feedback/survey-command.ts';
import { familyCommand, MOST_CHILDREN } from './family-command.ts';
import { keptPlace } from './kept-place.ts';
import { promiseInput } from './promise.ts';

/** Longest name of a catalogue's version. */
const MOST_VERSION = 100;

/** A text with the id it will have, so that a repeated command makes it once. */
export const text = (max: number) =>
  z.object({
    id: textId,
    body: freeText(max).refine((body) => body.trim() !== '', 'is empty. Write something'),
  });

export const callerInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('known'), id: callerId }),
  z.object({
    kind: z.literal('new'),
    id: callerId,
    name: freeText(120).refine((name) => name.trim() !== '', 'is empty. Write it, or choose Anonymous'),
    /** As it was said or shown; the hub keeps its digits for finding. */
    phone: freeText(40).nullable(),
    email: emailAddress.nullable(),
    /** BCP 47, such as "en" or "es". */
    language: languageCode,
  }),
]);
export type CallerInput = z.infer<typeof callerInput>;

/** A file somebody adds; its bytes go to the hub by a way of their own, before or after this. */
export const newAttachment = z.object({
  id: attachmentId,
  /** Of the bytes as they are sent. */
  sha256,
  size: z.number().int().positive().max(MAX_FILE),
  /** As the desk read it from the content; the hub looks for itself. */
  media,
  visibility: z.enum(['internal', 'public']),
  /** As the sender's disk or clipboard called it. */
  name: text(MAX_NAME),
  note: text(MAX_NOTE).nullable(),
});
export type NewAttachment = z.infer<typeof newAttachment>;

/** Most characters kept of what a caller said for a service. */
export const MAX_SERVICE_SAID = 300;

export const openCase = z.object({
  type: z.literal('open-case'),
  caseId,
  service: serviceCode,
  channel,
  place: keptPlace,
  caller: callerInput,
  description: text(4_000).nullable(),
  placeSaid: text(500).nullable(),
  /** The caller's own words by which the service was found. */
  serviceSaid: text(MAX_SERVICE_SAID).optional(),
  answers: z
    .object({ id: textId, catalogueVersion: freeText(MOST_VERSION), values: answerValues })
    .nullable(),
  /** What the caller was told of when it will be done. */
  promise: promiseInput.optional(),
  /** What was asked and said when a life might have been in danger. */
  emergency: emergencyNote.optional(),
  /** Files that were added to the draft: the case is filed with them or not at all. */
  attachments: z.array(newAttachment).max(MAX_PER_FILING).optional(),
  /** The case it is split off from: it becomes a part of it. */
  splitFrom: caseId.optional(),
});
/** Most colleagues one note can address. */
export const MOST_MENTIONS = 10;

const addNote = z.object({
  type: z.literal('add-note'),
  caseId,
  visibility: z.enum(['internal', 'public']),
  note: text(10_000),
  /** Colleagues it addresses, each once; their names stand in the text as they were said. */
  mentions: z
    .array(accountId)
    .max(MOST_MENTIONS, `has room for ${MOST_MENTIONS} colleagues. Mention fewer`)
    .optional(),
});
const changeState = z.object({
  type: z.literal('change-state'),
  caseId,
  to: caseState.extract(['scheduled', 'in-progress', 'waiting']),
  waitingReason: waitingReason.nullable(),
  scheduledFor: instant.nullable(),
  remark: text(2_000).nullable(),
});
const assign = z.object({
  type: z.literal('assign'),
  caseId,
  department: departmentCode,
  unit: unitCode.nullable(),
  assignee: accountId.nullable(),
});
const refer = z.object({ type: z.literal('refer'), caseId, receiver, explanation: text(2_000) });
export const addCaller = z.object({
  type: z.literal('add-caller'),
  caseId,
  caller: callerInput,
  /** This caller's own words for what is needed. */
  serviceSaid: text(MAX_SERVICE_SAID).optional(),
  promise: promiseInput.optional(),
});
const closeCase = z.object({
  type: z.literal('close-case'),
  caseId,
  outcome,
  explanation: text(4_000),
  /** When the work was done, and why it ended so, where the city asks for it. */
  said: closingSaid.optional(),
  /** Its parts that the sender knows to be open, or can't tell of, and leaves as they are. */
  stayOpen: z.array(caseId).max(MOST_CHILDREN).optional(),
});
const reopenCase = z.object({
  type: z.literal('reopen-case'),
  caseId,
  reason: reopenReason,
  explanation: text(2_000),
  promise: promiseInput.optional(),
});
const makePromise = z.object({
  type: z.literal('make-promise'),
  caseId,
  promise: promiseInput,
  /** A caller of the case; null for one without a name. */
  callerId: callerId.nullable(),
  /** What it is about: what is to be found out before calling. */
  why: text(1_000).nullable(),
});
const settlePromise = z.object({
  type: z.literal('settle-promise'),
  caseId,
  promiseId,
  how: z.discriminatedUnion('name', [
    z.object({ name: z.literal('done') }),
    z.object({ name: z.literal('moved'), by: instant }),
    z.object({ name: z.literal('handed-to-person'), account: accountId }),
    z.object({ name: z.literal('handed-to-department'), department: departmentCode }),
    z.object({ name: z.literal('withdrawn') }),
  ]),
  /** The reason, or what was said. */
  remark: text(1_000).nullable(),
});

/** Somebody went there, and says what they found. */
const recordVisit = z.object({
  type: z.literal('record-visit'),
  caseId,
  at: instant,
  found: visitFinding,
  crew: crewCode.nullable(),
  remark: text(2_000).nullable(),
});
/** What a picture shows: the place before or after the work; null: neither. */
const markAttachment = z.object({
  type: z.literal('mark-attachment'),
  caseId,
  attachment: attachmentId,
  shows: shownWork.nullable(),
});

const addAttachment = z.object({
  type: z.literal('add-attachment'),
  caseId,
  attachment: newAttachment,
});
const releaseAttachment = z.object({
  type: z.literal('release-attachment'),
  caseId,
  attachment: attachmentId,
  verdict: z.enum(['release', 'refuse']),
});
/** Only the hub itself says this. */
const noteAttachment = z.object({
  type: z.literal('note-attachment'),
  caseId,
  attachment: attachmentId,
  state: attachmentState.exclude(['uploading']),
  reason: attachmentReason.nullable(),
  /** Null when nothing could be found out. */
  finding: attachmentFinding.nullable(),
});

/** What a person can ask to be done to a case. */
export const caseCommand = z.discriminatedUnion('type', [
  openCase,
  addNote,
  changeState,
  assign,
  refer,
  addCaller,
  ...familyCommand.options,
  closeCase,
  reopenCase,
  makePromise,
  settlePromise,
  ...callerCommand.options,
  recordVisit,
  addAttachment,
  markAttachment,
  releaseAttachment,
  noteAttachment,
  answerSurvey,
  ...escalationCommand.options,
]);
export type CaseCommand = z.infer<typeof caseCommand>;
export type CommandOf<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** What the sender saw when deciding; a command that changes state or ownership is refused when this no longer holds. */
export const seenFacts = z.object({
  state: caseState,
  department: departmentCode,
  unit: unitCode.nullable(),
  assignee: accountId.nullable(),
});
export type SeenFacts = z.infer<typeof seenFacts>;
