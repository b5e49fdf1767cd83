import type { PlacesAround } from '../../../shared/contract/place-view.ts';
import { metresBetween } from '../../../shared/domain/metres-between.ts';
import { unpackHouses } from '../../../shared/domain/packed-houses.ts';
import { streetText, type StreetName } from '../../../shared/domain/read-street.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { cellsAround } from '../store/map-cell.ts';
import { packedHouses, streetsIn } from '../store/known-streets.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCaseAt } from '../store/read-case.ts';

/** More points than this make no map clearer. */
const MOST_ADDRESSES = 1_200;
const MOST_CASES = 100;
/** Newest cases of one square of the map that are looked at. */
const MOST_IN_CELL = 60;

interface Point {
  readonly lat: number;
  readonly lng: number;
}

function addressesAround(
  view: DeskView,
  at: Point,
  metres: number,
  cells: readonly number[],
): PlacesAround['addresses'] {
  const { cache } = view;
  const readStreet = statement<[number], StreetName>(
    cache,
    'SELECT direction, street, suffix FROM known_streets WHERE row = ?',
  );
  /** Of latitude: most houses of a long street are left out by it. */
  const degrees = metres / 110_000;
  const found: PlacesAround['addresses'] = [];
  for (const row of streetsIn(cache, cells)) {
    const packed = packedHouses(cache, row);
    const name = readStreet.get(row);
    if (packed === null || name === undefined) continue;
    const line = streetText(name);
    for (const { number, mark, zip, lat, lng } of unpackHouses(packed)) {
      if (Math.abs(lat - at.lat) > degrees) continue;
      const far = metresBetween(at, { lat, lng });
      if (far <= metres)
        found.push({ address: `${number}${mark} ${line}`, zip, lat, lng, metres: Math.round(far) });
    }
  }
  return found.toSorted((a, b) => a.metres - b.metres).slice(0, MOST_ADDRESSES);
}

function casesAround(
  { cache, overlay }: DeskView,
  at: Point,
  metres: number,
  cells: readonly number[],
): PlacesAround['cases'] {
  const read = statement<[number, number], { row: number }>(
    cache,
    'SELECT row FROM cases WHERE cell = ? ORDER BY row DESC LIMIT ?',
  );
  const cached = cells
    .flatMap((cell) => read.all(cell, MOST_IN_CELL).map(({ row }) => findCaseAt(cache, row)?.facts ?? null))
    .filter((facts) => facts !== null && !overlay.cases.has(facts.id));
  const unsent = [...overlay.cases.values()].map((one) => one.facts);
  return [...cached, ...unsent]
    .flatMap((facts): PlacesAround['cases'] => {
      const { lat, lng, address } = facts?.place ?? { lat: null, lng: null, address: '' };
      if (facts === null || lat === null || lng === null) return [];
      const far = metresBetween(at, { lat, lng });
      return far > metres
        ? []
        : [{ id: facts.id, address, state: facts.state, lat, lng, metres: Math.round(far) }];
    })
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, MOST_CASES);
}

/** Known addresses and cases within so many metres of a point, the nearest first. */
export function placesAround(view: DeskView, at: Point, metres: number): PlacesAround {
  const cells = cellsAround(at.lat, at.lng, metres);
  return {
    addresses: addressesAround(view, at, metres, cells),
    cases: casesAround(view, at, metres, cells),
  };
}
