import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { parseQuery } from '../search/parse-query.ts';
import { searchAddresses, searchCallers } from '../search/search-entities.ts';
import type { DeskView } from './desk-view.ts';

const MOST = 8;

/** Places this desk has cases of that match what is typed, those with the most cases first. */
export function suggestPlaces(view: DeskView, text: string): (Place & { cases: number })[] {
  const query = parseQuery(text, view.known.lexicon);
  return searchAddresses(view, query, MOST).map(({ place, cases }) => ({ ...place, cases }));
}

/** Callers by name or phone number, those with the latest cases first. */
export function suggestCallers(view: DeskView, text: string): { card: CallerCard; cases: number }[] {
  const query = parseQuery(text, view.known.lexicon);
  return searchCallers(view, query, MOST).map(({ card, cases }) => ({ card, cases }));
}
