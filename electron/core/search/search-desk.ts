import type { SearchAnswer, SearchChip, SearchHit } from '../../../shared/contract/search-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { prepareQuery } from './prepare-query.ts';
import type { Query } from './query.ts';
import { readQuery } from './read-query.ts';
import type { ExplainedCase } from './explain-cases.ts';
import { searchCases } from './search-cases.ts';
import { searchArticles } from './search-articles.ts';
import { searchContacts, searchDistricts, searchServices } from './search-city.ts';
import { addressesLike, countCallerCases } from './search-entities.ts';

/** Hits of each kind beside the cases: few, so that the cases stay in sight. */
const SERVICES = 2;
const CALLERS = 3;
const ADDRESSES = 3;
const CONTACTS = 2;
const ARTICLES = 3;

/** What the parser needs of a desk. */
export function readTyped(view: DeskView, text: string): Query {
  const { lexicon, city } = view.known;
  return readQuery(text, { lexicon, now: view.now, timeZone: city.timeZone });
}

/** Whether every word that was asked for stands in the callers' names, or in the addresses, of what was found. */
function isAllIn(prepared: PreparedQuery, field: 'caller' | 'phone' | 'address'): boolean {
  return (
    prepared.words.length > 0 &&
    prepared.words.every(
      (one) => one.isStreetPart || one.structured.some((meaning) => meaning.field === field),
    )
  );
}

/** The callers of the newest cases that were found by their name or number. */
function callersOf(view: DeskView, prepared: PreparedQuery, cases: readonly ExplainedCase[]): SearchHit[] {
  const hits = new Map<string, SearchHit>();
  const looked = new Set<string | number>();
  const wanted = prepared.words.filter((one) => !one.isStreetPart).length;
  for (const { callers, because } of cases) {
    const told = because.filter((one) => one.field === 'caller' || one.field === 'phone');
    if (because.some((one) => one.field !== 'caller' && one.field !== 'phone' && one.field !== 'address'))
      continue;
    for (const { key, name, fours, card: readCard } of callers) {
      if (hits.size >= CALLERS) return [...hits.values()];
      if (looked.has(key)) continue;
      const mine = told.filter((one) => one.text === name || fours.some((four) => one.text.endsWith(four)));
      const named = mine.find((one) => one.field === 'caller');
      const isWhole = mine.some((one) => one.field === 'phone') || (named?.ranges.length ?? 0) >= wanted;
      if (!isWhole) continue;
      looked.add(key);
      const card = readCard();
      if (card === null || hits.has(card.id)) continue;
      hits.set(card.id, { kind: 'caller', card, ...countCallerCases(view, card), because: mine });
    }
  }
  return [...hits.values()];
}

/** The addresses of the newest cases that were found by their address alone. */
function addressesOf(view: DeskView, prepared: PreparedQuery, cases: readonly ExplainedCase[]): SearchHit[] {
  if (!isAllIn(prepared, 'address')) return [];
  const addresses = new Set<string>();
  for (const { row, because } of cases) {
    if (addresses.size >= ADDRESSES) break;
    const isAlone = because.length > 0 && because.every((one) => one.field === 'address');
    if (isAlone) addresses.add(row.address);
  }
  return addressesLike(view, [...addresses], prepared.words).map(
    ({ place, cases: all, openCases, because }): SearchHit => ({
      kind: 'address',
      address: place.address,
      district: place.district,
      cases: all,
      openCases,
      because,
    }),
  );
}

const chipsOf = ({ filters, without, phrases }: Query): SearchChip[] =>
  [
    ...filters.map(({ condition, label, start, end }): SearchChip => ({
      kind: condition.kind,
      label,
      start,
      end,
    })),
    ...without.map(({ word, start, end }): SearchChip => ({
      kind: 'without',
      label: `Without ${word}`,
      start: Math.max(0, start - 1),
      end,
    })),
    ...phrases.map(({ words, start, end }): SearchChip => ({
      kind: 'phrase',
      label: `“${words.join(' ')}”`,
      start,
      end,
    })),
  ].toSorted((a, b) => a.start - b.start);

/**
 * Everything this desk holds that matches what was typed: services, districts, callers, addresses, then cases, then
 * articles and contact points. Articles asked for by what they are called stand before the cases. A case number or a
 * phone number puts its cases first.
 * @param limit most cases; of each other kind come a few
 * @param near the case the person is on: what is close to it comes first
 * @param patience 0 while somebody types; 1 and 2 look further, for who waits
 * @param tick milliseconds from any start, to say how long it took
 */
export function searchDesk(
  view: DeskView,
  text: string,
  limit: number,
  near: CaseId | null,
  tick: () => number,
  patience = 0,
): SearchAnswer {
  const started = tick();
  const query = readTyped(view, text);
  const prepared = prepareQuery(view, query);
  const found = searchCases(view, prepared, limit, near, patience);
  const entities = [
    ...searchServices(view, prepared, SERVICES),
    ...searchDistricts(view, prepared),
    ...callersOf(view, prepared, found.cases),
    ...addressesOf(view, prepared, found.cases),
  ];
  const articles = searchArticles(view, prepared, ARTICLES);
  const [first, last] = articles.isNamed ? [articles.hits, []] : [[], articles.hits];
  const contacts = searchContacts(view, prepared, CONTACTS);
  const cases = found.cases.map(({ row, because }): SearchHit => ({ kind: 'case', row, because }));
  const exact = query.number !== null || query.phone !== null;
  return {
    hits: exact
      ? [...cases, ...entities, ...contacts]
      : [...entities, ...first, ...cases, ...last, ...contacts],
    chips: chipsOf(query),
    corrections: [...found.corrections],
    complete: view.meta?.filled === true,
    cutShort: found.cutShort,
    tookMs: tick() - started,
  };
}
