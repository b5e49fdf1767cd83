import type { AccountId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { EscalationEvent, EscalationEventOf } from './escalation-event.ts';
import { MOST_TRIES, presentOffer, type Escalation, type EscalationState } from './escalation.ts';

/** When an event happened and who made it: null is a part of the system. */
export interface EventMark {
  readonly at: Instant;
  readonly by: AccountId | null;
}

function raised(event: EscalationEventOf<'escalation-raised'>, { at, by }: EventMark): Escalation {
  return {
    id: event.escalationId,
    path: event.path,
    kind: event.kind,
    reason: event.reason,
    rule: event.rule,
    text: event.text,
    department: event.department,
    unit: event.unit,
    raisedAt: at,
    raisedBy: by,
    state: 'offered',
    since: at,
    offers: event.offer === null ? [] : [event.offer],
    trace: event.trace,
    tries: [],
    tryCount: 0,
    acknowledged: null,
    accepted: null,
    answer: null,
    told: null,
    returned: null,
    exhausted: null,
    ended: null,
  };
}

function inState(one: Escalation, state: EscalationState, at: Instant): Escalation {
  return one.state === state ? one : { ...one, state, since: at };
}

/** With another contact point now: what the one before said of itself is over. */
function offeredTo(
  one: Escalation,
  { offer, trace }: EscalationEventOf<'escalation-passed-on' | 'escalation-advanced'>,
  at: Instant,
): Escalation {
  if (offer.number !== one.offers.length + 1)
    throw new Error(`offer ${offer.number} of escalation ${one.id} follows offer ${one.offers.length}`);
  const offers = [...one.offers, offer];
  return { ...one, state: 'offered', since: at, offers, trace, acknowledged: null, accepted: null };
}

function mustBePresent(one: Escalation, number: number | null): void {
  if ((presentOffer(one)?.number ?? null) !== number)
    throw new Error(`offer ${number ?? '(none)'} of escalation ${one.id} is not the present one`);
}

function change(one: Escalation, event: EscalationEvent, { at, by }: EventMark): Escalation {
  switch (event.type) {
    case 'escalation-raised':
      throw new Error(`escalation ${one.id} is raised twice`);
    case 'escalation-tried': {
      const { offer, channel, result, text } = event;
      const tries = [...one.tries, { at, by, offer, channel, result, text }].slice(-MOST_TRIES);
      return { ...one, tries, tryCount: one.tryCount + 1 };
    }
    case 'escalation-acknowledged': {
      const { account, how, offer } = event;
      mustBePresent(one, offer);
      const due = presentOffer(one)?.acknowledgeBy;
      const late = due === undefined || at > due;
      return { ...inState(one, 'acknowledged', at), acknowledged: { at, by: account, how, late } };
    }
    case 'escalation-accepted':
      return { ...inState(one, 'accepted', at), accepted: { at, by } };
    case 'escalation-answered': {
      const { text, tell } = event;
      return { ...inState(one, 'answered', at), answer: { at, by, text, tell }, told: null };
    }
    case 'escalation-returned': {
      const { reason, text } = event;
      return { ...inState(one, 'returned', at), returned: { at, by, reason, text } };
    }
    case 'escalation-passed-on': {
      const { department, unit } = event;
      return { ...offeredTo(one, event, at), department, unit };
    }
    case 'escalation-advanced':
      mustBePresent(one, event.missed.number);
      return offeredTo(one, event, at);
    case 'escalation-exhausted': {
      const { why, trace, missed } = event;
      mustBePresent(one, missed?.number ?? null);
      return { ...inState(one, 'exhausted', at), exhausted: { at, why }, trace };
    }
    case 'escalation-caller-told':
      return { ...one, told: { at, by, result: event.result } };
    case 'escalation-resolved':
    case 'escalation-withdrawn': {
      const state = event.type === 'escalation-resolved' ? 'resolved' : 'withdrawn';
      return { ...inState(one, state, at), trace: [], ended: { at, by, text: event.text } };
    }
  }
}

/**
 * The escalations of a case or complaint after one more event. Throws when the event does not follow on them: that is a
 * bug, not bad input.
 */
export function foldEscalation(
  list: readonly Escalation[],
  event: EscalationEvent,
  mark: EventMark,
): Escalation[] {
  const { escalationId } = event;
  const known = list.some(({ id }) => id === escalationId);
  if (event.type === 'escalation-raised' && !known) return [...list, raised(event, mark)];
  if (!known) throw new Error(`there is no escalation ${escalationId} to change`);
  return list.map((one) => (one.id === escalationId ? change(one, event, mark) : one));
}
