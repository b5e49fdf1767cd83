import type { CityPack } from '../../../shared/domain/city-pack.ts';
import { foldText } from '../../../shared/domain/fold-text.ts';
import type { House } from '../../../shared/domain/packed-houses.ts';
import { placeTokens } from '../../../shared/domain/place-tokens.ts';
import { readPlace } from '../../../shared/domain/read-place.ts';
import { readStreet, type StreetName } from '../../../shared/domain/read-street.ts';
import type { RefusedLine } from '../refusal-report.ts';
import type { AddressField } from './address-columns.ts';

/** A row of a file by our names, trimmed; what it does not say is empty. */
export type AddressRow = Readonly<Record<AddressField, string>>;

export type MappedPoint =
  | { readonly ok: true; readonly street: StreetName; readonly house: House }
  | { readonly ok: false; readonly refused: RefusedLine };

/** Street texts that are remembered: a city has some ten thousand, and noise would fill the memory. */
const MOST_REMEMBERED = 200_000;
const HOUSE = /^0*(\d{1,6})(?:[- ]?([A-Z])| ([1-7]\/[248]))?$/;
const MOST_PARTS = 20;

const refuse = (field: string, value: string, reason: string): MappedPoint => ({
  ok: false,
  refused: { field, value, reason },
});

/** "1234 1/2" and "1234 A" apart into number and mark; null when it is no house number. */
function readHouse(text: string): Pick<House, 'number' | 'mark'> | null {
  const found = HOUSE.exec(text.toUpperCase().replaceAll(/\s+/g, ' '));
  const [, digits = '', letter = '', fraction = ''] = found ?? [];
  const number = Number(digits);
  if (found === null || number === 0) return null;
  return { number, mark: fraction === '' ? letter : ` ${fraction}` };
}

function fits({ direction, street, suffix }: StreetName): boolean {
  return (
    street.length <= 200 && (direction ?? '').length <= MOST_PARTS && (suffix ?? '').length <= MOST_PARTS
  );
}

/** Makes the reader of rows; keep it for a file, since it remembers the streets it has read. */
export function pointMapper(city: CityPack['city']): (row: AddressRow) => MappedPoint {
  const streets = new Map<string, StreetName | null>();
  const [west, south, east, north] = city.bounds;
  const own = foldText(city.name);
  const ownNames = new Set([own, `city of ${own}`, `${own} city`, 'la']);

  const remembered = (text: string, read: () => StreetName | null): StreetName | null => {
    const known = streets.get(text);
    if (known !== undefined) return known;
    const street = read();
    if (streets.size < MOST_REMEMBERED) streets.set(text, street);
    return street;
  };
  const townOf = (text: string): string | null => {
    const town = text.trim().toUpperCase();
    return town === '' || town.length > 60 || ownNames.has(foldText(town)) ? null : town;
  };

  /** House and street of a whole line, its unit left out. */
  const readLine = (
    line: string,
  ): { house: string; street: StreetName; zip: string | null; town: string | null } | null => {
    const parts = /^(\d+(?:[A-Za-z]|\s+[1-7]\/[248])?)\s+([^,#]+)$/.exec(line);
    if (parts !== null) {
      const [, house = '', rest = ''] = parts;
      const street = remembered(`line ${rest}`, () => {
        const read = readPlace(`1 ${rest}`);
        return read.kind === 'address' && read.unit === null && read.zip === null && read.city === null
          ? read.street
          : null;
      });
      if (street !== null) return { house, street, zip: null, town: null };
    }
    const read = readPlace(line);
    return read.kind === 'address'
      ? { house: read.house, street: read.street, zip: read.zip, town: read.city }
      : null;
  };

  return (row) => {
    if (row.lat === '' || row.lng === '') return refuse('coordinates', '', 'no coordinates');
    const [lat, lng] = [Number(row.lat), Number(row.lng)];
    const point = `${row.lat}, ${row.lng}`;
    if (!Number.isFinite(lat) || !Number.isFinite(lng)) return refuse('coordinates', point, 'no numbers');
    if (Math.abs(lat) > 90 || Math.abs(lng) > 180)
      return refuse('coordinates', point, 'no degrees: projected coordinates');
    if (lat === 0 && lng === 0) return refuse('coordinates', point, 'no coordinates');
    if (lng < west || lng > east || lat < south || lat > north)
      return refuse('coordinates', point, 'outside the city');

    let [houseText, street, zip, town] = [row.house, null as StreetName | null, row.zip, row.town];
    if (row.address !== '') {
      const line = readLine(row.address);
      if (line === null) return refuse('address', row.address, 'not read as a house and a street');
      ({ house: houseText, street } = line);
      zip = zip === '' ? (line.zip ?? '') : zip;
      town = town === '' ? (line.town ?? '') : town;
    } else {
      if (houseText === '') return refuse('house', '', 'no house number');
      if (row.street === '') return refuse('street', '', 'no street');
      if (row.fraction !== '') houseText = `${houseText} ${row.fraction}`;
      const text = [row.direction, row.street, row.suffix, row.side].filter((part) => part !== '').join(' ');
      street = remembered(text, () => {
        const tokens = placeTokens(text);
        return tokens === null ? null : readStreet(tokens, 'house');
      });
      if (street === null) return refuse('street', text, 'not read as a street');
    }
    const house = readHouse(houseText);
    if (house === null) return refuse('house', houseText, 'not read as a house number');
    if (!fits(street)) return refuse('street', street.street, 'too long');
    const shortZip = /^\d{5}/.exec(zip)?.[0] ?? null;
    return { ok: true, street, house: { ...house, zip: shortZip, town: townOf(town), lat, lng } };
  };
}
