import { wordsOf } from '../../../shared/domain/fold-text.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { readPlace } from '../../../shared/domain/read-place.ts';

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

/** What was typed, when it says more than an address can hold: an apartment, a landmark. Empty when it does not. */
export function beyondAddress(text: string): string {
  const read = readPlace(text);
  if (read.kind === 'free') return '';
  const saysMore = wordsOf(read.said).length > wordsOf(read.canonical).length;
  return saysMore || (read.kind === 'address' && read.unit !== null) ? read.said : '';
}
