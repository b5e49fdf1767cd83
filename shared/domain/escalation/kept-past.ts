import { offersTaken, type OfferTaken } from './learned-acknowledgement.ts';
import type { PastEscalation } from './replay-escalations.ts';
import type { Escalation } from './escalation.ts';

/** What looking back needs of an escalation, besides its id and when it was raised. */
export interface KeptPast extends Omit<PastEscalation, 'id' | 'raisedAt'> {
  readonly taken: readonly OfferTaken[];
}

/** Made anew with each event of the escalation. One that found nobody at all counts as begun at the first tier. */
export function keptPast(
  one: Escalation,
  { service, district }: Pick<PastEscalation, 'service' | 'district'>,
): KeptPast {
  const { path, department, unit, raisedBy, offers } = one;
  const firstTier = offers[0]?.tier ?? 1;
  return { path, department, unit, service, district, raisedBy, firstTier, taken: offersTaken(one) };
}
