import type { Actor } from '../actor.ts';
import type { TextId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { DeedOf, EscalationDeed, EscalationWords } from './escalation-command.ts';
import { DEED_WORDS, edgeFrom, STATE_WORDS } from './escalation-edges.ts';
import type { EscalationEvent } from './escalation-event.ts';
import type { EscalationInput } from './escalation-input.ts';
import { isCallerInformed, presentOffer, TRY_RESULTS, type Escalation } from './escalation.ts';
import { mayNotEver, mayNotTake } from './may-escalate.ts';
import { advance, passOn, raise } from './send-escalation.ts';

/** A text to be kept apart from the events. Both kinds are internal until 311 says them to somebody. */
export interface EscalationText {
  readonly id: TextId;
  readonly kind: 'escalation-note' | 'escalation-answer';
  readonly body: string;
  readonly visibility: 'internal';
}

export type EscalationDecision =
  | {
      readonly ok: true;
      readonly events: readonly EscalationEvent[];
      readonly texts: readonly EscalationText[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

const no = (refusal: Refusal): EscalationDecision => ({ ok: false, refusal });

function yes(
  events: readonly EscalationEvent[],
  text: EscalationWords | null = null,
  kind: EscalationText['kind'] = 'escalation-note',
): EscalationDecision {
  const texts = text === null ? [] : [{ ...text, kind, visibility: 'internal' as const }];
  return { ok: true, events, texts };
}

/** The sender acted on an offer that is over by now. */
function stale(one: Escalation, offer: number | null): Refusal | null {
  const present = presentOffer(one);
  if ((present?.number ?? null) === offer) return null;
  const seen = one.offers.find(({ number }) => number === offer);
  return refuse('conflict', 'It went to another contact point meanwhile. Look at it again, then decide.', [
    {
      field: 'contact point',
      mine: seen?.contactPoint ?? 'none',
      theirs: present?.contactPoint ?? 'none',
    },
  ]);
}

function noEdge(one: Escalation, deed: EscalationDeed['type']): Refusal {
  const words = `This escalation is ${STATE_WORDS[one.state]}`;
  if (deed === 'advance-escalation') return refuse('edge-not-allowed', `${words}. Nothing changes.`);
  const instead =
    deed === 'resolve-escalation' && one.ended === null
      ? 'It is resolved once it is answered and the caller knows.'
      : 'Look at it again.';
  return refuse('edge-not-allowed', `${words}: you can't ${DEED_WORDS[deed]} now. ${instead}`);
}

/** That somebody took note, by doing more than that; none when somebody did before. */
function noteTaken(one: Escalation, actor: Actor): EscalationEvent[] {
  if (one.acknowledged !== null) return [];
  return [
    {
      type: 'escalation-acknowledged',
      escalationId: one.id,
      offer: presentOffer(one)?.number ?? null,
      account: actor.kind === 'account' ? actor.id : null,
      how: 'desk',
    },
  ];
}

function logTry(one: Escalation, deed: DeedOf<'log-escalation-try'>): EscalationDecision {
  const { escalationId, offer: number, channel, result, text } = deed;
  const offer = one.offers.find((had) => had.number === number);
  if (offer === undefined) return no(refuse('invalid', 'It was never offered to that contact point.'));
  if (!offer.channels.includes(channel)) {
    const ways = offer.channels.join(', ');
    return no(refuse('invalid', `The directory has no ${channel} for this contact point. It has: ${ways}.`));
  }
  const { channels, countsAs } = TRY_RESULTS[result];
  if (!channels.some((one_) => one_ === channel))
    return no(refuse('invalid', `"${result}" can't come of a try by ${channel}. Choose another result.`));
  const tried: EscalationEvent = {
    type: 'escalation-tried',
    escalationId,
    offer: number,
    channel,
    result,
    text: text?.id ?? null,
  };
  const takesNote =
    countsAs !== null &&
    offer.acknowledgedBy.includes(countsAs) &&
    offer === presentOffer(one) &&
    edgeFrom(one.state, 'acknowledge-escalation') !== undefined;
  if (!takesNote) return yes([tried], text);
  const { account } = offer.onDuty;
  return yes(
    [tried, { type: 'escalation-acknowledged', escalationId, offer: number, account, how: countsAs }],
    text,
  );
}

function acknowledge(one: Escalation, { actor }: EscalationInput): EscalationDecision {
  const offer = presentOffer(one);
  if (offer !== undefined && !offer.acknowledgedBy.includes('desk')) {
    const ways = offer.acknowledgedBy.join(', ');
    return no(
      refuse('invalid', `At this contact point only this counts: ${ways}. Log the try, or accept it here.`),
    );
  }
  return yes(noteTaken(one, actor));
}

function answer(
  one: Escalation,
  deed: DeedOf<'answer-escalation'>,
  { actor }: EscalationInput,
): EscalationDecision {
  if (one.answer !== null && one.told !== null && one.told.result !== 'not-reached' && !deed.tell) {
    return no(refuse('invalid', 'The caller was told the answer as it was. Have them told what changes.'));
  }
  const { escalationId, tell } = deed;
  return yes(
    [...noteTaken(one, actor), { type: 'escalation-answered', escalationId, text: deed.answer.id, tell }],
    deed.answer,
    'escalation-answer',
  );
}

function tellCaller(
  one: Escalation,
  deed: DeedOf<'tell-escalation-caller'>,
  { subject }: EscalationInput,
): EscalationDecision {
  const { escalationId, result, text } = deed;
  if (result === 'nobody-to-tell' && subject.callers > 0) {
    return no(
      refuse(
        'invalid',
        `This ${subject.what} has a caller with a name. Tell them, or say that they were not reached.`,
      ),
    );
  }
  if (one.told !== null && isCallerInformed(one) && result === 'not-reached')
    return no(refuse('invalid', 'The caller was told already.'));
  return yes([{ type: 'escalation-caller-told', escalationId, result, text: text?.id ?? null }], text);
}

/** An agent can't leave a caller in the dark; a supervisor may, where nobody can reach them. */
function resolve(
  one: Escalation,
  { escalationId, text }: DeedOf<'resolve-escalation'>,
  { actor }: EscalationInput,
): EscalationDecision {
  const isSupervisor = actor.kind === 'account' && actor.role === 'supervisor';
  const gaveUp = isSupervisor && one.told !== null;
  if (!isCallerInformed(one) && !gaveUp) {
    const instead = one.told === null ? 'Tell them first.' : 'Try again, or ask a supervisor to end it.';
    return no(refuse('edge-not-allowed', `The caller does not know the answer yet. ${instead}`));
  }
  return yes([{ type: 'escalation-resolved', escalationId, text: text?.id ?? null }], text);
}

/** What a permitted deed on an escalation leads to, from a state in which it can be done. */
function act(one: Escalation, input: EscalationInput): EscalationDecision {
  const { deed, actor } = input;
  const { escalationId } = deed;
  switch (deed.type) {
    case 'raise-escalation':
      throw new Error('a raised escalation has no edge to being raised');
    case 'log-escalation-try':
      return logTry(one, deed);
    case 'acknowledge-escalation':
      return acknowledge(one, input);
    case 'accept-escalation':
      return yes([...noteTaken(one, actor), { type: 'escalation-accepted', escalationId }]);
    case 'answer-escalation':
      return answer(one, deed, input);
    case 'return-escalation': {
      const { reason, text } = deed;
      return yes(
        [...noteTaken(one, actor), { type: 'escalation-returned', escalationId, reason, text: text.id }],
        text,
      );
    }
    case 'pass-on-escalation': {
      const sent = passOn(one, { ...input, deed });
      return 'code' in sent ? no(sent) : yes(sent, deed.text);
    }
    case 'advance-escalation': {
      const sent = advance(one, { ...input, deed });
      return 'code' in sent ? no(sent) : yes(sent);
    }
    case 'tell-escalation-caller':
      return tellCaller(one, deed, input);
    case 'resolve-escalation':
      return resolve(one, deed, input);
    case 'withdraw-escalation':
      return yes([{ type: 'escalation-withdrawn', escalationId, text: deed.text.id }], deed.text);
  }
}

/**
 * What a deed about the escalations of a case or complaint leads to: events, or a refusal that says why. Pure; the hub
 * decides with it and a desk previews unsent work with it. Whether the actor may see the case is decided before.
 */
export function decideEscalation(input: EscalationInput): EscalationDecision {
  const { list, deed, actor, now, directory } = input;
  const forbidden = mayNotEver(actor, deed.type);
  if (forbidden !== null) return no(forbidden);
  if (deed.type === 'raise-escalation') {
    const sent = raise({ ...input, deed });
    return 'code' in sent ? no(sent) : yes(sent, deed.text);
  }
  const one = list.find(({ id }) => id === deed.escalationId);
  if (one === undefined) return no(refuse('invalid', `This ${input.subject.what} has no such escalation.`));
  const edge = edgeFrom(one.state, deed.type);
  // Who may do it from the state it is in; where there is no edge, that is said only to those who could take another.
  const notTheirs =
    edge === undefined ? null : mayNotTake(actor, deed.type, edge.by, one, directory?.open ?? null, now);
  if (notTheirs !== null) return no(notTheirs);
  if ('offer' in deed && deed.type !== 'log-escalation-try' && deed.type !== 'advance-escalation') {
    const over = stale(one, deed.offer);
    if (over !== null) return no(over);
  }
  return edge === undefined ? no(noEdge(one, deed.type)) : act(one, input);
}
