import type { City } from '../../../shared/domain/city.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { areaFinder } from '../../../shared/domain/point-in-polygon.ts';

type District = City['pack']['districts']['areas'][number];

const finders = new WeakMap<City, (point: readonly [number, number]) => District | null>();

/** The place with its council district, from the catalogue's polygons when the address book does not say it. */
export function withDistrict(place: Place, city: City): Place {
  if (place.district !== null || place.lat === null || place.lng === null) return place;
  let find = finders.get(city);
  if (find === undefined) {
    find = areaFinder(city.pack.districts.areas);
    finders.set(city, find);
  }
  return { ...place, district: find([place.lng, place.lat])?.id ?? null };
}
