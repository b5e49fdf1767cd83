import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { contractFor, missingEvidence, type Missing } from '../../shared/domain/closure/closure-contract.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';

/** What an outcome still asks for before it can be said of a case; day and reason are said with the closing itself. */
export function missingFor(facts: CaseFacts, outcome: Outcome, city: City, now: Instant): readonly Missing[] {
  const service = city.service(facts.service);
  if (service === undefined || !service.outcomes.includes(outcome)) return [];
  const { closure } = city.pack;
  const contract = contractFor(closure, service, outcome);
  return missingEvidence(contract, closure, facts, { doneAt: null, reason: null, outcome }, now).filter(
    ({ demand }) => demand !== 'done-date' && demand !== 'reason',
  );
}
