import type { Channel } from '../../../shared/domain/channel.ts';
import type { FileComplaint } from '../../../shared/domain/complaint/complaint-command.ts';
import type {
  ComplaintAbout,
  ComplaintImpact,
  ComplaintSafety,
  ComplaintSeverity,
} from '../../../shared/domain/complaint/complaint-scales.ts';
import {
  callerId,
  complaintId,
  textId,
  type AccountId,
  type CallerId,
  type ComplaintId,
  type TextId,
} from '../../../shared/domain/ids.ts';
import type { CallerDraft } from '../../design/caller-fields.tsx';
import { NOBODY_YET } from '../../design/caller-fields.tsx';
import { callerInputOf } from '../../design/caller-input-of.ts';
import type { ComplainedCase, ComplaintStart } from '../../workspace/complaint-shown.ts';

/** A complaint while it is taken. */
export interface ComplaintDraft {
  readonly ids: {
    readonly complaint: ComplaintId;
    readonly statement: TextId;
    readonly remedy: TextId;
    readonly reopening: TextId;
    readonly caller: CallerId;
  };
  readonly statement: string;
  readonly remedy: string;
  readonly about: ComplaintAbout | null;
  readonly subject: AccountId | null;
  readonly cases: readonly ComplainedCase[];
  /** Of a complaint about a closing: nothing was done. */
  readonly notDone: boolean;
  readonly severity: ComplaintSeverity;
  readonly safety: ComplaintSafety;
  readonly impact: ComplaintImpact;
  readonly department: string;
  readonly channel: Channel;
  readonly caller: CallerDraft;
}

const fresh = () => crypto.randomUUID();

/** An empty form, with what is known already. */
export function newComplaint({ case: of, caller, anonymous }: ComplaintStart): ComplaintDraft {
  return {
    ids: {
      complaint: complaintId.parse(fresh()),
      statement: textId.parse(fresh()),
      remedy: textId.parse(fresh()),
      reopening: textId.parse(fresh()),
      caller: callerId.parse(fresh()),
    },
    statement: '',
    remedy: '',
    about: of?.closed === true ? 'closure' : null,
    subject: null,
    cases: of === null ? [] : [of],
    notDone: of?.closed === true,
    severity: 'moderate',
    safety: 'none',
    impact: 'one',
    department: of?.department ?? '',
    channel: 'call',
    caller:
      caller === null
        ? { ...NOBODY_YET, mode: anonymous ? 'anonymous' : 'new' }
        : { ...NOBODY_YET, mode: 'known', id: caller.id, name: caller.name, language: caller.language },
  };
}

/** The case whose closing can be disputed: the first that was closed. */
export function disputedCase({ cases }: ComplaintDraft): ComplainedCase | undefined {
  return cases.find((one) => one.closed) ?? cases.find((one) => one.wasClosed);
}

/** The command, or what is missing for one, in a sentence. */
export function complaintCommandOf(draft: ComplaintDraft): FileComplaint | string {
  const { ids, about, caller } = draft;
  if (draft.statement.trim() === '') return 'Write what the caller is dissatisfied with.';
  if (about === null) return 'Say what it is about.';
  if (about === 'closure' && disputedCase(draft) === undefined)
    return 'Find the case whose closing it is about.';
  if (draft.department === '') return 'Choose the department.';
  if (caller.mode !== 'anonymous' && caller.id === null && caller.name.trim() === '')
    return 'Enter the caller’s name, or choose Anonymous.';
  const disputed = about === 'closure' ? disputedCase(draft) : undefined;
  return {
    type: 'file-complaint',
    complaintId: ids.complaint,
    statement: { id: ids.statement, body: draft.statement },
    remedySought: draft.remedy.trim() === '' ? null : { id: ids.remedy, body: draft.remedy },
    about,
    subject: about === 'person' ? draft.subject : null,
    department: draft.department,
    severity: draft.severity,
    safety: draft.safety,
    impact: draft.impact,
    channel: draft.channel,
    caller: callerInputOf(caller, ids.caller),
    cases: draft.cases.map(({ id }) => id),
    disputes:
      disputed === undefined
        ? null
        : { caseId: disputed.id, notDone: draft.notDone && disputed.wasClosed, text: ids.reopening },
  };
}
