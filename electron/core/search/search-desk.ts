import type { SearchAnswer, SearchHit } from '../../../shared/contract/search-view.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { parseQuery } from './parse-query.ts';
import { searchCases } from './search-cases.ts';
import { searchAddresses, searchCallers, searchServices } from './search-entities.ts';

/** Hits of each kind beside the cases. */
const SERVICES = 3;
const CALLERS = 5;
const ADDRESSES = 5;

/**
 * Everything this desk holds that matches what was typed: services, callers, addresses, then cases. A case number or
 * a phone number puts its cases first.
 * @param tick milliseconds from any start, to say how long it took
 */
export function searchDesk(view: DeskView, text: string, limit: number, tick: () => number): SearchAnswer {
  const started = tick();
  const query = parseQuery(text, view.known.lexicon);
  const services = searchServices(view, query, SERVICES);
  const callers = searchCallers(view, query, CALLERS).map((one): SearchHit => ({ kind: 'caller', ...one }));
  const addresses = searchAddresses(view, query, ADDRESSES).map(
    ({ place, cases, openCases, because }): SearchHit => ({
      kind: 'address',
      address: place.address,
      district: place.district,
      cases,
      openCases,
      because,
    }),
  );
  const entities = [...services, ...callers, ...addresses].slice(0, Math.max(0, limit - 1));
  const cases = searchCases(view, query, limit - entities.length);
  const exact = query.number !== null || query.phone !== null;
  return {
    hits: exact ? [...cases, ...entities] : [...entities, ...cases],
    complete: view.meta?.filled === true,
    tookMs: tick() - started,
  };
}
