import type { AccountActor, Role } from '../shared/domain/actor.ts';
import type { CaseCommand } from '../shared/domain/case-command.ts';
import type { RecordedEvent } from '../shared/domain/case-event.ts';
import type { CaseFacts } from '../shared/domain/case-facts.ts';
import { decideCase } from '../shared/domain/decide-case.ts';
import type { Decision, DecisionInput } from '../shared/domain/decision.ts';
import { foldCase } from '../shared/domain/fold-case.ts';
import { accountId, caseId, commandId, textId } from '../shared/domain/ids.ts';
import type { Instant } from '../shared/domain/instant.ts';
import { NO_PLACE } from '../shared/domain/place.ts';
import { SMALL_CITY, SMALL_PACK } from './small-city.ts';

export const NOW: Instant = Date.parse('2026-11-18T18:00:00Z');
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const CASE = caseId.parse(uuid(1));
export const OTHER = caseId.parse(uuid(2));
export const PERSON = accountId.parse(uuid(3));
const COMMAND = commandId.parse(uuid(4));
export const TEXT = textId.parse(uuid(5));

export const owner = SMALL_PACK.services[0]!.owner;
export const elsewhere = SMALL_PACK.departments.find((one) => one.code !== owner)!.code;
export const plain = SMALL_PACK.services.find(
  (one) => !one.handOff && one.anonymous === 'allowed' && one.outcomes.includes('completed'),
)!;
export const handOff = SMALL_PACK.services.find((one) => one.handOff)!;
export const named = SMALL_PACK.services.find((one) => one.anonymous === 'forbidden')!;

export const person = (role: Role, department: string | null = null): AccountActor => ({
  kind: 'account',
  id: PERSON,
  role,
  department,
  unit: null,
});
const SUPERVISOR = person('supervisor');

export const open = (service = plain.code): CaseCommand => ({
  type: 'open-case',
  caseId: CASE,
  service,
  channel: 'call',
  place: { ...NO_PLACE, address: '1234 S MAIN ST' },
  caller: { kind: 'anonymous' },
  description: { id: TEXT, body: 'In front of the house' },
  placeSaid: null,
  answers: null,
});

/** What a supervisor of the small city is answered; `more` changes who asks and when. */
export function decide(
  facts: CaseFacts | null,
  command: CaseCommand,
  more: Partial<DecisionInput> = {},
): Decision {
  return decideCase({
    facts,
    other: null,
    children: [],
    command,
    actor: SUPERVISOR,
    seen: null,
    now: NOW,
    city: SMALL_CITY,
    number: '1-7000000001',
    directory: null,
    ...more,
  });
}

/** Applies a decision's events to its case as the hub does. Fails the test on a refusal. */
export function apply(facts: CaseFacts | null, decision: Decision, at: Instant = NOW): CaseFacts {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.message}`);
  let after = facts;
  for (const { event } of decision.events.filter((one) => one.caseId === CASE)) {
    const recorded: RecordedEvent = {
      caseId: CASE,
      version: (after?.version ?? 0) + 1,
      at,
      by: { id: PERSON, role: 'supervisor' },
      commandId: COMMAND,
      event,
    };
    after = foldCase(after, recorded);
  }
  if (after === null) throw new Error('no events');
  return after;
}

export const opened = (service = plain.code): CaseFacts => apply(null, decide(null, open(service)));
export const text = (body: string) => ({ id: TEXT, body });
export const done = 'The crew took it away this morning.';
export const codeOf = (decision: Decision): string => (decision.ok ? 'ok' : decision.refusal.code);
