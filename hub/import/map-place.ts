import type { City } from '../../shared/domain/city.ts';
import type { Place } from '../../shared/domain/place.ts';
import { areaFinder, type LngLat } from '../../shared/domain/point-in-polygon.ts';
import type { SourceRow } from './layout.ts';
import { parseAddress } from './parse-address.ts';

export interface MappedPlace {
  readonly place: Place;
  readonly defects: readonly string[];
  /** The district was worked out from the map, not said by the source. */
  readonly districtFromMap: boolean;
}

/** Longest texts a place may hold (shared/domain/place.ts). */
const LONGEST = { address: 300, street: 200, part: 20 } as const;

const fits = (text: string | null, longest: number): string | null =>
  text === null || text === '' || text.length > longest ? null : text;

function coordinates(
  row: SourceRow,
  [west, south, east, north]: readonly number[],
): { point: LngLat | null; defect: string | null } {
  if (row.lat === '' || row.lng === '') return { point: null, defect: 'no coordinates' };
  const [lat, lng] = [Number(row.lat), Number(row.lng)];
  const inside =
    lng >= (west ?? -180) && lng <= (east ?? 180) && lat >= (south ?? -90) && lat <= (north ?? 90);
  if (inside) return { point: [lng, lat], defect: null };
  return { point: null, defect: `coordinates outside the city (${row.lat}, ${row.lng})` };
}

/** Makes the reader of places; keep it, the district finder is built once. */
export function placeMapper(city: City): (row: SourceRow, saysDistrict: boolean) => MappedPlace {
  const { areas } = city.pack.districts;
  const known = new Set(areas.map((area) => area.id));
  const areaAt = areaFinder(areas);
  return (row, saysDistrict) => {
    const defects: string[] = [];
    const line = row.address.replaceAll(/\s+/g, ' ');
    if (line === '') defects.push('no address');
    if (line.length > LONGEST.address)
      defects.push(`address cut after ${LONGEST.address} of ${line.length} characters`);
    const parts = parseAddress(line);
    const zip = parts.zip ?? (/^\d{5}/.test(row.zip) ? row.zip.slice(0, 5) : null);
    if (line !== '' && zip === null) defects.push('no zip code');
    const { point, defect } = coordinates(row, city.pack.city.bounds);
    if (defect !== null) defects.push(defect);

    const said = known.has(row.district) ? row.district : null;
    const mapped = said === null && point !== null ? (areaAt(point)?.id ?? null) : null;
    if (saysDistrict && said === null) {
      const named =
        row.district === '' ? 'no council district' : `council district "${row.district}" is not known`;
      defects.push(mapped === null ? named : `${named}; ${mapped} by the map`);
    }
    const place: Place = {
      address: line.slice(0, LONGEST.address),
      house: fits(parts.house ?? row.house, LONGEST.part),
      direction: fits(parts.direction ?? row.direction, LONGEST.part),
      street: fits(parts.street ?? row.street, LONGEST.street),
      suffix: fits(parts.suffix ?? row.suffix, LONGEST.part),
      crossStreet: fits(parts.crossStreet, LONGEST.street),
      zip,
      lat: point?.[1] ?? null,
      lng: point?.[0] ?? null,
      district: said ?? mapped,
      neighborhoodCouncil: fits(row.neighborhoodCouncil, LONGEST.street),
    };
    return { place, defects, districtFromMap: mapped !== null };
  };
}
