import type { Receiver } from '../../shared/domain/case-facts.ts';
import type { WaitingReason } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import { reasonsFor } from '../../shared/domain/closure/closure-contract.ts';
import { accountId } from '../../shared/domain/ids.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { unknownPlaceholders } from '../../shared/domain/run/fill-placeholders.ts';
import { runStep, type RunStep } from '../../shared/domain/run/run-step.ts';
import { cityInstant } from '../../shared/domain/case-words/city-date.ts';

/** A step as it is being filled in, however incomplete. */
export interface StepDraft {
  readonly do: RunStep['do'];
  readonly visibility: 'internal' | 'public';
  readonly text: string;
  readonly department: string | null;
  readonly unit: string | null;
  readonly assignee: string | null;
  readonly date: string;
  readonly time: string;
  /** Of a macro: days from when it runs. */
  readonly days: string;
  readonly waitingReason: WaitingReason | null;
  readonly outside: string;
  readonly hours: string;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
}

export const EMPTY_STEP: StepDraft = {
  do: 'note',
  visibility: 'internal',
  text: '',
  department: null,
  unit: null,
  assignee: null,
  date: '',
  time: '08:00',
  days: '1',
  waitingReason: null,
  outside: '',
  hours: '24',
  outcome: null,
  reason: null,
};

/** How long a wait for the day of a step is said: a day, or so many days from the run. */
export type DayBy = 'date' | 'days';

const wholeNumber = (typed: string): number | null => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null);

function receiverOf({ department, outside }: StepDraft): Receiver | null {
  if (department !== null) return { kind: 'department', department };
  return outside.trim().length < 2 ? null : { kind: 'outside', name: outside.trim() };
}

/** The step, or what is still missing for it, in a sentence. */
export function stepOf(draft: StepDraft, city: City, dayBy: DayBy): RunStep | string {
  const text = draft.text.trim();
  const [slip] = unknownPlaceholders(text);
  if (slip !== undefined)
    return `{${slip}} means nothing. Use {number}, {service}, {due} or {address}, or leave out the braces.`;
  const checked = (step: RunStep): RunStep | string => {
    const read = runStep.safeParse(step);
    return read.success ? read.data : `Something of it ${read.error.issues[0]?.message ?? 'is wrong'}.`;
  };
  switch (draft.do) {
    case 'note':
      return text === '' ? 'Write the note.' : checked({ do: 'note', visibility: draft.visibility, text });
    case 'take':
    case 'start':
      return { do: draft.do };
    case 'assign': {
      const { department, unit, assignee } = draft;
      if (department === null) return 'Choose the department.';
      return {
        do: 'assign',
        department,
        unit,
        assignee: assignee === null ? null : accountId.parse(assignee),
      };
    }
    case 'schedule': {
      if (dayBy === 'days') {
        const days = wholeNumber(draft.days);
        const hour = wholeNumber(draft.time.slice(0, 2));
        if (days === null || hour === null) return 'Say in how many days, and at what hour.';
        return checked({ do: 'schedule', on: { days, hour } });
      }
      const at = cityInstant(draft.date, draft.time, city.timeZone);
      return at === null ? 'Choose the day of the work.' : { do: 'schedule', on: { at } };
    }
    case 'wait': {
      const { waitingReason: reason } = draft;
      if (reason === null) return 'Choose what they wait for.';
      return checked({ do: 'wait', reason, text: text === '' ? null : text });
    }
    case 'refer': {
      const receiver = receiverOf(draft);
      if (receiver === null) return 'Choose who takes them.';
      return text === ''
        ? 'Say why they go there: the resident will read it.'
        : checked({ do: 'refer', receiver, text });
    }
    case 'call-back': {
      const hours = wholeNumber(draft.hours);
      if (hours === null) return 'Say within how many hours.';
      return checked({ do: 'call-back', hours, text: text === '' ? null : text });
    }
    case 'close': {
      const { outcome } = draft;
      if (outcome === null) return 'Choose how they ended.';
      if (text === '') return 'Explain it to the resident: what was done, or why it could not be done.';
      const known = reasonsFor(city.pack.closure, outcome).some(({ code }) => code === draft.reason);
      return checked({ do: 'close', outcome, reason: known ? draft.reason : null, text });
    }
  }
}
