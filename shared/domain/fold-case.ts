import type { CaseEvent, RecordedEvent } from './case-event.ts';
import { MOST_VISITS } from './closure/evidence.ts';
import type { CaseFacts } from './case-facts.ts';
import {
  promisesAfterClosing,
  promisesAfterReopening,
  withPromise,
  withPromiseChanged,
} from './fold-promises.ts';
import {
  foldJoined,
  foldMerged,
  foldParentLinked,
  foldParted,
  foldReceived,
  foldReturned,
} from './fold-family.ts';
import { isEscalationEvent } from './escalation/escalation-event.ts';
import { foldEscalation } from './escalation/fold-escalation.ts';
import { foldSurvey, surveysAfterMerge } from './feedback/fold-survey.ts';
import { foldAdded, foldChecked, foldMarked } from './fold-attachment.ts';
import type { CaseId, DepartmentCode } from './ids.ts';

/** Departments that see the case as theirs. */
function departmentsOf(facts: Pick<CaseFacts, 'department' | 'receiver'>): DepartmentCode[] {
  return facts.receiver?.kind === 'department'
    ? [facts.department, facts.receiver.department]
    : [facts.department];
}

/** Keeps track of who lost sight of the case, so that their desks can be told to drop it. */
function withFormerDepartments(before: CaseFacts, after: CaseFacts): CaseFacts {
  const now = departmentsOf(after);
  const once = new Set([...before.formerDepartments, ...departmentsOf(before)]);
  const formerDepartments = [...once].filter((code) => !now.includes(code)).toSorted();
  return { ...after, formerDepartments };
}

function change(facts: CaseFacts, recorded: RecordedEvent): CaseFacts {
  const { event, at, by } = recorded;
  if (isEscalationEvent(event))
    return { ...facts, escalations: foldEscalation(facts.escalations, event, { at, by: by.id }) };
  switch (event.type) {
    case 'case-opened':
      throw new Error(`case ${facts.id} is opened twice`);
    case 'history-recorded':
      return event.facts;
    case 'caller-joined':
      return foldJoined(facts, event);
    case 'callers-merged':
      return {
        ...foldMerged(facts, event),
        surveys: surveysAfterMerge(facts.surveys, event.from, event.to),
      };
    case 'callers-parted':
      return foldParted(facts, event);
    case 'note-added':
      return { ...facts, noteCount: facts.noteCount + 1 };
    case 'state-changed':
      return {
        ...facts,
        state: event.to,
        waitingReason: event.waitingReason,
        scheduledFor: event.scheduledFor,
        receiver: null,
        clock: event.clock,
      };
    case 'assigned':
      return {
        ...facts,
        state: 'assigned',
        waitingReason: null,
        scheduledFor: null,
        receiver: null,
        department: event.department,
        unit: event.unit,
        assignee: event.assignee,
        clock: event.clock,
      };
    case 'referred':
      return {
        ...facts,
        state: 'referred',
        waitingReason: null,
        scheduledFor: null,
        receiver: event.receiver,
        clock: event.clock,
      };
    case 'duplicate-linked':
      return { ...facts, duplicateOf: event.duplicateOf };
    case 'duplicate-received':
      return foldReceived(facts, event);
    case 'duplicate-unlinked':
      return { ...facts, duplicateOf: null };
    case 'duplicate-returned':
      return foldReturned(facts, event);
    case 'parent-linked':
      return foldParentLinked(facts, event);
    case 'parent-unlinked':
      return { ...facts, parent: null };
    case 'child-linked':
      return { ...facts, children: [...facts.children, event.child] };
    case 'child-unlinked':
      return { ...facts, children: facts.children.filter((id) => id !== event.child) };
    case 'closed':
      return {
        ...facts,
        state: 'closed',
        outcome: event.outcome,
        waitingReason: null,
        scheduledFor: null,
        receiver: null,
        closedAt: at,
        closedBy: by.id,
        closedElsewhere: false,
        evidence: event.evidence ?? null,
        clock: event.clock,
        promises: promisesAfterClosing(facts.promises, event.outcome, at),
      };
    case 'attachment-added':
      return foldAdded(facts, event, recorded);
    case 'attachment-checked':
      return foldChecked(facts, event);
    case 'attachment-marked':
      return foldMarked(facts, event);
    case 'visit-recorded': {
      const { at: there, found, crew } = event;
      const visits = [...facts.visits, { at: there, found, crew, by: by.id }];
      return { ...facts, visits: visits.toSorted((a, b) => a.at - b.at).slice(-MOST_VISITS) };
    }
    case 'reopened':
      return {
        ...facts,
        state: 'reopened',
        outcome: null,
        closedAt: null,
        closedBy: null,
        closedElsewhere: false,
        evidence: null,
        reopenCount: facts.reopenCount + 1,
        clock: event.clock,
        promises: promisesAfterReopening(facts.promises, event.reason, facts.closedAt),
      };
    case 'promise-made':
      return { ...facts, promises: withPromise(facts.promises, event, recorded) };
    case 'promise-moved':
    case 'promise-handed-on':
    case 'promise-settled':
      return { ...facts, promises: withPromiseChanged(facts.promises, event, at) };
    case 'survey-answered':
      return { ...facts, surveys: foldSurvey(facts.surveys, event, at) };
    case 'emergency-checked':
      return facts;
  }
}

function opened(
  caseId: CaseId,
  event: Extract<CaseEvent, { type: 'case-opened' }>,
  recorded: RecordedEvent,
): CaseFacts {
  return {
    id: caseId,
    number: event.number,
    numberSource: 'desk311',
    service: event.service,
    department: event.department,
    unit: null,
    assignee: null,
    state: 'new',
    waitingReason: null,
    scheduledFor: null,
    receiver: null,
    outcome: null,
    closedElsewhere: false,
    channel: event.channel,
    place: event.place,
    openedAt: recorded.at,
    updatedAt: recorded.at,
    closedAt: null,
    clock: event.clock,
    callerIds: [],
    anonymousCallers: 0,
    duplicateOf: null,
    reopenCount: 0,
    noteCount: 0,
    openedBy: recorded.by.id,
    closedBy: null,
    history: null,
    formerDepartments: [],
    promises: [],
    version: recorded.version,
    attachments: [],
    parent: null,
    children: [],
    duplicates: [],
    escalations: [],
    visits: [],
    evidence: null,
    surveys: [],
  };
}

/**
 * The case after one more event. The hub makes its rows with it and the console its preview of unsent work,
 * so both always agree. Throws when the event does not follow on the facts: that is a bug, not bad input.
 */
export function foldCase(facts: CaseFacts | null, recorded: RecordedEvent): CaseFacts {
  const { event } = recorded;
  if (facts === null) {
    if (event.type === 'case-opened') return opened(recorded.caseId, event, recorded);
    if (event.type === 'history-recorded') return event.facts;
    throw new Error(`the first event of case ${recorded.caseId} is ${event.type}`);
  }
  if (recorded.version !== facts.version + 1) {
    throw new Error(`event ${recorded.version} of case ${facts.id} does not follow version ${facts.version}`);
  }
  const after = withFormerDepartments(facts, change(facts, recorded));
  const updatedAt = event.type === 'history-recorded' ? event.facts.updatedAt : recorded.at;
  return { ...after, updatedAt, version: recorded.version };
}
