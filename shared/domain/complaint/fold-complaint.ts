import type { EscalationTier } from '../directory/directory.ts';
import type { ComplaintClock, ComplaintEvent, RecordedComplaint } from './complaint-event.ts';
import type { ComplaintFacts } from './complaint-facts.ts';
import type { ComplaintStage } from './complaint-stage.ts';

/** What a complaint is after an event. */
export function foldComplaint(before: ComplaintFacts | null, recorded: RecordedComplaint): ComplaintFacts {
  const { complaintId, version, at, by, event } = recorded;
  if (event.type === 'complaint-received') {
    const { type: _type, statement: _statement, remedySought: _remedy, trace: _trace, ...received } = event;
    return {
      ...received,
      clock: begun(event.clock),
      id: complaintId,
      version,
      complexity: null,
      stage: 'received',
      reached: [{ stage: 'received', at, by: by.id, dueAt: null }],
      takenBy: by.id,
      receivedAt: at,
      updatedAt: at,
      assignee: null,
      tier: event.offer?.tier ?? 1,
      outcome: null,
      recourse: null,
      noteCount: 0,
    };
  }
  if (before === null) throw new Error(`complaint ${complaintId} begins with ${event.type}`);
  return { ...before, ...change(before, event, recorded), version, updatedAt: at };
}

type Later = Exclude<ComplaintEvent, { type: 'complaint-received' }>;

function change(
  before: ComplaintFacts,
  event: Later,
  { at, by }: RecordedComplaint,
): Partial<ComplaintFacts> {
  const reach = (stage: ComplaintStage, clock: ComplaintClock | null): Partial<ComplaintFacts> => ({
    stage,
    clock: begun(clock),
    reached: [
      ...before.reached,
      {
        stage,
        at,
        by: by.id,
        dueAt: before.clock !== null && before.clock.stage === stage ? before.clock.dueAt : null,
      },
    ],
  });
  switch (event.type) {
    case 'complaint-acknowledged':
      return reach('acknowledged', event.clock);
    case 'complaint-assessed': {
      const { severity, safety, complexity, impact } = event;
      return { ...reach('assessed', event.clock), severity, safety, complexity, impact };
    }
    case 'complaint-noted':
      return { noteCount: before.noteCount + 1 };
    case 'complaint-investigated':
      return reach('investigated', event.clock);
    case 'complaint-decided':
      return { ...reach('decided', event.clock), outcome: event.outcome };
    case 'complaint-communicated':
      return reach('communicated', event.clock);
    case 'complaint-closed':
      return reach('closed', null);
    case 'complaint-referred-outside':
      return { ...reach('external', null), recourse: event.recourse };
    case 'complaint-assigned':
      return { department: event.department, assignee: event.assignee };
    case 'complaint-case-linked':
      return { cases: [...before.cases, event.caseId] };
    case 'complaint-escalated':
      return { tier: event.offer?.tier ?? higher(before.tier, event.tier), offer: event.offer };
    case 'complaint-overdue': {
      const clock =
        before.clock === null
          ? null
          : { ...before.clock, missed: { at, tier: event.offer === null ? null : event.offer.tier } };
      return event.offer === null ? { clock } : { clock, tier: event.offer.tier, offer: event.offer };
    }
  }
}

function begun(clock: ComplaintClock | null): ComplaintFacts['clock'] {
  return clock === null ? null : { ...clock, missed: null };
}

function higher(a: EscalationTier, b: EscalationTier): EscalationTier {
  return a > b ? a : b;
}
