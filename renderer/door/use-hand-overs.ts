import type { DoorOutput } from '../../shared/contract/console-door.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { readsHandOversOf } from '../../shared/domain/hand-over.ts';
import { MINUTE, type Instant } from '../../shared/domain/instant.ts';
import { useAsk } from './use-door.ts';

export type ShownHandOver = DoorOutput<'hand-over.list'>['handOvers'][number];

const NONE: readonly ShownHandOver[] = [];
/** One that nobody took for so long is the supervisors' to know. */
const MISSED = 30 * MINUTE;

/** What people left for the next on duty, as far as the person may read it; `asOf`: as the hub told it then, for it is away. */
export function useHandOvers(actor: AccountActor | null) {
  const query = useAsk('hand-over.list', {}, { enabled: actor !== null && readsHandOversOf(actor) !== null });
  return { query, handOvers: query.data?.handOvers ?? NONE, asOf: query.data?.asOf ?? null };
}

/** Those that wait for the person: nobody took them yet, and they are somebody else's. */
export function waitingHandOvers(
  all: readonly ShownHandOver[],
  actor: AccountActor,
  now: Instant,
): ShownHandOver[] {
  const isMine = (one: ShownHandOver) =>
    actor.role === 'supervisor'
      ? now - one.at > MISSED
      : (actor.role === 'lead' || actor.role === 'worker') && one.department === actor.department;
  return all.filter((one) => one.takenBy.length === 0 && one.by.id !== actor.id && isMine(one));
}
