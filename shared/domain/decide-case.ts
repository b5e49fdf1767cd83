import { newClock } from './case-clock.ts';
import type { CallerInput, CaseCommand, CommandOf, SeenFacts } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Service } from './city-pack.ts';
import { decideCaller } from './decide-caller.ts';
import {
  attachmentAdded,
  attachmentTexts,
  decideAddAttachment,
  decideMarkAttachment,
  decideNoteAttachment,
  decideReleaseAttachment,
  filesOfFiling,
} from './decide-attachment.ts';
import { decideClose, decideReopen } from './decide-end.ts';
import { decideSurvey } from './feedback/decide-survey.ts';
import { decideVisit } from './decide-visit.ts';
import {
  carriedOn,
  decideLinkDuplicate,
  decideLinkParent,
  decideUnlinkDuplicate,
  decideUnlinkParent,
  splitOff,
} from './decide-family.ts';
import { decideNote } from './decide-note.ts';
import { decideEscalation } from './escalation/decide-escalation.ts';
import { isEscalationCommand, type EscalationDeed } from './escalation/escalation-command.ts';
import { decideMakePromise, decideSettlePromise, withPromiseTold } from './decide-promise.ts';
import { decideAssign, decideChangeState, decideRefer } from './decide-work.ts';
import { no, yes, type Decision, type DecisionInput, type KeptText } from './decision.ts';
import type { CallerId, TextId } from './ids.ts';
import { COMMAND_PERMISSION, mayNot } from './permission.ts';
import { refuse, type Refusal } from './refusal.ts';

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

function mustBeNamed({ name }: Service): Refusal {
  return refuse('caller-must-be-named', `${name.en} can't be reported anonymously. Ask for a name.`);
}

function decideOpen(command: CommandOf<'open-case'>, input: DecisionInput): Decision {
  const { city, now } = input;
  if (input.facts !== null) return no(refuse('already-exists', 'This case was opened already.'));
  const service = city.service(command.service);
  if (service === undefined)
    return no(refuse('unknown-service', `The city has no service "${command.service}".`));
  if (service.anonymous === 'forbidden' && command.caller.kind === 'anonymous') {
    return no(mustBeNamed(service));
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
  const files = filesOfFiling(command);
  for (const file of files) texts.push(...attachmentTexts(file));
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
  const { caseId, promise, emergency } = command;
  const callerId = callerIdOf(command.caller);
  const checked: CaseEvent[] = emergency === undefined ? [] : [{ type: 'emergency-checked', ...emergency }];
  const words = wordsSaid(command);
  texts.push(...words.texts);
  const split = command.splitFrom === undefined ? [] : splitOff(command, callerId, input.other, service);
  if (!Array.isArray(split)) return no(split);
  const joined = { type: 'caller-joined', callerId, ...words.said } as const;
  const own = [opened, joined, ...checked, ...files.map(attachmentAdded)];
  const decision: Decision = {
    ok: true,
    events: [...own.map((event) => ({ caseId, event })), ...split],
    texts,
    newCaller: command.caller.kind === 'new' ? command.caller : null,
  };
  return withPromiseTold(decision, caseId, null, promise, callerId);
}

/** What a caller said for what is needed: kept as a text, named by the event of their joining. */
function wordsSaid({ serviceSaid }: CommandOf<'open-case' | 'add-caller'>): {
  readonly said: { readonly said?: TextId };
  readonly texts: readonly KeptText[];
} {
  if (serviceSaid === undefined) return { said: {}, texts: [] };
  return {
    said: { said: serviceSaid.id },
    texts: [{ ...serviceSaid, kind: 'service-said', visibility: 'internal' }],
  };
}

function callerIdOf(caller: CallerInput): CallerId | null {
  return caller.kind === 'anonymous' ? null : caller.id;
}

function decideOnEscalation(
  deed: CommandOf<EscalationDeed['type']>,
  { id, escalations, service, place, callerIds }: CaseFacts,
  { actor, now, directory }: DecisionInput,
): Decision {
  const subject = { what: 'case', service, district: place.district, callers: callerIds.length } as const;
  const decided = decideEscalation({ list: escalations, deed, actor, now, subject, directory });
  if (!decided.ok) return no(decided.refusal);
  const events = decided.events.map((event) => ({ caseId: id, event }));
  return { ok: true, events, texts: decided.texts, newCaller: null };
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
    const forbidden =
      mayNot(actor, permission, null, false) ??
      (command.splitFrom === undefined ? null : mayNot(actor, 'link-case', input.other, false));
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
  if (isEscalationCommand(command)) return decideOnEscalation(command, facts, input);

  switch (command.type) {
    case 'add-note':
      return decideNote(command);
    case 'add-caller': {
      if (service.anonymous === 'forbidden' && command.caller.kind === 'anonymous')
        return no(mustBeNamed(service));
      if (command.caller.kind === 'known' && facts.callerIds.includes(command.caller.id)) {
        return no(refuse('invalid', 'This caller follows the case already.'));
      }
      const callerId = callerIdOf(command.caller);
      const carried = carriedOn(facts, input.other, callerId);
      if (!Array.isArray(carried)) return no(carried);
      const words = wordsSaid(command);
      const joined = withPromiseTold(
        yes(facts.id, { type: 'caller-joined', callerId, ...words.said }, words.texts),
        facts.id,
        facts,
        command.promise,
        callerId,
      );
      if (!joined.ok) return joined;
      const newCaller = command.caller.kind === 'new' ? command.caller : null;
      return { ...joined, newCaller, events: [...joined.events, ...carried] };
    }
    case 'make-promise':
      return decideMakePromise(command, facts);
    case 'settle-promise':
      return decideSettlePromise(command, facts, input);
    case 'change-caller':
    case 'merge-callers':
    case 'unmerge-callers':
    case 'set-messages':
      return decideCaller(command, facts);
    case 'change-state':
      return decideChangeState(command, facts, service, input);
    case 'assign':
      return decideAssign(command, facts, service, input);
    case 'refer':
      return decideRefer(command, facts, service, input);
    case 'link-duplicate':
      return decideLinkDuplicate(command, facts, input.other);
    case 'unlink-duplicate':
      return decideUnlinkDuplicate(command, facts, input.other);
    case 'link-parent':
      return decideLinkParent(command, facts, input.other);
    case 'unlink-parent':
      return decideUnlinkParent(command, facts, input.other);
    case 'close-case':
      return decideClose(command, facts, service, input);
    case 'reopen-case':
      return withPromiseTold(
        decideReopen(command, facts, service, input),
        facts.id,
        facts,
        command.promise,
        null,
      );
    case 'record-visit':
      return decideVisit(command, facts, input);
    case 'add-attachment':
      return decideAddAttachment(command, facts);
    case 'mark-attachment':
      return decideMarkAttachment(command, facts);
    case 'release-attachment':
      return decideReleaseAttachment(command, facts);
    case 'note-attachment':
      return decideNoteAttachment(command, facts);
    case 'answer-survey':
      return decideSurvey(command, facts, service, input);
  }
}
