import type { CallerCommand } from './caller-command.ts';
import type { CaseFacts } from './case-facts.ts';
import { no, type Decision } from './decision.ts';
import { refuse } from './refusal.ts';

/**
 * Whether a command about callers may go ahead, as far as a case can tell. What becomes of their cases the hub works
 * out: a desk may not hold all of them.
 */
export function decideCaller(command: CallerCommand, facts: CaseFacts): Decision {
  if (facts.callerIds.length === 0)
    return no(refuse('unknown-caller', 'Nobody is named as a caller of this case.'));
  const here = (id: CallerCommand['callerId']) => facts.callerIds.includes(id);
  const known = here(command.callerId) || (command.type === 'merge-callers' && here(command.otherId));
  if (!known)
    return no(refuse('unknown-caller', 'This caller does not follow the case any more. Look at it again.'));
  if ('otherId' in command && command.callerId === command.otherId) {
    return no(refuse('invalid', 'These are one record already. Choose another caller.'));
  }
  if (
    command.type === 'merge-callers' &&
    command.nameOf !== command.callerId &&
    command.nameOf !== command.otherId
  ) {
    return no(refuse('invalid', 'Choose the name of one of the two.'));
  }
  return { ok: true, events: [], texts: [], newCaller: null };
}
