import { z } from 'zod';
import type { AccountActor } from '../actor.ts';
import type { CaseCommand } from '../case-command.ts';
import { receiver, type CaseFacts } from '../case-facts.ts';
import { WAITING_REASONS, waitingReason } from '../case-state.ts';
import type { City } from '../city.ts';
import { freeText } from '../free-text.ts';
import { accountId, departmentCode, promiseId, textId, unitCode } from '../ids.ts';
import { HOUR, instant, type Instant } from '../instant.ts';
import { OUTCOMES, outcome } from '../outcome.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { fillPlaceholders, type Placeholders } from './fill-placeholders.ts';

/** Most cases of one run, and most steps for each. */
export const MOST_CASES = 500;
export const MOST_STEPS = 8;

const words = (max: number) =>
  freeText(max).refine((body) => body.trim() !== '', 'is empty. Write something');

/** Something that is done to a case without looking at it again: a bulk action is one of them, a macro several. */
export const runStep = z.discriminatedUnion('do', [
  z.object({ do: z.literal('note'), visibility: z.enum(['internal', 'public']), text: words(4_000) }),
  /** Whoever runs it takes the case. */
  z.object({ do: z.literal('take') }),
  z.object({
    do: z.literal('assign'),
    department: departmentCode,
    unit: unitCode.nullable(),
    assignee: accountId.nullable(),
  }),
  z.object({
    do: z.literal('schedule'),
    /** An instant, or so many days from the run at an hour of the city's day. */
    on: z.union([
      z.object({ at: instant }),
      z.object({ days: z.number().int().min(0).max(365), hour: z.number().int().min(0).max(23) }),
    ]),
  }),
  z.object({ do: z.literal('start') }),
  z.object({ do: z.literal('wait'), reason: waitingReason, text: words(2_000).nullable() }),
  z.object({ do: z.literal('refer'), receiver, text: words(2_000) }),
  /** To call the caller back, so many hours from the run. */
  z.object({
    do: z.literal('call-back'),
    hours: z.number().int().min(1).max(720),
    text: words(1_000).nullable(),
  }),
  z.object({
    do: z.literal('close'),
    outcome,
    reason: z.string().max(60).nullable(),
    text: words(4_000),
  }),
]);
export type RunStep = z.infer<typeof runStep>;

interface StepContext {
  readonly facts: CaseFacts;
  readonly actor: AccountActor;
  readonly city: City;
  readonly now: Instant;
  readonly placeholders: Placeholders;
  /** Two fresh ids, the same for the same step of the same run. */
  readonly ids: readonly [string, string];
  /** An hour of a day of the city, so many days from now. */
  readonly cityHour: (days: number, hour: number) => Instant;
}

/** The command of a step for one case, its texts filled in. What it leads to, decideCase judges as for any other. */
export function stepCommand(step: RunStep, context: StepContext): CaseCommand {
  const { facts, actor, now, placeholders, ids, cityHour } = context;
  const caseId = facts.id;
  const say = (body: string) => ({
    id: textId.parse(ids[0]),
    body: fillPlaceholders(body, placeholders).trim(),
  });
  const sayMaybe = (body: string | null) => (body === null ? null : say(body));
  const state = {
    type: 'change-state',
    caseId,
    waitingReason: null,
    scheduledFor: null,
    remark: null,
  } as const;
  switch (step.do) {
    case 'note':
      return { type: 'add-note', caseId, visibility: step.visibility, note: say(step.text) };
    case 'take': {
      const department = actor.department ?? facts.department;
      return { type: 'assign', caseId, department, unit: actor.unit, assignee: actor.id };
    }
    case 'assign': {
      const { department, unit, assignee } = step;
      return { type: 'assign', caseId, department, unit, assignee };
    }
    case 'schedule': {
      const at = 'at' in step.on ? step.on.at : cityHour(step.on.days, step.on.hour);
      return { ...state, to: 'scheduled', scheduledFor: at };
    }
    case 'start':
      return { ...state, to: 'in-progress' };
    case 'wait':
      return { ...state, to: 'waiting', waitingReason: step.reason, remark: sayMaybe(step.text) };
    case 'refer':
      return { type: 'refer', caseId, receiver: step.receiver, explanation: say(step.text) };
    case 'call-back':
      return {
        type: 'make-promise',
        caseId,
        promise: {
          id: promiseId.parse(ids[1]),
          kind: 'call-back',
          basis: 'agent',
          by: now + step.hours * HOUR,
          language: 'en',
        },
        callerId: facts.callerIds[0] ?? null,
        why: sayMaybe(step.text),
      };
    case 'close': {
      // A visit says when the work was done; without one the rules ask for it.
      const lastVisit = facts.visits.at(-1)?.at ?? null;
      return {
        type: 'close-case',
        caseId,
        outcome: step.outcome,
        explanation: say(step.text),
        said: { doneAt: lastVisit, reason: step.reason },
      };
    }
  }
}

/** What a step does, in a few words. */
export function stepWords(step: RunStep, city: City | null): string {
  switch (step.do) {
    case 'note':
      return step.visibility === 'internal' ? 'Add an internal note' : 'Add a public note';
    case 'take':
      return 'Take it';
    case 'assign':
      return `Assign to ${[city?.department(step.department)?.shortName ?? step.department, step.unit].filter((part) => part !== null).join(', ')}`;
    case 'schedule':
      return 'at' in step.on ? 'Schedule' : `Schedule in ${step.on.days} d at ${step.on.hour}:00`;
    case 'start':
      return 'Start work';
    case 'wait':
      return `Wait: ${WAITING_REASONS[step.reason].label.toLowerCase()}`;
    case 'refer':
      return `Refer to ${step.receiver.kind === 'department' ? (city?.department(step.receiver.department)?.shortName ?? step.receiver.department) : step.receiver.name}`;
    case 'call-back':
      return `Owe a call-back within ${step.hours} h`;
    case 'close':
      return `Close: ${OUTCOMES[step.outcome].label.toLowerCase()}`;
  }
}

/** Null when somebody may do this to so many cases at once; each case is judged by its own rules besides. */
export function mayRun(
  steps: readonly RunStep[],
  cases: number,
  actor: Pick<AccountActor, 'role'>,
): Refusal | null {
  const closes = steps.some((step) => step.do === 'close');
  if (closes && cases > 1 && actor.role !== 'supervisor')
    return refuse(
      'not-permitted',
      'Only a supervisor can close several cases at once. Close them one by one.',
    );
  return null;
}
