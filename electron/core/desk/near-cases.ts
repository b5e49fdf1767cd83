import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseId, ServiceCode } from '../../../shared/domain/ids.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { repeatOffers, repeatRuleOf } from '../../../shared/domain/repeat-offers.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import { metresBetween } from '../../../shared/domain/metres-between.ts';
import { cellsAround } from '../store/map-cell.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCaseAt } from '../store/read-case.ts';
import { caseRowOf } from './case-row.ts';
import type { DeskView } from './desk-view.ts';

/** What counts as near, in metres. */
const NEAR = 150;
/** Newest cases of one square of the map, or of one address, that are looked at. */
const MOST_LOOKED_AT = 300;
/** So many are offered in place of a new case; more would not be read. */
const MOST_OFFERED = 3;

/** A case near a place. */
export type NearCase = CaseRow & {
  readonly metres: number | null;
  readonly sameAddress: boolean;
  /** Likely the same thing: to be joined or reopened in place of a new case. */
  readonly offered: boolean;
};

/** Cases of the cache at an address or in the squares of the map around it. */
function cachedNear(view: DeskView, place: Place, key: string): CaseFacts[] {
  const found = new Map<number, CaseFacts>();
  const take = (rows: readonly { row: number }[]) => {
    for (const { row } of rows) {
      const cached = found.has(row) ? null : findCaseAt(view.cache, row);
      if (cached !== null) found.set(row, cached.facts);
    }
  };
  if (key !== '') {
    take(
      statement<[string, number], { row: number }>(
        view.cache,
        `SELECT row FROM cases WHERE address_row = (SELECT row FROM addresses WHERE key = ?)
          ORDER BY row DESC LIMIT ?`,
      ).all(key, MOST_LOOKED_AT),
    );
  }
  if (place.lat !== null && place.lng !== null) {
    for (const cell of cellsAround(place.lat, place.lng, NEAR)) {
      take(
        statement<[number, number], { row: number }>(
          view.cache,
          'SELECT row FROM cases WHERE cell = ? ORDER BY row DESC LIMIT ?',
        ).all(cell, MOST_LOOKED_AT),
      );
    }
  }
  return [...found.values()].filter((facts) => !view.overlay.cases.has(facts.id));
}

function metresFrom(place: Place, facts: CaseFacts): number | null {
  const { lat, lng } = facts.place;
  if (place.lat === null || place.lng === null || lat === null || lng === null) return null;
  return Math.round(metresBetween({ lat: place.lat, lng: place.lng }, { lat, lng }));
}

/** Cases at the same address or within 150 m, of one service or of any; unsent work included. In no order. */
function allNear(
  view: DeskView,
  place: Place,
  service: ServiceCode | null,
): { facts: CaseFacts; row: NearCase }[] {
  const key = addressKey(place.address);
  const unsent = [...view.overlay.cases.values()].map((one) => one.facts);
  return [...cachedNear(view, place, key), ...unsent].flatMap((facts) => {
    if (service !== null && facts.service !== service) return [];
    const metres = metresFrom(place, facts);
    const same = key !== '' && addressKey(facts.place.address) === key;
    if (!same && (metres === null || metres > NEAR)) return [];
    const shown = caseRowOf(facts, view.overlay.cases.has(facts.id));
    return [{ facts, row: { ...shown, metres, sameAddress: same, offered: false } }];
  });
}

/**
 * Cases near a place: those that a new request for the service would likely repeat, then open ones before closed, the
 * nearest, the newest.
 */
export function nearCases(
  view: DeskView,
  place: Place,
  service: ServiceCode | null,
  limit: number,
): NearCase[] {
  const near = allNear(view, place, service);
  const known = service === null ? undefined : view.known.city.service(service);
  const offers =
    known === undefined
      ? []
      : repeatOffers(
          place,
          near.map((one) => one.facts),
          repeatRuleOf(known),
          view.now,
        ).slice(0, MOST_OFFERED);
  const placeOf = new Map(offers.map((one, at) => [one.id, at]));
  const rank = (row: NearCase) => placeOf.get(row.id) ?? MOST_OFFERED;
  return near
    .map(({ row }) => ({ ...row, offered: placeOf.has(row.id) }))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        Number(isLive(b.state)) - Number(isLive(a.state)) ||
        (a.metres ?? 0) - (b.metres ?? 0) ||
        b.openedAt - a.openedAt,
    )
    .slice(0, limit);
}

/** Other cases at the place of a case or near by, newest first. */
export function nearbyOf(view: DeskView, facts: CaseFacts, limit: number): CaseRow[] {
  const other = (id: CaseId) => id !== facts.id;
  return allNear(view, facts.place, null)
    .filter((one) => other(one.facts.id))
    .toSorted((a, b) => b.facts.openedAt - a.facts.openedAt)
    .slice(0, limit)
    .map((one) => caseRowOf(one.facts, one.row.pending));
}
