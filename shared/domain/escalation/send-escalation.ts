import { refuse, type Refusal } from '../refusal.ts';
import type { DeedOf } from './escalation-command.ts';
import { STATE_WORDS } from './escalation-edges.ts';
import type { EscalationEvent } from './escalation-event.ts';
import type { EscalationInput } from './escalation-input.ts';
import { offerFrom, offerTo, tierAbove, type FoundOffer, type Routed } from './escalation-offer.ts';
import { ESCALATION_REASONS, isTriggerCode } from './escalation-reason.ts';
import {
  isOpenEscalation,
  MOST_ESCALATIONS,
  MOST_OFFERS,
  presentOffer,
  type Escalation,
  type EscalationOffer,
} from './escalation.ts';

/** Offers that are left for the tiers after the last time somebody passed it on. */
const LEFT_FOR_TIERS = 4;

type Sent = readonly EscalationEvent[] | Refusal;

const NO_DIRECTORY = refuse(
  'invalid',
  'This desk has no directory of contact points yet. Nothing was sent. Connect to the hub, then try again.',
);

/** Where it is, for somebody who wanted to raise it too. */
function whereItIs(one: Escalation, { directory }: Pick<EscalationInput, 'directory'>): string {
  const offer = presentOffer(one);
  if (offer === undefined || one.state === 'exhausted') return STATE_WORDS.exhausted;
  const point = directory?.open.point(offer.contactPoint);
  const at = point === undefined ? offer.contactPoint : point.point.role;
  return `${STATE_WORDS[one.state]} (tier ${offer.tier}, ${at})`;
}

function missedOf({ number, tier, contactPoint, onDuty }: EscalationOffer) {
  return { number, tier, contactPoint, onDuty };
}

function routedOf(one: Escalation, { subject }: Pick<EscalationInput, 'subject'>): Routed {
  const { department, unit, path, raisedBy } = one;
  const { service, district } = subject;
  const offered = one.offers.map(({ contactPoint }) => contactPoint);
  return { department, unit, path, raisedBy, service, district, offered };
}

/** Why something can't be escalated as it was asked; null when it can. */
function unsound({ list, deed, actor, subject, directory }: EscalationInput<DeedOf<'raise-escalation'>>) {
  if (list.some(({ id }) => id === deed.escalationId))
    return refuse('already-exists', 'This escalation was raised already.');
  const open = list.find((one) => one.path === deed.path && isOpenEscalation(one));
  if (open !== undefined) {
    return refuse(
      'already-exists',
      `This ${subject.what} has an open ${deed.path} escalation already: it is ${whereItIs(open, { directory })}. Pass that one on, or withdraw it first.`,
    );
  }
  if (list.length >= MOST_ESCALATIONS) {
    return refuse(
      'invalid',
      `This ${subject.what} was escalated ${MOST_ESCALATIONS} times. Ask a supervisor.`,
    );
  }
  if (deed.rule === null) {
    // A verdict of the audit is a person's, and owes the answer without any rule.
    if (actor.kind === 'system' && actor.name !== 'audit')
      return refuse('invalid', 'The system raises only by a rule.');
    if (!ESCALATION_REASONS[deed.reason].person)
      return refuse('invalid', 'Only a rule can give this reason. Choose another one.');
    if (deed.reason === 'other' && deed.text === null)
      return refuse('explanation-needed', 'Say in a few words why it is escalated.');
    return null;
  }
  if (actor.kind !== 'system') return refuse('invalid', 'Only the system raises by a rule.');
  return isTriggerCode(deed.reason) ? null : refuse('invalid', 'No rule gives this reason.');
}

/** Sends something to the first contact point there is; where nobody is there, to the supervisors at once. */
export function raise(input: EscalationInput<DeedOf<'raise-escalation'>>): Sent {
  const { deed, actor, now, subject, directory } = input;
  const refusal = unsound(input);
  if (refusal !== null) return refusal;
  if (directory === null) return NO_DIRECTORY;
  const { escalationId, path, kind, tier, reason, rule, department, unit } = deed;
  if (!directory.open.pack.departments.some(({ code }) => code === department))
    return refuse('unknown-department', `The city has no department "${department}".`);
  const { service, district } = subject;
  const raisedBy = actor.kind === 'account' ? actor.id : null;
  const routed: Routed = { path, raisedBy, department, unit, service, district, offered: [] };
  const { offer, trace } = offerFrom(tier, routed, 'raised', 1, now, directory);
  const raised: EscalationEvent = {
    type: 'escalation-raised',
    escalationId,
    path,
    kind,
    reason,
    rule,
    department,
    unit,
    text: deed.text?.id ?? null,
    offer,
    trace: [...trace],
  };
  if (offer !== null) return [raised];
  const nobody: EscalationEvent = {
    type: 'escalation-exhausted',
    escalationId,
    missed: null,
    why: 'nobody-there',
    trace: [...trace],
  };
  return [raised, nobody];
}

