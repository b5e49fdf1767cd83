import { useEffect } from 'react';
import type { CaseView } from '../../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../../shared/domain/actor.ts';
import type { City } from '../../../../shared/domain/city.ts';
import { SECOND } from '../../../../shared/domain/instant.ts';
import { mayNot } from '../../../../shared/domain/permission.ts';
import { useAsk } from '../../../door/use-door.ts';

/** Messages are made and sent a moment after what they tell of; no longer than that is asked by itself. */
const LOOKS_AGAIN = [1.5 * SECOND, 4 * SECOND, 10 * SECOND];

/** Changes when callers may have been told something; a note tells them nothing. */
function toldBy({
  state,
  clock,
  scheduledFor,
  callerIds,
  reopenCount,
  escalations,
}: CaseView['facts']): string {
  const answers = escalations.map(({ told }) => told?.at);
  return JSON.stringify([state, clock.dueAt, scheduledFor, callerIds, reopenCount, answers]);
}

/** What callers of a case were sent, as the hub tells it; null: there is nothing to ask, or it is not the person's to know. */
export function useCaseMessages({ facts }: Pick<CaseView, 'facts'>, city: City, actor: AccountActor | null) {
  const handOff = city.service(facts.service)?.handOff === true;
  const may = actor !== null && mayNot(actor, 'see-callers', facts, handOff) === null;
  const enabled = may && facts.number !== null && facts.callerIds.length > 0;
  const asked = useAsk('case.messages', { caseId: facts.id }, { enabled, keepOld: false });
  const { refetch } = asked;
  const told = toldBy(facts);
  useEffect(() => {
    if (!enabled) return;
    const timers = LOOKS_AGAIN.map((after) => setTimeout(() => void refetch(), after));
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [enabled, refetch, told]);
  return enabled ? asked : null;
}
export type AskedMessages = ReturnType<typeof useCaseMessages>;
