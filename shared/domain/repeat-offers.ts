import { addressKey } from './address-words.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Service } from './city-pack.ts';
import { isLive } from './case-state.ts';
import type { CaseId } from './ids.ts';
import { DAY, type Instant } from './instant.ts';
import { metresBetween } from './metres-between.ts';
import type { Place } from './place.ts';

/** When a request is likely about the same thing as another of its service. */
export type RepeatRule = NonNullable<Service['repeats']>;

/** For a service whose rule the city did not set. */
const USUAL: RepeatRule = { metres: 30, closedDays: 7 };

/** When requests for a service repeat each other in this city. */
export function repeatRuleOf({ repeats }: Pick<Service, 'repeats'>): RepeatRule {
  return repeats ?? USUAL;
}

/** A case that a new request may repeat, and all that makes it likely. */
export interface RepeatOffer {
  readonly id: CaseId;
  readonly open: boolean;
  readonly sameAddress: boolean;
  /** Null when one of the two has no coordinates. */
  readonly metres: number | null;
  /** Milliseconds since it was opened, and since it was closed; null while it is open. */
  readonly age: number;
  readonly closedFor: number | null;
}

/** What is looked at of a case. */
export type RepeatFacts = Pick<CaseFacts, 'id' | 'state' | 'openedAt' | 'closedAt' | 'outcome'> & {
  readonly place: Pick<Place, 'address' | 'lat' | 'lng'>;
};

function distance(a: RepeatFacts['place'], b: RepeatFacts['place']): number | null {
  if (a.lat === null || a.lng === null || b.lat === null || b.lng === null) return null;
  return metresBetween({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng });
}

function offerOf(
  place: RepeatFacts['place'],
  key: string,
  now: Instant,
  rule: RepeatRule,
  one: RepeatFacts,
): RepeatOffer | null {
  const open = isLive(one.state);
  const closedFor = open || one.closedAt === null ? null : now - one.closedAt;
  // Imported cases can be closed without a time: nobody knows whether that was lately.
  if (!open && (closedFor === null || closedFor > rule.closedDays * DAY)) return null;
  const metres = distance(place, one.place);
  const sameAddress = key !== '' && addressKey(one.place.address) === key;
  if (!sameAddress && (metres === null || metres > rule.metres || rule.metres === 0)) return null;
  return { id: one.id, open, sameAddress, metres, age: now - one.openedAt, closedFor };
}

/** Open before closed, the same address before near ones, the nearest and then the newest first. */
function likelier(a: RepeatOffer, b: RepeatOffer): number {
  return (
    Number(b.open) - Number(a.open) ||
    Number(b.sameAddress) - Number(a.sameAddress) ||
    (a.sameAddress ? 0 : (a.metres ?? 0) - (b.metres ?? 0)) ||
    a.age - b.age
  );
}

/**
 * The cases of a service that a new request at a place may repeat, the likeliest first: open ones, and lately closed
 * ones, which may have been closed undone.
 * @param cases of the same service, any number around the place
 */
export function repeatOffers(
  place: RepeatFacts['place'],
  cases: readonly RepeatFacts[],
  rule: RepeatRule,
  now: Instant,
): RepeatOffer[] {
  const key = addressKey(place.address);
  return cases.flatMap((one) => offerOf(place, key, now, rule, one) ?? []).toSorted(likelier);
}
