import { clockFor, newClock } from './case-clock.ts';
import type { CommandOf } from './case-command.ts';
import type { CaseFacts } from './case-facts.ts';
import { isLive } from './case-state.ts';
import type { Service } from './city-pack.ts';
import { contractFor, missingEvidence } from './closure/closure-contract.ts';
import { NOTHING_SAID } from './closure/evidence.ts';
import { openChildren } from './decide-family.ts';
import { explanationTooShort, no, noEdge, yes, type Decision, type DecisionInput } from './decision.ts';
import { OUTCOMES } from './outcome.ts';
import { refuse } from './refusal.ts';

export function decideClose(
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
  const { outcome, explanation } = command;
  const said = command.said ?? NOTHING_SAID;
  const { closure } = input.city.pack;
  const contract = contractFor(closure, service, outcome);
  const missing = missingEvidence(contract, closure, facts, { ...said, outcome }, input.now);
  if (missing.length > 0) {
    const todo = missing.map((one) => one.todo).join(' ');
    const fields = missing.map((one) => ({ field: one.demand, mine: 'missing', theirs: 'asked for' }));
    return no(
      refuse('evidence-missing', `“${OUTCOMES[outcome].label}” needs evidence here. ${todo}`, fields),
    );
  }
  const open = input.children.filter((child) => child.open !== false);
  const unsaid = openChildren(open, command.stayOpen ?? []);
  if (unsaid !== null) return no(unsaid);
  const evidence = { ...said, contract: contract?.id ?? null, catalogueVersion: input.city.version };
  const stayOpen = open.length === 0 ? {} : { stayOpen: open.map((child) => child.id) };
  const clock = clockFor(facts.clock, 'closed', null, service, input.city, input.now);
  return yes(facts.id, { type: 'closed', outcome, clock, text: explanation.id, evidence, ...stayOpen }, [
    { ...explanation, kind: 'explanation', visibility: 'public' },
  ]);
}

export function decideReopen(
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