/** The tier after one that nobody acknowledged in time, or the end. An advance about an earlier offer changes nothing. */
export function advance(one: Escalation, input: EscalationInput<DeedOf<'advance-escalation'>>): Sent {
  const { deed, now, directory } = input;
  const { escalationId } = deed;
  const offer = presentOffer(one);
  if (offer === undefined) throw new Error(`escalation ${one.id} is offered to nobody`);
  if (offer.number !== deed.offer || offer.tier !== deed.tier) {
    return refuse(
      'edge-not-allowed',
      `This was about tier ${deed.tier}, and it went on from there already. Nothing changes.`,
    );
  }
  if (now < offer.acknowledgeBy)
    return refuse('edge-not-allowed', 'It can still be acknowledged in time. Nothing changes.');
  if (directory === null) throw new Error('escalations advance by the published directory only');
  const above = tierAbove(offer.tier);
  const missed = missedOf(offer);
  const found =
    above === null
      ? { offer: null, trace: [] }
      : offerFrom(above, routedOf(one, input), 'advanced', offer.number + 1, now, directory);
  const trace = [...found.trace];
  if (found.offer === null)
    return [{ type: 'escalation-exhausted', escalationId, missed, why: 'unacknowledged', trace }];
  return [{ type: 'escalation-advanced', escalationId, missed, offer: found.offer, trace }];
}

function passedOn(
  { escalationId, text }: DeedOf<'pass-on-escalation'>,
  offer: EscalationOffer,
  { trace }: FoundOffer,
  { department, unit }: Pick<Escalation, 'department' | 'unit'>,
): Sent {
  return [
    {
      type: 'escalation-passed-on',
      escalationId,
      department,
      unit,
      offer,
      trace: [...trace],
      text: text.id,
    },
  ];
}

/** To another contact point, or another tier of the department, because somebody says so. */
export function passOn(one: Escalation, input: EscalationInput<DeedOf<'pass-on-escalation'>>): Sent {
  const { deed, now, directory } = input;
  const present = presentOffer(one);
  if (one.offers.length > MOST_OFFERS - LEFT_FOR_TIERS) {
    return refuse(
      'invalid',
      'It was passed on too often already. Answer or return it, or ask a supervisor to withdraw it.',
    );
  }
  if (directory === null) return NO_DIRECTORY;
  const number = one.offers.length + 1;
  const routed = routedOf(one, input);
  if (deed.to.kind === 'tier') {
    const { tier } = deed.to;
    const found = offerFrom(tier, routed, 'passed-on', number, now, directory);
    if (found.offer !== null) return passedOn(deed, found.offer, found, one);
    return refuse(
      'invalid',
      `Nobody of tier ${tier} or above is left who could be asked now. Choose a contact point instead.`,
    );
  }
  const { contactPoint } = deed.to;
  const chosen = directory.open.point(contactPoint)?.point;
  if (chosen === undefined) {
    return refuse('invalid', 'The directory has no such contact point any more. Choose another one.');
  }
  if (chosen.path !== one.path) {
    return refuse(
      'invalid',
      `That contact point is for ${PATH_WORDS[chosen.path]}, and this is about ${PATH_WORDS[one.path]}. Choose another one.`,
    );
  }
  if (contactPoint === present?.contactPoint && one.state !== 'returned' && one.state !== 'exhausted')
    return refuse('invalid', 'It is with that contact point already. Choose another one.');
  const found = offerTo(contactPoint, routed, number, now, directory);
  if (found?.offer == null) {
    return refuse('invalid', 'Nobody can be reached there now, nor who stands in. Choose another one.');
  }
  return passedOn(deed, found.offer, found, chosen);
}

const PATH_WORDS: Record<Escalation['path'], string> = {
  emergency: 'emergencies',
  complaint: 'complaints',
  routine: 'questions that can wait',
};
