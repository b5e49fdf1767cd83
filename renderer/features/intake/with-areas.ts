import type { City } from '../../../shared/domain/city.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { areaFinder, type LngLat } from '../../../shared/domain/point-in-polygon.ts';

interface Finders {
  readonly district: (point: LngLat) => { readonly id: string } | null;
  /** Null where the city has no polygons of neighborhood councils: then nothing is said of them. */
  readonly neighborhood: ((point: LngLat) => { readonly name: string } | null) | null;
}

const made = new WeakMap<City, Finders>();

function findersOf(city: City): Finders {
  const known = made.get(city);
  if (known !== undefined) return known;
  const { districts, neighborhoods } = city.pack;
  const finders: Finders = {
    district: areaFinder(districts.areas),
    neighborhood: neighborhoods === undefined ? null : areaFinder(neighborhoods.areas),
  };
  made.set(city, finders);
  return finders;
}

/** The place with its council district and neighborhood council, by the catalogue's polygons where it does not say them. */
export function withAreas(place: Place, city: City): Place {
  const { lat, lng } = place;
  if (lat === null || lng === null) return place;
  const { district, neighborhood } = findersOf(city);
  return {
    ...place,
    district: place.district ?? district([lng, lat])?.id ?? null,
    neighborhoodCouncil: place.neighborhoodCouncil ?? neighborhood?.([lng, lat])?.name ?? null,
  };
}

/** The place moved to a point: its areas are those of the point. */
export function movedTo(place: Place, { lat, lng }: { lat: number; lng: number }, city: City): Place {
  return withAreas({ ...place, lat, lng, district: null, neighborhoodCouncil: null }, city);
}
