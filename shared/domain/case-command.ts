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
import { receiver, reopenReason } from './case-facts.ts';
import { caseState, waitingReason } from './case-state.ts';
import { channel } from './channel.ts';
import {
  accountId,
  attachmentId,
  callerId,
  caseId,
  departmentCode,
  serviceCode,
  textId,
  unitCode,
} from './ids.ts';
import { instant } from './instant.ts';
import { outcome } from './outcome.ts';
import { place } from './place.ts';

/** Free text is kept as it was said; control characters but tab and line break are the only thing refused. */
// oxlint-disable-next-line no-control-regex -- the point of the rule is to find these
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const freeText = (max: number) =>
  z
    .string()
    .max(max, `at most ${max.toLocaleString('en-US')} characters`)
    .refine((text) => !CONTROL.test(text), 'contains control characters');

/** A text with the id it will have, so that a repeated command makes it once. */
const text = (max: number) =>
  z.object({ id: textId, body: freeText(max).refine((body) => body.trim() !== '', 'is empty') });

export const callerInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('known'), id: callerId }),
  z.object({
    kind: z.literal('new'),
    id: callerId,
    name: freeText(120).refine((name) => name.trim() !== '', 'is empty'),
    /** As it was said or shown; the hub keeps its digits for finding. */
    phone: freeText(40).nullable(),
    email: z.email().max(200).nullable(),
    /** BCP 47, such as "en" or "es". */
    language: z.string().min(2).max(12),
  }),
]);
export type CallerInput = z.infer<typeof callerInput>;

/** Names come from disks, where half of a letter may stand; no database keeps one. */
const fileText = (max: number) =>
  text(max).refine(({ body }) => body.isWellFormed(), 'contains half of a letter');

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
  name: fileText(MAX_NAME),
  note: fileText(MAX_NOTE).nullable(),
});
export type NewAttachment = z.infer<typeof newAttachment>;

export const openCase = z.object({
  type: z.literal('open-case'),
  caseId,
  service: serviceCode,
  channel,
  place,
  caller: callerInput,
  description: text(4_000).nullable(),
  placeSaid: text(500).nullable(),
  answers: z
    .object({ id: textId, catalogueVersion: z.string(), values: z.record(z.string(), z.json()) })
    .nullable(),
  /** Files that were added to the draft: the case is filed with them or not at all. */
  attachments: z.array(newAttachment).max(MAX_PER_FILING).optional(),
});
const addNote = z.object({
  type: z.literal('add-note'),
  caseId,
  visibility: z.enum(['internal', 'public']),
  note: text(10_000),
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
export const addCaller = z.object({ type: z.literal('add-caller'), caseId, caller: callerInput });
const linkDuplicate = z.object({ type: z.literal('link-duplicate'), caseId, duplicateOf: caseId });
const closeCase = z.object({ type: z.literal('close-case'), caseId, outcome, explanation: text(4_000) });
const reopenCase = z.object({
  type: z.literal('reopen-case'),
  caseId,
  reason: reopenReason,
  explanation: text(2_000),
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
  linkDuplicate,
  closeCase,
  reopenCase,
  addAttachment,
  releaseAttachment,
  noteAttachment,
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
