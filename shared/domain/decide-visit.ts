import type { CommandOf } from './case-command.ts';
import type { CaseFacts } from './case-facts.ts';
import { isLive } from './case-state.ts';
import { no, yes, type Decision, type DecisionInput } from './decision.ts';
import { CLOCK_SLACK } from './closure/evidence.ts';
import { refuse } from './refusal.ts';

/** Puts down that somebody went there. Of a closed case nothing is added: what it was closed on stays as it was. */
export function decideVisit(
  { at, found, crew, remark }: CommandOf<'record-visit'>,
  facts: CaseFacts,
  { now }: DecisionInput,
): Decision {
  if (!isLive(facts.state))
    return no(refuse('edge-not-allowed', 'The case is closed. Reopen it before you record a visit.'));
  if (at > now + CLOCK_SLACK)
    return no(refuse('invalid', 'A visit can’t lie in the future. Check day and time.'));
  if (at < facts.openedAt - CLOCK_SLACK)
    return no(refuse('invalid', 'The visit lies before the case was opened. Check day and time.'));
  return yes(
    facts.id,
    { type: 'visit-recorded', at, found, crew, text: remark?.id ?? null },
    remark === null ? [] : [{ ...remark, kind: 'remark', visibility: 'internal' }],
  );
}
