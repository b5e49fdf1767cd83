import type { Actor } from './actor.ts';
import type { CallerInput, CaseCommand, CommandOf, SeenFacts } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseClock, CaseFacts } from './case-facts.ts';
import { edgeReason, isLive, WAITING_REASONS, type CaseState, type WaitingReason } from './case-state.ts';
import type { City } from './city.ts';
import type { Service } from './city-pack.ts';
import { dueTime } from './due-time.ts';
import type { CallerId, CaseId, TextId } from './ids.ts';
import type { Instant } from './instant.ts';
import { OUTCOMES } from './outcome.ts';
import { COMMAND_PERMISSION, mayNot } from './permission.ts';
import { refuse, type Refusal } from './refusal.ts';

/** A text to be kept apart from the events, so that it can be erased. */
export interface KeptText {
  readonly id: TextId;
  readonly kind: 'description' | 'place-said' | 'answers' | 'note' | 'remark' | 'explanation';
  readonly body: string;
  /** Internal texts are for the city's people only. */
  readonly visibility: 'internal' | 'public';
}

export type NewCaller = Extract<CallerInput, { kind: 'new' }>;

/** What a command leads to. Events may concern more than one case: a duplicate hands its callers to the other. */
export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly { readonly caseId: CaseId; readonly event: CaseEvent }[];
      readonly texts: readonly KeptText[];
      readonly newCaller: NewCaller | null;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** All that a decision may depend on; the hub reads it under lock, the console from its cache. */
export interface DecisionInput {
  readonly facts: CaseFacts | null;
  /** The other case a link names; null when there is none or the actor may not see it. */
  readonly other: CaseFacts | null;
  readonly command: CaseCommand;
  readonly actor: Actor;
  readonly seen: SeenFacts | null;
  readonly now: Instant;
  readonly city: City;
  /** The number for a case about to be opened; null on a desk, which can't give one. */
  readonly number: string | null;
}

const MINIMUM_EXPLANATION = 10;

const no = (refusal: Refusal): Decision => ({ ok: false, refusal });

function yes(caseId: CaseId, event: CaseEvent, texts: readonly KeptText[] = []): Decision {
  return { ok: true, events: [{ caseId, event }], texts, newCaller: null };
}

/** The clock after the case enters a state: waits that pause it open or close a pause. */
function clockFor(
  clock: CaseClock,
  to: CaseState,
  waiting: WaitingReason | null,
  service: Service,
  city: City,
  now: Instant,
): CaseClock {
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause));
  if (to === 'waiting' && waiting !== null && WAITING_REASONS[waiting].pausesClock) {
    pauses.push({ from: now, to: null, reason: waiting });
  }
  return {
    startedAt: clock.startedAt,
    pauses,
    ...dueTime(clock.startedAt, service.clock, city.calendar(service.clock.calendar), pauses),
  };
}

/** A clock that starts now. */
export function newClock(service: Service, city: City, now: Instant): CaseClock {
  return {
    startedAt: now,
    pauses: [],
    ...dueTime(now, service.clock, city.calendar(service.clock.calendar), []),
  };
}

function explanationTooShort(body: string): Refusal | null {
  if (body.trim().length >= MINIMUM_EXPLANATION) return null;
  return refuse(
    'explanation-needed',
    'Say in a sentence what was done or why it could not be done: the resident will read it.',
  );
}

function noEdge(facts: CaseFacts, to: CaseState): Refusal | null {
  if (edgeReason(facts.state, to) !== null) return null;
  const first = facts.state === 'closed' ? ' Reopen it first.' : '';
  return refuse('edge-not-allowed', `A case that is ${facts.state} can't become ${to}.${first}`);
}

