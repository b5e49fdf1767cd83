import type { CaseCommand } from '../shared/domain/case-command.ts';
import type { CaseEvent } from '../shared/domain/case-event.ts';
import type { CaseFacts } from '../shared/domain/case-facts.ts';
import { isLive } from '../shared/domain/case-state.ts';
import type { Decision, DecisionInput } from '../shared/domain/decision.ts';
import { foldCase } from '../shared/domain/fold-case.ts';
import { commandId, type CaseId } from '../shared/domain/ids.ts';
import { otherCaseOf } from '../shared/domain/other-case.ts';
import { NO_PLACE } from '../shared/domain/place.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import { decide, NOW, PERSON } from './small-case.ts';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const COMMAND = commandId.parse(uuid(900));

/** Where all cases of a family world are. */
export const PLACE = { ...NO_PLACE, address: '1234 S MAIN ST' };

type Events = readonly { readonly caseId: CaseId; readonly event: CaseEvent }[];

/** Several cases that commands change by the rules alone, as the hub would. */
export interface FamilyWorld {
  /** Carries a command out; null when the rules refuse it. */
  try(command: CaseCommand): Events | null;
  /** Carries a command out. Fails the test when the rules refuse it. */
  must(command: CaseCommand): Events;
  /** What the rules would say; null when they allow it. Changes nothing. */
  refused(command: CaseCommand, more?: Partial<DecisionInput>): Refusal | null;
  refusal(command: CaseCommand, more?: Partial<DecisionInput>): string | null;
  /** Lets something happen to a case that no command of its own leads to. */
  happen(id: CaseId, event: CaseEvent): void;
  facts(id: CaseId): CaseFacts;
  all(): readonly CaseFacts[];
}

/** A world without cases. */
export function familyWorld(): FamilyWorld {
  const cases = new Map<CaseId, CaseFacts>();
  const known = (id: CaseId): CaseFacts => {
    const facts = cases.get(id);
    if (facts === undefined) throw new Error(`there is no case ${id}`);
    return facts;
  };
  const judge = (command: CaseCommand, more: Partial<DecisionInput> = {}): Decision => {
    const facts = cases.get(command.caseId) ?? null;
    const otherId = otherCaseOf(command, facts);
    const children = command.type === 'close-case' && facts !== null ? facts.children.map(known) : [];
    return decide(facts, command, {
      other: otherId === null ? null : (cases.get(otherId) ?? null),
      children: children.map(({ id, number, state }) => ({ id, number, open: isLive(state) })),
      number: `1-${7_000_000_001 + cases.size}`,
      ...more,
    });
  };
  const happen = (id: CaseId, event: CaseEvent): void => {
    const before = cases.get(id) ?? null;
    const version = (before?.version ?? 0) + 1;
    const by = { id: PERSON, role: 'supervisor' as const };
    cases.set(id, foldCase(before, { caseId: id, version, at: NOW, by, commandId: COMMAND, event }));
  };
  const attempt = (command: CaseCommand): Events | null => {
    const decision = judge(command);
    if (!decision.ok) return null;
    for (const { caseId, event } of decision.events) happen(caseId, event);
    return decision.events;
  };
  const refused: FamilyWorld['refused'] = (command, more) => {
    const decision = judge(command, more);
    return decision.ok ? null : decision.refusal;
  };
  return {
    try: attempt,
    must: (command) => {
      const events = attempt(command);
      if (events === null) throw new Error(`refused: ${refused(command)?.message}`);
      return events;
    },
    refused,
    refusal: (command, more) => refused(command, more)?.message ?? null,
    happen,
    facts: known,
    all: () => [...cases.values()],
  };
}
