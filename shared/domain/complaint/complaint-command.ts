import { z } from 'zod';
import { callerInput, text } from '../case-command.ts';
import { channel } from '../channel.ts';
import { escalationTier } from '../directory/directory.ts';
import { accountId, caseId, complaintId, departmentCode, textId } from '../ids.ts';
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

/** Cases one complaint can concern. */
const MOST_COMPLAINT_CASES = 20;
export const LONGEST_STATEMENT = 6_000;

const fileComplaint = z.object({
  type: z.literal('file-complaint'),
  complaintId,
  /** What the caller is dissatisfied with, in their words. */
  statement: text(LONGEST_STATEMENT),
  /** What would make it right for them. */
  remedySought: text(2_000).nullable(),
  about: complaintAbout,
  /** Whom it is about, when they have an account here; a name that was said stands in the statement. */
  subject: accountId.nullable(),
  department: departmentCode,
  severity: complaintSeverity,
  safety: complaintSafety,
  impact: complaintImpact,
  channel,
  caller: callerInput,
  cases: z.array(caseId).max(MOST_COMPLAINT_CASES),
  /** Which closing it is about, and whether the work was not done at all: then the case is reopened with it. */
  disputes: z
    .object({
      caseId,
      notDone: z.boolean(),
      /** The id that the explanation of the reopening will have. */
      text: textId,
    })
    .nullable(),
});
export type FileComplaint = z.infer<typeof fileComplaint>;

const of = { complaintId };
const remark = text(2_000).nullable();

/** What can be asked to be done with complaints. */
export const complaintCommand = z.discriminatedUnion('type', [
  fileComplaint,
  z.object({ type: z.literal('acknowledge-complaint'), ...of, how: toldBy, remark }),
  z.object({
    type: z.literal('assess-complaint'),
    ...of,
    severity: complaintSeverity,
    safety: complaintSafety,
    complexity: complaintComplexity,
    impact: complaintImpact,
    remark,
  }),
  z.object({
    type: z.literal('add-complaint-note'),
    ...of,
    /** Shareable: whoever complained may be told it. */
    visibility: z.enum(['internal', 'shareable']),
    note: text(10_000),
  }),
  /** What was found out. */
  z.object({ type: z.literal('conclude-investigation'), ...of, finding: text(10_000) }),
  z.object({
    type: z.literal('decide-complaint'),
    ...of,
    outcome: complaintOutcome,
    /** The caller will read it. */
    reasons: text(6_000),
    /** What was or will be done to make it right. */
    remedyGiven: text(2_000).nullable(),
  }),
  z.object({ type: z.literal('communicate-complaint'), ...of, how: toldBy, remark }),
  z.object({ type: z.literal('close-complaint'), ...of, remark }),
  z.object({ type: z.literal('refer-complaint-outside'), ...of, recourse: recourseCode, remark }),
  z.object({
    type: z.literal('assign-complaint'),
    ...of,
    department: departmentCode,
    assignee: accountId.nullable(),
  }),
  z.object({ type: z.literal('link-complaint-case'), ...of, caseId }),
  /** To a higher tier of the department's contact points for complaints. */
  z.object({ type: z.literal('escalate-complaint'), ...of, tier: escalationTier, reason: text(2_000) }),
  /** The hub's clock alone: a stage was due at an instant, and was not reached. */
  z.object({ type: z.literal('advance-complaint'), ...of, stage: complaintStage, dueAt: instant }),
]);
export type ComplaintCommand = z.infer<typeof complaintCommand>;
export type ComplaintCommandOf<T extends ComplaintCommand['type']> = Extract<ComplaintCommand, { type: T }>;

const TYPES: ReadonlySet<string> = new Set(complaintCommand.options.map((one) => one.shape.type.value));

/** True for a command that concerns a complaint. */
export function isComplaintType(type: string): boolean {
  return TYPES.has(type);
}

/** The texts a command makes, with whether whoever complained may be told them. */
export function textsOfComplaint(command: ComplaintCommand): readonly ComplaintText[] {
  const one = (
    kind: ComplaintText['kind'],
    said: { readonly id: ComplaintText['id']; readonly body: string } | null,
    visibility: ComplaintText['visibility'] = 'internal',
  ): ComplaintText[] => (said === null ? [] : [{ ...said, kind, visibility }]);
  switch (command.type) {
    case 'file-complaint':
      return [
        ...one('statement', command.statement, 'shareable'),
        ...one('remedy-sought', command.remedySought, 'shareable'),
      ];
    case 'add-complaint-note':
      return one('note', command.note, command.visibility);
    case 'conclude-investigation':
      return one('finding', command.finding);
    case 'decide-complaint':
      return [
        ...one('reasons', command.reasons, 'shareable'),
        ...one('remedy', command.remedyGiven, 'shareable'),
      ];
    case 'escalate-complaint':
      return one('remark', command.reason);
    case 'acknowledge-complaint':
    case 'assess-complaint':
    case 'communicate-complaint':
    case 'close-complaint':
    case 'refer-complaint-outside':
      return one('remark', command.remark);
    case 'assign-complaint':
    case 'link-complaint-case':
    case 'advance-complaint':
      return [];
  }
}

/** A text of a complaint, kept apart from its events so that it can be erased. */
export interface ComplaintText {
  readonly id: z.infer<typeof textId>;
  readonly kind: 'statement' | 'remedy-sought' | 'note' | 'finding' | 'reasons' | 'remedy' | 'remark';
  readonly visibility: 'internal' | 'shareable';
  readonly body: string;
}