/** What the sender saw against what holds now, for commands that change state or owner. */
function conflict(facts: CaseFacts, seen: SeenFacts | null): Refusal | null {
  if (seen === null) return null;
  const fields = (['state', 'department', 'unit', 'assignee'] as const)
    .filter((field) => seen[field] !== facts[field])
    .map((field) => ({ field, mine: seen[field] ?? 'none', theirs: facts[field] ?? 'none' }));
  if (fields.length === 0) return null;
  return refuse(
    'conflict',
    'Someone changed this case while you worked on it. Look at it again, then decide.',
    fields,
  );
}

function decideOpen(command: CommandOf<'open-case'>, input: DecisionInput): Decision {
  const { city, now } = input;
  if (input.facts !== null) return no(refuse('already-exists', 'This case was opened already.'));
  const service = city.service(command.service);
  if (service === undefined)
    return no(refuse('unknown-service', `The city has no service "${command.service}".`));
  if (service.anonymous === 'forbidden' && command.caller.kind === 'anonymous') {
    return no(
      refuse('caller-must-be-named', `${service.name.en} can't be reported anonymously. Ask for a name.`),
    );
  }
  if (command.place.address.trim() === '' && command.placeSaid === null) {
    return no(
      refuse('invalid', "Say where it is: an address, a crossing, or the place in the caller's words."),
    );
  }
  const texts: KeptText[] = [];
  if (command.description !== null) {
    texts.push({ ...command.description, kind: 'description', visibility: 'internal' });
  }
  if (command.placeSaid !== null)
    texts.push({ ...command.placeSaid, kind: 'place-said', visibility: 'internal' });
  if (command.answers !== null) {
    const body = JSON.stringify(command.answers.values);
    texts.push({ id: command.answers.id, kind: 'answers', body, visibility: 'internal' });
  }
  const opened: CaseEvent = {
    type: 'case-opened',
    number: input.number,
    service: service.code,
    department: service.owner,
    channel: command.channel,
    place: command.place,
    clock: newClock(service, city, now),
    catalogueVersion: city.version,
    description: command.description?.id ?? null,
    placeSaid: command.placeSaid?.id ?? null,
    answers: command.answers?.id ?? null,
  };
  return {
    ok: true,
    events: [
      { caseId: command.caseId, event: opened },
      { caseId: command.caseId, event: { type: 'caller-joined', callerId: callerIdOf(command.caller) } },
    ],
    texts,
    newCaller: command.caller.kind === 'new' ? command.caller : null,
  };
}

function callerIdOf(caller: CallerInput): CallerId | null {
  return caller.kind === 'anonymous' ? null : caller.id;
}

