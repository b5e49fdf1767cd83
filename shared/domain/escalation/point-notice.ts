import type { CaseFacts } from '../case-facts.ts';
import type { City } from '../city.ts';
import type { ContactPoint } from '../directory/directory.ts';
import { dateWords, oneLine } from '../messages/fill-template.ts';
import { ESCALATION_REASONS } from './escalation-reason.ts';
import type { Escalation, EscalationOffer } from './escalation.ts';
import { PATH_NAMES } from './path-names.ts';

interface Offered {
  readonly facts: CaseFacts;
  readonly escalation: Escalation;
  readonly offer: EscalationOffer;
  readonly point: ContactPoint;
  readonly city: City;
  /** When it is written. */
  readonly now: number;
}

/**
 * What a contact point is told of an offer by mail. The city's people read it, so it names the place; who called and
 * what they said stays on the desks.
 */
export function pointMail({ facts, escalation, offer, point, city, now }: Offered): {
  readonly subject: string;
  readonly body: string;
} {
  const service = city.service(facts.service)?.name.en ?? facts.service;
  const number = facts.number ?? 'not numbered yet';
  const path = PATH_NAMES[escalation.path];
  const place = oneLine(facts.place.address);
  const by = dateWords(offer.acknowledgeBy, now, {
    language: 'en',
    timeZone: city.timeZone,
    withTime: true,
  });
  return {
    subject: `${path}, tier ${offer.tier}: ${service}, case ${number}`,
    body: [
      `To ${oneLine(point.role)}.`,
      `${path}: ${ESCALATION_REASONS[escalation.reason].label.toLowerCase()}.`,
      `${service}${place === '' ? '' : `, ${place}`}. Case ${number}.`,
      `Please acknowledge it by ${by}: on your desk, or by a call to 311. What nobody acknowledges in time goes on to the next tier.`,
      'This mail was sent by the 311 desk; nobody reads answers to it.',
    ].join('\n\n'),
  };
}

/** The same for a system of the department, as the data of a webhook. */
export function pointCall({ facts, escalation, offer, point, city }: Offered) {
  return {
    type: 'escalation.offered',
    data: {
      escalationId: escalation.id,
      offer: offer.number,
      caseNumber: facts.number,
      service: facts.service,
      serviceName: city.service(facts.service)?.name.en ?? facts.service,
      department: point.department,
      contactPoint: point.id,
      role: point.role,
      path: escalation.path,
      tier: offer.tier,
      reason: escalation.reason,
      address: facts.place.address === '' ? null : facts.place.address,
      lat: facts.place.lat,
      lng: facts.place.lng,
      acknowledgeBy: new Date(offer.acknowledgeBy).toISOString(),
    },
  } as const;
}
