import type { Place } from '../../../shared/domain/place.ts';

/** What is known of a place beside its address. */
export function placeWords(place: Place, cases: number | null): string {
  const parts = [
    place.district === null ? null : `Council District ${place.district}`,
    place.neighborhoodCouncil,
    place.lat === null ? 'no coordinates' : null,
    cases === null ? null : cases === 1 ? '1 case' : `${cases} cases`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