function decideChangeState(
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

function decideAssign(
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

function decideRefer(
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

function decideLink(
  command: CommandOf<'link-duplicate'>,
  facts: CaseFacts,
  other: CaseFacts | null,
): Decision {
  if (command.duplicateOf === facts.id)
    return no(refuse('duplicate-target', "A case can't be a duplicate of itself."));
  if (other === null) return no(refuse('duplicate-target', 'There is no such case to link to.'));
  if (!isLive(other.state)) {
    return no(refuse('duplicate-target', 'The other case is closed. Reopen it, or keep this one.'));
  }
  if (!isLive(facts.state)) return no(refuse('duplicate-target', 'This case is closed. Reopen it first.'));
  if (other.duplicateOf !== null) {
    return no(
      refuse('duplicate-target', 'The other case is itself a duplicate. Link to the one it points to.'),
    );
  }
  if (facts.duplicateOf === other.id) return no(refuse('invalid', 'They are linked already.'));
  const { callerIds, anonymousCallers } = facts;
  return {
    ok: true,
    events: [
      { caseId: facts.id, event: { type: 'duplicate-linked', duplicateOf: other.id } },
      {
        caseId: other.id,
        event: { type: 'duplicate-received', from: facts.id, callerIds, anonymousCallers },
      },
    ],
    texts: [],
    newCaller: null,
  };
}

function decideClose(
  command: CommandOf<'close-case'>,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  const refusal = noEdge(facts, 'closed') ?? explanationTooShort(command.explanation.body);
  if (refusal !== null) return no(refusal);
  if (!service.outcomes.includes(command.outcome)) {
    const allowed = service.outcomes.map((one) => OUTCOMES[one].label.toLowerCase()).join(', ');
    return no(
      refuse(
        'outcome-not-allowed',
        `${service.name.en} can't end as "${OUTCOMES[command.outcome].label.toLowerCase()}". It can end as: ${allowed}.`,
      ),
    );
  }
  if (command.outcome === 'duplicate') {
    if (facts.duplicateOf === null) {
      return no(
        refuse(
          'duplicate-target',
          'Link it to the case it repeats first, so that its caller is answered there.',
        ),
      );
    }
    if (input.other !== null && !isLive(input.other.state)) {
      return no(
        refuse(
          'duplicate-target',
          'The case it repeats is closed: there is nobody left to answer its caller.',
        ),
      );
    }
  }
  const clock = clockFor(facts.clock, 'closed', null, service, input.city, input.now);
  return yes(facts.id, { type: 'closed', outcome: command.outcome, clock, text: command.explanation.id }, [
    { ...command.explanation, kind: 'explanation', visibility: 'public' },
  ]);
}

function decideReopen(
  command: CommandOf<'reopen-case'>,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  if (isLive(facts.state))
    return no(refuse('edge-not-allowed', 'This case is open. Add a note to it instead.'));
  const refusal = explanationTooShort(command.explanation.body);
  if (refusal !== null) return no(refusal);
  const clock = newClock(service, input.city, input.now);
  return yes(facts.id, { type: 'reopened', reason: command.reason, clock, text: command.explanation.id }, [
    { ...command.explanation, kind: 'explanation', visibility: 'internal' },
  ]);
}

/** Commands that must not overwrite what their sender did not see. */
const GUARDED = new Set<CaseCommand['type']>([
  'change-state',
  'assign',
  'refer',
  'close-case',
  'reopen-case',
]);

/**
 * What a command leads to: events, or a refusal that says why. Pure. The hub decides with it and the console
 * previews unsent work with it, so the two differ only where they know different things.
 */
export function decideCase(input: DecisionInput): Decision {
  const { facts, command, actor, city } = input;
  const permission = COMMAND_PERMISSION[command.type];
  if (command.type === 'open-case') {
    const forbidden = mayNot(actor, permission, null, false);
    return forbidden === null ? decideOpen(command, input) : no(forbidden);
  }
  if (facts === null) return no(refuse('not-found', 'There is no such case, or it is not yours to see.'));
  const service = city.service(facts.service);
  if (service === undefined)
    throw new Error(`case ${facts.id} has service "${facts.service}", which the pack lacks`);
  const forbidden = mayNot(actor, permission, facts, service.handOff);
  if (forbidden !== null) return no(forbidden);
  const stale = GUARDED.has(command.type) ? conflict(facts, input.seen) : null;
  if (stale !== null) return no(stale);

  switch (command.type) {
    case 'add-note':
      return yes(facts.id, { type: 'note-added', text: command.note.id, visibility: command.visibility }, [
        { ...command.note, kind: 'note', visibility: command.visibility },
      ]);
    case 'add-caller': {
      const joined = yes(facts.id, { type: 'caller-joined', callerId: callerIdOf(command.caller) });
      if (command.caller.kind === 'known' && facts.callerIds.includes(command.caller.id)) {
        return no(refuse('invalid', 'This caller follows the case already.'));
      }
      return joined.ok && command.caller.kind === 'new' ? { ...joined, newCaller: command.caller } : joined;
    }
    case 'change-state':
      return decideChangeState(command, facts, service, input);
    case 'assign':
      return decideAssign(command, facts, service, input);
    case 'refer':
      return decideRefer(command, facts, service, input);
    case 'link-duplicate':
      return decideLink(command, facts, input.other);
    case 'close-case':
      return decideClose(command, facts, service, input);
    case 'reopen-case':
      return decideReopen(command, facts, service, input);
  }
}
