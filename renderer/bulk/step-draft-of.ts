import type { RunStep } from '../../shared/domain/run/run-step.ts';
import { EMPTY_STEP, type StepDraft } from './step-draft.ts';

/** A kept step, to be changed again. */
export function draftOfStep(step: RunStep): StepDraft {
  const draft = { ...EMPTY_STEP, do: step.do };
  switch (step.do) {
    case 'take':
    case 'start':
      return draft;
    case 'note':
      return { ...draft, visibility: step.visibility, text: step.text };
    case 'assign':
      return { ...draft, department: step.department, unit: step.unit, assignee: step.assignee };
    case 'schedule':
      return 'days' in step.on
        ? { ...draft, days: String(step.on.days), time: `${String(step.on.hour).padStart(2, '0')}:00` }
        : draft;
    case 'wait':
      return { ...draft, waitingReason: step.reason, text: step.text ?? '' };
    case 'refer': {
      const { receiver, text } = step;
      return receiver.kind === 'department'
        ? { ...draft, department: receiver.department, text }
        : { ...draft, outside: receiver.name, text };
    }
    case 'call-back':
      return { ...draft, hours: String(step.hours), text: step.text ?? '' };
    case 'close':
      return { ...draft, outcome: step.outcome, reason: step.reason, text: step.text };
  }
}
