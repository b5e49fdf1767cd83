import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { PlaceSuggestion } from '../../../shared/contract/place-view.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import { correctStreet } from '../places/correct-street.ts';
import { suggestKnown } from '../places/known-places.ts';
import { prepareQuery } from '../search/prepare-query.ts';
import { readTyped } from '../search/search-desk.ts';
import { suggestAddresses, suggestCallers as callersLike } from '../search/search-entities.ts';
import type { DeskView } from './desk-view.ts';

const MOST = 8;
/** Of those, places that have cases: the others are for addresses nobody has called about. */
const MOST_HANDLED = 6;

/** Places this desk has cases of, those with the most cases first. */
function suggestHandled(view: DeskView, text: string): PlaceSuggestion[] {
  const prepared = prepareQuery(view, readTyped(view, text));
  return suggestAddresses(view, prepared, MOST).map(({ place, cases }) => ({
    ...place,
    cases,
    known: false,
    exact: true,
    town: null,
  }));
}

/** The same address with a zip and without one is one. */
function isSame(a: PlaceSuggestion, b: PlaceSuggestion): boolean {
  return (
    addressKey(a.address) === addressKey(b.address) && (a.zip === null || b.zip === null || a.zip === b.zip)
  );
}

/** A place with cases that has no point takes that of the address file. */
function withPoint(handled: PlaceSuggestion, known: readonly PlaceSuggestion[]): PlaceSuggestion {
  const same = known.find((one) => isSame(handled, one));
  if (same === undefined) return handled;
  const { lat, lng, exact, town } = same;
  return handled.lat === null
    ? { ...handled, lat, lng, known: same.known, exact, town }
    : { ...handled, known: same.known, town };
}

function suggestFor(view: DeskView, text: string): PlaceSuggestion[] {
  const known = suggestKnown(view.cache, text);
  const handled = suggestHandled(view, text);
  const others = known.filter((one) => !handled.some((other) => isSame(one, other)));
  const first = handled.slice(0, Math.max(MOST_HANDLED, MOST - others.length));
  return [...first.map((one) => withPoint(one, known)), ...others].slice(0, MOST);
}

/**
 * Places that match what is typed: those with cases, the most cases first, then the city's address points. When there
 * are none, those of the text with its misspelt streets put right; `corrected` tells it.
 */
export function suggestPlaces(
  view: DeskView,
  text: string,
): { places: PlaceSuggestion[]; corrected: string | null } {
  const places = suggestFor(view, text);
  const corrected = places.length > 0 ? null : correctStreet(view, text);
  if (corrected === null) return { places, corrected: null };
  const meant = suggestFor(view, corrected);
  return meant.length === 0 ? { places, corrected: null } : { places: meant, corrected };
}

/** Callers by name or phone number, those with the latest cases first. */
export function suggestCallers(view: DeskView, text: string): { card: CallerCard; cases: number }[] {
  const prepared = prepareQuery(view, readTyped(view, text));
  return callersLike(view, prepared, MOST).map(({ card, cases }) => ({ card, cases }));
}
