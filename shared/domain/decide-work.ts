import type { Actor } from './actor.ts';
import { clockFor } from './case-clock.ts';
import type { CommandOf } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Service } from './city-pack.ts';
import {
  explanationTooShort,
  MINIMUM_EXPLANATION,
  no,
  noEdge,
  yes,
  type Decision,
  type DecisionInput,
  type KeptText,
} from './decision.ts';
import type { CaseId } from './ids.ts';
import { refuse } from './refusal.ts';

export function decideChangeState(
  command: CommandOf<'change-state'>,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  const refusal = noEdge(facts, command.to);
  if (refusal !== null) return no(refusal);
  if (command.to === 'waiting' && command.waitingReason === null) {
    return no(refuse('invalid', 'Choose what the case waits for.'));
  }
  if (command.to === 'scheduled' && command.scheduledFor === null) {
    return no(refuse('invalid', 'Choose the day of the work.'));
  }
  const waiting = command.to === 'waiting' ? command.waitingReason : null;
  const clock = clockFor(facts.clock, command.to, waiting, service, input.city, input.now);
  const changed: CaseEvent = {
    type: 'state-changed',
    from: facts.state,
    to: command.to,
    waitingReason: waiting,
    scheduledFor: command.to === 'scheduled' ? command.scheduledFor : null,
    clock,
    text: command.remark?.id ?? null,
  };
  const texts: KeptText[] =
    command.remark === null ? [] : [{ ...command.remark, kind: 'remark', visibility: 'internal' }];
  const events: { caseId: CaseId; event: CaseEvent }[] = [];
  if (takesOver(facts, input.actor)) {
    const { department } = facts.receiver;
    events.push({
      caseId: facts.id,
      event: { type: 'assigned', department, unit: null, assignee: null, clock },
    });
    changed.from = 'assigned';
  }
  events.push({ caseId: facts.id, event: changed });
  return { ok: true, events, texts, newCaller: null };
}

/** The receiver of a referral that starts to work on it becomes its owner. */
function takesOver(
  facts: CaseFacts,
  by: Actor,
): facts is CaseFacts & { receiver: Extract<CaseFacts['receiver'], { kind: 'department' }> } {
  return (
    facts.receiver?.kind === 'department' &&
    by.kind === 'account' &&
    by.department === facts.receiver.department &&
    by.department !== facts.department
  );
}

export function decideAssign(
  command: CommandOf<'assign'>,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  const refusal = noEdge(facts, 'assigned');
  if (refusal !== null) return no(refusal);
  const department = input.city.department(command.department);
  if (department === undefined) {
    return no(refuse('unknown-department', `The city has no department "${command.department}".`));
  }
  if (command.unit !== null && !department.units.some((unit) => unit.code === command.unit)) {
    return no(refuse('unknown-department', `${department.shortName} has no unit "${command.unit}".`));
  }
  if (facts.state === 'assigned' && sameOwner(command, facts)) {
    return no(refuse('invalid', 'It is assigned there already.'));
  }
  const clock = clockFor(facts.clock, 'assigned', null, service, input.city, input.now);
  const { unit, assignee } = command;
  return yes(facts.id, { type: 'assigned', department: command.department, unit, assignee, clock });
}

function sameOwner(command: CommandOf<'assign'>, facts: CaseFacts): boolean {
  return (
    command.department === facts.department &&
    command.unit === facts.unit &&
    command.assignee === facts.assignee
  );
}

export function decideRefer(
  command: CommandOf<'refer'>,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  const refusal = noEdge(facts, 'referred') ?? explanationTooShort(command.explanation.body);
  if (refusal !== null) return no(refusal);
  const to = command.receiver;
  if (to.kind === 'department') {
    if (input.city.department(to.department) === undefined) {
      return no(refuse('unknown-department', `The city has no department "${to.department}".`));
    }
    if (to.department === facts.department) {
      return no(refuse('invalid', `${to.department} has this case already. Assign it to a unit instead.`));
    }
  }
  const clock = clockFor(facts.clock, 'referred', null, service, input.city, input.now);
  return yes(facts.id, { type: 'referred', receiver: to, clock, text: command.explanation.id }, [
    { ...command.explanation, kind: 'explanation', visibility: 'public' },
  ]);
}

/**
 * The receiver of a referral takes it, or sends it back to whoever referred it with the reason. Only the receiver's own
 * people and supervisors answer for it: whoever referred it can't confirm in the receiver's name.
 */
export function decideAnswerReferral(
  command: CommandOf<'answer-referral'>,
  facts: CaseFacts,
  service: Service,
  { actor, city, now }: DecisionInput,
): Decision {
  const { receiver } = facts;
  if (facts.state !== 'referred' || receiver?.kind !== 'department') {
    return no(
      refuse('edge-not-allowed', 'This case is not referred to a department, so there is nothing to answer.'),
    );
  }
  const isReceiver =
    actor.kind === 'system' || actor.role === 'supervisor' || actor.department === receiver.department;
  if (!isReceiver) {
    const name = city.department(receiver.department)?.shortName ?? receiver.department;
    return no(refuse('not-permitted', `Only ${name} or a supervisor can confirm or return this referral.`));
  }
  const clock = clockFor(facts.clock, 'assigned', null, service, city, now);
  const { answer, reason } = command;
  const texts: KeptText[] = reason === null ? [] : [{ ...reason, kind: 'remark', visibility: 'internal' }];
  const common = {
    type: 'referral-answered',
    answer,
    by: receiver.department,
    clock,
    text: reason?.id ?? null,
  } as const;
  if (answer === 'return') {
    if (reason === null || reason.body.trim().length < MINIMUM_EXPLANATION)
      return no(
        refuse('explanation-needed', 'Say in a sentence why it goes back: the sender has to act on it.'),
      );
    const { department, unit, assignee } = facts;
    return yes(facts.id, { ...common, department, unit, assignee }, texts);
  }
  const { unit, assignee } = command;
  const department = city.department(receiver.department);
  if (unit !== null && department?.units.some((one) => one.code === unit) !== true)
    return no(
      refuse('unknown-department', `${department?.shortName ?? receiver.department} has no unit "${unit}".`),
    );
  return yes(facts.id, { ...common, department: receiver.department, unit, assignee }, texts);
}
