import type { PlacesAround } from '../../../shared/contract/place-view.ts';
import { metresBetween } from '../../../shared/domain/metres-between.ts';
import { unpackHouses } from '../../../shared/domain/packed-houses.ts';
import { streetText, type StreetName } from '../../../shared/domain/read-street.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { casesInCells } from '../store/cases-in-cells.ts';
import { cellsAround } from '../store/map-cell.ts';
import { packedHouses, streetsIn } from '../store/known-streets.ts';
import { statement } from '../store/open-encrypted.ts';

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
  const read = statement<[number], Pick<CaseColumns, 'id' | 'address' | 'state'>>(
    cache,
    'SELECT id, address, state FROM cases WHERE row = ?',
  );
  const far = (point: Point): number => metresBetween(at, point);
  const cached = casesInCells(cache, cells, MOST_IN_CELL)
    .filter((spot) => far(spot) <= metres)
    .flatMap(({ row, lat, lng }) => {
      const found = read.get(row);
      return found === undefined || overlay.cases.has(found.id) ? [] : [{ ...found, lat, lng }];
    });
  const unsent = [...overlay.cases.values()].flatMap(({ facts: { id, state, place } }) => {
    const { address, lat, lng } = place;
    if (lat === null || lng === null || far({ lat, lng }) > metres) return [];
    return [{ id, address, state, lat, lng }];
  });
  return [...cached, ...unsent]
    .map((one) => ({ ...one, metres: Math.round(far(one)) }))
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
