import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import type { CallerId } from './ids.ts';

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

const unique = (ids: readonly CallerId[]): CallerId[] => [...new Set(ids)];

/** Callers who follow the case for its own sake, not only because a duplicate brought them. */
export function ownCallers({ callerIds, duplicates }: CaseFacts): ReadonlySet<CallerId> {
  const brought = new Set(duplicates.flatMap((one) => one.callerIds));
  return new Set(callerIds.filter((id) => !brought.has(id)));
}

/** A duplicate's callers follow the case; who did so before is not counted as brought. */
export function foldReceived(facts: CaseFacts, event: EventOf<'duplicate-received'>): CaseFacts {
  const own = ownCallers(facts);
  const { from: id, anonymousCallers } = event;
  const brought = event.callerIds.filter((one) => !own.has(one));
  return {
    ...facts,
    callerIds: unique([...facts.callerIds, ...event.callerIds]),
    anonymousCallers: facts.anonymousCallers + anonymousCallers,
    duplicates: [
      ...facts.duplicates.filter((one) => one.id !== id),
      { id, callerIds: brought, anonymousCallers },
    ],
  };
}

/** A duplicate is none any more; the callers who leave with it are named by the event. */
export function foldReturned(facts: CaseFacts, event: EventOf<'duplicate-returned'>): CaseFacts {
  return {
    ...facts,
    callerIds: facts.callerIds.filter((id) => !event.callerIds.includes(id)),
    anonymousCallers: Math.max(0, facts.anonymousCallers - event.anonymousCallers),
    duplicates: facts.duplicates.filter((one) => one.id !== event.from),
  };
}

/** Somebody follows the case: by themselves, or by a duplicate of it that they joined. */
export function foldJoined(facts: CaseFacts, { callerId, from }: EventOf<'caller-joined'>): CaseFacts {
  const own = ownCallers(facts);
  const duplicates = facts.duplicates.map((one) => {
    if (one.id !== from) return one;
    if (callerId === null) return { ...one, anonymousCallers: one.anonymousCallers + 1 };
    return own.has(callerId) ? one : { ...one, callerIds: unique([...one.callerIds, callerId]) };
  });
  if (callerId === null) return { ...facts, anonymousCallers: facts.anonymousCallers + 1, duplicates };
  return { ...facts, callerIds: unique([...facts.callerIds, callerId]), duplicates };
}

/** Two records became one; it stays with the case when either of them did so by itself. */
export function foldMerged(facts: CaseFacts, { from, to }: EventOf<'callers-merged'>): CaseFacts {
  const own = ownCallers(facts);
  const stays = own.has(from) || own.has(to);
  const renamed = (ids: readonly CallerId[]) => unique(ids.map((id) => (id === from ? to : id)));
  return {
    ...facts,
    callerIds: renamed(facts.callerIds),
    duplicates: facts.duplicates.map((one) => ({
      ...one,
      callerIds: renamed(one.callerIds).filter((id) => !stays || id !== to),
    })),
  };
}

/** One record became two again. */
export function foldParted(facts: CaseFacts, { from, to, both }: EventOf<'callers-parted'>): CaseFacts {
  const back = both ? [from, to] : [to];
  const parted = (ids: readonly CallerId[]) => unique(ids.flatMap((id) => (id === from ? back : [id])));
  return {
    ...facts,
    callerIds: parted(facts.callerIds),
    duplicates: facts.duplicates.map((one) => ({ ...one, callerIds: parted(one.callerIds) })),
  };
}

/** The case is a part of another one; split off from it, it has its callers. */
export function foldParentLinked(facts: CaseFacts, event: EventOf<'parent-linked'>): CaseFacts {
  return {
    ...facts,
    parent: event.parent,
    callerIds: unique([...facts.callerIds, ...event.callerIds]),
    anonymousCallers: facts.anonymousCallers + event.anonymousCallers,
  };
}
