import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { prepareQuery } from '../search/prepare-query.ts';
import { readTyped } from '../search/search-desk.ts';
import { suggestAddresses, suggestCallers as callersLike } from '../search/search-entities.ts';
import type { DeskView } from './desk-view.ts';

const MOST = 8;

/** Places this desk has cases of that match what is typed, those with the most cases first. */
export function suggestPlaces(view: DeskView, text: string): (Place & { cases: number })[] {
  const prepared = prepareQuery(view, readTyped(view, text));
  return suggestAddresses(view, prepared, MOST).map(({ place, cases }) => ({ ...place, cases }));
}

/** Callers by name or phone number, those with the latest cases first. */
export function suggestCallers(view: DeskView, text: string): { card: CallerCard; cases: number }[] {
  const prepared = prepareQuery(view, readTyped(view, text));
  return callersLike(view, prepared, MOST).map(({ card, cases }) => ({ card, cases }));
}
