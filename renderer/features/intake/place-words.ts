import { addressWords } from '../../../shared/domain/address-words.ts';
import { wordsOf } from '../../../shared/domain/fold-text.ts';
import type { PlaceSuggestion } from '../../../shared/contract/place-view.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { readPlace } from '../../../shared/domain/read-place.ts';
import { streetWord } from '../../../shared/domain/street-words.ts';

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

/** Where a suggestion comes from. */
export function suggestionWords(one: PlaceSuggestion): string {
  if (one.cases > 0) return placeWords(one, one.cases);
  const place = one.town === null ? placeWords(one, null) : one.town;
  const source = one.exact
    ? 'known address'
    : one.known
      ? 'point by its known addresses'
      : 'as typed, point of a known address beside it';
  return [place, source].filter((part) => part !== '').join(' · ');
}

/** A point as it is read out: five places, about a metre. */
export function pointWords({ lat, lng }: { lat: number; lng: number }): string {
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
}

/** What was typed, when it says more than an address can hold: an apartment, a landmark. Empty when it does not. */
export function beyondAddress(text: string): string {
  const read = readPlace(text);
  if (read.kind === 'free') return '';
  const saysMore = wordsOf(read.said).length > wordsOf(read.canonical).length;
  return saysMore || (read.kind === 'address' && read.unit !== null) ? read.said : '';
}

/**
 * What was typed, when it is not simply the beginning of the address that was chosen for it: an apartment, another
 * spelling, Spanish words, a town. Empty when the address says it all.
 */
export function saidBeside(text: string, address: string): string {
  const beyond = beyondAddress(text);
  if (beyond !== '') return beyond;
  const has = addressWords(address).flatMap(({ word, form }) => [word, form]);
  const isSaid = addressWords(text).every(
    ({ part, word, form }) =>
      part === 'between' ||
      has.some((one) => one === form || one.startsWith(word) || one === streetWord(word)),
  );
  return isSaid ? '' : text.trim();
}
