import type { ContactPointId, EscalationPath, EscalationTier } from '../directory/directory.ts';
import { hasRunOut, type Escalation } from './escalation.ts';
import type { AcknowledgementModel } from './replay-escalations.ts';

/** What became of one offer: how long it took from then (milliseconds), or null when nobody took note in time. */
export interface OfferTaken {
  readonly contactPoint: ContactPointId;
  readonly path: EscalationPath;
  readonly tier: EscalationTier;
  readonly took: number | null;
}

/**
 * What became of the offers of an escalation. Those whose end tells nothing of the contact point (withdrawn, passed on
 * or still waiting) are left out.
 */
export function offersTaken(one: Escalation): OfferTaken[] {
  const { offers, path, acknowledged } = one;
  return offers.flatMap((offer, place): OfferTaken[] => {
    const { contactPoint, tier, offeredAt, opensAt, acknowledgeBy } = offer;
    const next = offers[place + 1];
    if (next?.came === 'advanced') return [{ contactPoint, path, tier, took: null }];
    if (next !== undefined) return [];
    if (acknowledged !== null && acknowledged.at <= acknowledgeBy)
      return [{ contactPoint, path, tier, took: Math.max(0, acknowledged.at - (opensAt ?? offeredAt)) }];
    return hasRunOut(one) || acknowledged !== null ? [{ contactPoint, path, tier, took: null }] : [];
  });
}

/** FNV-1a, 32 bits: the same number for the same text everywhere. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Acknowledges as was done in the past: for each escalation one of the times that its contact point really took, and
 * for a contact point without a past one of those of its path and tier, else of its path. Which one follows from the
 * escalation's id alone, so two versions of a directory meet the same luck, and the same past gives the same answer.
 */
export function learnedAcknowledgement(past: readonly OfferTaken[]): AcknowledgementModel {
  const byPoint = Map.groupBy(past, ({ contactPoint }) => contactPoint);
  const byTier = Map.groupBy(past, ({ path, tier }) => `${path} ${tier}`);
  const byPath = Map.groupBy(past, ({ path }) => path);
  return ({ id, path }, { contactPoint, tier, offeredAt, opensAt }) => {
    const known = byPoint.get(contactPoint) ?? byTier.get(`${path} ${tier}`) ?? byPath.get(path);
    if (known === undefined) return null;
    const took = known[numberOf(`${id} ${contactPoint}`) % known.length]?.took ?? null;
    return took === null ? null : (opensAt ?? offeredAt) + took;
  };
}
