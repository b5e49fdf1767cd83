import type { Actor } from '../actor.ts';
import type { EscalationTier } from '../directory/directory.ts';
import type { EscalationOffer } from '../escalation/escalation.ts';
import {
  offerFrom,
  type FoundOffer,
  type PublishedDirectory,
  type Routed,
} from '../escalation/escalation-offer.ts';
import type { Instant } from '../instant.ts';

/** What the way of a complaint through the tiers depends on, beside the complaint. */
export interface ComplaintRouting {
  readonly actor: Actor;
  readonly now: Instant;
  /** Null on a desk, which routes nothing. */
  readonly directory: PublishedDirectory | null;
}

/** The contact point for complaints of a tier, or of the next one above that has somebody. */
export function routeComplaint(
  tier: EscalationTier,
  routed: Pick<Routed, 'department' | 'service' | 'district' | 'offered'>,
  { number, came }: Pick<EscalationOffer, 'number' | 'came'>,
  { actor, now, directory }: ComplaintRouting,
): FoundOffer {
  if (directory === null) return { offer: null, trace: [] };
  const raisedBy = actor.kind === 'account' ? actor.id : null;
  return offerFrom(
    tier,
    { ...routed, unit: null, path: 'complaint', raisedBy },
    came,
    number,
    now,
    directory,
  );
}
