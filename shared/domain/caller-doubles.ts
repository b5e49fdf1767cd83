import { foldText, wordsOf } from './fold-text.ts';
import { metresBetween } from './metres-between.ts';
import type { CallerId } from './ids.ts';
import type { Place } from './place.ts';

/** A caller as they are compared: who they are, how they are reached, where their cases are. */
export interface ComparedCaller {
  readonly id: CallerId;
  readonly name: string;
  /** Keyed hashes of the last digits of their numbers. */
  readonly phoneKeys: readonly string[];
  readonly places: readonly Pick<Place, 'address' | 'lat' | 'lng'>[];
}

/** A record that may be the same person, and why. */
export interface CallerDouble {
  readonly id: CallerId;
  readonly because: readonly string[];
}

/** How near two places are for one person to have reported both, metres. */
const NEAR = 150;

/** Words of a name in an order of their own: "Lim, Rosa" is "Rosa Lim". */
function nameKey(name: string): string {
  return wordsOf(name).toSorted().join(' ');
}

function placeReason(a: ComparedCaller, b: ComparedCaller): string | null {
  for (const one of a.places) {
    for (const other of b.places) {
      if (one.address !== '' && foldText(one.address) === foldText(other.address))
        return `a case at ${one.address}`;
      if (one.lat === null || one.lng === null || other.lat === null || other.lng === null) continue;
      const metres = metresBetween({ lat: one.lat, lng: one.lng }, { lat: other.lat, lng: other.lng });
      if (metres <= NEAR) return `cases ${Math.round(metres)} m apart`;
    }
  }
  return null;
}

/**
 * Records that may be of the same person, the surest first. Pure. A number in common is enough; a name alone is not, as
 * many people share one: it takes a place in common too.
 */
export function callerDoubles(caller: ComparedCaller, others: readonly ComparedCaller[]): CallerDouble[] {
  const found = others.flatMap((other) => {
    if (other.id === caller.id) return [];
    const phone = other.phoneKeys.some((key) => caller.phoneKeys.includes(key));
    const name = nameKey(caller.name) !== '' && nameKey(caller.name) === nameKey(other.name);
    const place = name ? placeReason(caller, other) : null;
    if (!phone && place === null) return [];
    const because = [phone ? 'the same phone number' : null, name ? 'the same name' : null, place];
    return [
      {
        id: other.id,
        because: because.filter((one) => one !== null),
        sure: Number(phone) * 2 + Number(name),
      },
    ];
  });
  return found.toSorted((a, b) => b.sure - a.sure).map(({ id, because }) => ({ id, because }));
}
