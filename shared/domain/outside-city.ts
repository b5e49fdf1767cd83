import type { CityPack } from './city-pack.ts';
import { foldText } from './fold-text.ts';
import type { Place } from './place.ts';
import { readPlace } from './read-place.ts';

/** A place that is not the city's, and whom to send the caller to. */
export interface OutsideCity {
  /** The city or county area it is in; null when all we know is that it is not here. */
  readonly name: string | null;
  readonly kind: 'city' | 'county' | null;
  readonly tell: { readonly en: string; readonly es: string };
  /** Null when no number is surely right. */
  readonly phone: string | null;
}

type Neighbour = NonNullable<CityPack['neighbours']>['places'][number];

const plain = (name: string): string =>
  foldText(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "…, Beverly Hills, CA 90210", "the park in Culver City": the end of what was said, after a comma or "in". */
function endOf(said: string): string {
  const [, end = ''] =
    /(?:,|\b(?:in|en)\s)\s*([^,]+?)(?:,?\s*\b(?:ca|calif|california)\b)?\.?\s*(?:\d{5})?\s*$/iu.exec(said) ??
    [];
  return plain(end);
}

function neighbourOf(name: string, places: readonly Neighbour[]): Neighbour | null {
  if (name === '') return null;
  return places.find((one) => [one.name, ...one.names].some((known) => plain(known) === name)) ?? null;
}

function isBeyond(place: Place, { city, districts }: CityPack): boolean {
  const { lat, lng, district } = place;
  if (lat === null || lng === null) return false;
  const [west, south, east, north] = city.bounds;
  if (lng < west || lng > east || lat < south || lat > north) return true;
  // A sketch says nothing about where the city ends.
  return !districts.schematic && district === null;
}

/**
 * Whether a place is outside the city, by its point or by the town that was named; null when it is not, or nobody can
 * tell. A place that has a district is inside, whatever its mail is called.
 * @param town as the address points or the caller name it; null when nobody did
 * @param said what was typed
 */
export function outsideCity(
  pack: CityPack,
  place: Place | null,
  town: string | null,
  said: string,
): OutsideCity | null {
  const { neighbours } = pack;
  if (neighbours === undefined || (place !== null && place.district !== null)) return null;
  const read = readPlace(said);
  const named = [town, read.kind === 'free' ? null : read.city].filter((one) => one !== null).map(plain);
  for (const name of [...named, endOf(said)]) {
    const found = neighbourOf(name, neighbours.places);
    if (found !== null) return { name: found.name, kind: found.kind, tell: found.tell, phone: found.phone };
  }
  if (place === null || !isBeyond(place, pack)) return null;
  return { name: null, kind: null, ...neighbours.elsewhere };
}
