import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { ServiceCode } from '../../../shared/domain/ids.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { repeatOffers, repeatRuleOf, type RepeatFacts } from '../../../shared/domain/repeat-offers.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import { metresBetween } from '../../../shared/domain/metres-between.ts';
import { SHOWN_COLUMNS, shownRow, type CaseColumns } from '../store/case-columns.ts';
import { casesInCells } from '../store/cases-in-cells.ts';
import { cellsAround } from '../store/map-cell.ts';
import { statement } from '../store/open-encrypted.ts';
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

/** What a case is told near by, and whether a new one repeats it. */
interface Near {
  readonly facts: RepeatFacts;
  readonly service: ServiceCode;
  readonly row: CaseRow;
  readonly metres: number | null;
  readonly sameAddress: boolean;
}

type NearColumns = CaseColumns & { readonly lat: number | null; readonly lng: number | null };

const asFacts = ({
  id,
  state,
  opened_at,
  closed_at,
  outcome,
  address,
  lat,
  lng,
}: NearColumns): RepeatFacts => ({
  id,
  state,
  openedAt: opened_at,
  closedAt: closed_at,
  outcome,
  place: { address, lat, lng },
});

function metresFrom(place: Place, { lat, lng }: RepeatFacts['place']): number | null {
  if (place.lat === null || place.lng === null || lat === null || lng === null) return null;
  return Math.round(metresBetween({ lat: place.lat, lng: place.lng }, { lat, lng }));
}

/** Rows of cached cases at an address, and of those within 150 m, newest first; no case is read for it. */
function rowsNear({ cache }: DeskView, place: Place, addressRow: number | null): number[] {
  const rows = new Set<number>();
  if (addressRow !== null) {
    const atAddress = statement<[number, number], number>(
      cache,
      'SELECT row FROM cases WHERE address_row = ? ORDER BY row DESC LIMIT ?',
    );
    for (const row of atAddress.pluck().all(addressRow, MOST_LOOKED_AT)) rows.add(row);
  }
  if (place.lat !== null && place.lng !== null) {
    for (const spot of casesInCells(cache, cellsAround(place.lat, place.lng, NEAR), MOST_LOOKED_AT)) {
      const metres = metresFrom(place, { address: '', ...spot });
      if (metres !== null && metres <= NEAR) rows.add(spot.row);
    }
  }
  return [...rows].toSorted((a, b) => b - a);
}

/** The row of an address in the cache; null when no case was there. */
function addressRowOf({ cache }: DeskView, key: string): number | null {
  if (key === '') return null;
  return (
    statement<[string], number>(cache, 'SELECT row FROM addresses WHERE key = ?').pluck().get(key) ?? null
  );
}

/** Cases at the same address or within 150 m, unsent work included: at most so many of the cache, the newest. In no order. */
function allNear(view: DeskView, place: Place, most: number): Near[] {
  const key = addressKey(place.address);
  const addressRow = addressRowOf(view, key);
  const read = statement<[number], NearColumns>(
    view.cache,
    `SELECT ${SHOWN_COLUMNS}, lat, lng FROM cases WHERE row = ?`,
  );
  const { cases } = view.overlay;
  const cached = rowsNear(view, place, addressRow)
    .slice(0, most + cases.size)
    .map((row) => read.get(row))
    .filter((one) => one !== undefined)
    .filter((one) => !cases.has(one.id))
    .map((one): Near => {
      const facts = asFacts(one);
      const sameAddress = addressRow !== null && one.address_row === addressRow;
      return {
        facts,
        service: one.service,
        row: shownRow(one),
        metres: metresFrom(place, facts.place),
        sameAddress,
      };
    });
  const unsent = [...cases.values()].flatMap(({ facts }): Near[] => {
    const metres = metresFrom(place, facts.place);
    const sameAddress = key !== '' && addressKey(facts.place.address) === key;
    if (!sameAddress && (metres === null || metres > NEAR)) return [];
    return [{ facts, service: facts.service, row: caseRowOf(facts, true), metres, sameAddress }];
  });
  return [...cached, ...unsent];
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
  const near = allNear(view, place, Number.POSITIVE_INFINITY).filter(
    (one) => service === null || one.service === service,
  );
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
    .map(({ row, metres, sameAddress }) => ({ ...row, metres, sameAddress, offered: placeOf.has(row.id) }))
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
  return allNear(view, facts.place, limit + 1)
    .filter((one) => one.facts.id !== facts.id)
    .map((one) => one.row)
    .toSorted((a, b) => b.openedAt - a.openedAt)
    .slice(0, limit);
}
