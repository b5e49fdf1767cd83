import {
  afterAside,
  joinedSides,
  saysRelation,
  stretches,
  untilAside,
  withoutPreface,
} from './place-phrases.ts';
import { placeTokens, type PlaceToken } from './place-tokens.ts';
import { readStreet, streetText, type StreetName } from './read-street.ts';
import { houseFirst, takeHouse } from './take-house.ts';
import { takeTail } from './take-tail.ts';
import { takeUnits } from './take-units.ts';

/** What is made of the words: a point on a street, a piece of it, or a crossing. */
type PlaceParts =
  | {
      readonly kind: 'address';
      readonly house: string;
      readonly street: StreetName;
      /** "APT 5", "#5", "BLDG 3 APT 5". */
      readonly unit: string | null;
    }
  | { readonly kind: 'range'; readonly from: string; readonly to: string; readonly street: StreetName }
  | { readonly kind: 'intersection'; readonly street: StreetName; readonly cross: StreetName }
  | {
      readonly kind: 'block';
      /** "1200" of "1200 block"; null when two crossings bound it. */
      readonly number: string | null;
      readonly street: StreetName;
      readonly between: readonly [StreetName, StreetName] | null;
    };

/** What stands beside the parts of a place that could be read. */
interface PlaceLines {
  /** As it was typed, without blanks around it. */
  readonly said: string;
  /** All of it as the city writes addresses: "1234 S MAIN ST APT 5, LOS ANGELES, CA 90015". Reads back as the same. */
  readonly canonical: string;
  /** The line a place is known by (`Place.address`): without unit and town, so that neighbours share it. */
  readonly address: string;
  readonly city: string | null;
  readonly zip: string | null;
}

/** A place as it was typed and what we made of it. A free place is known by the words only, and never refused. */
export type ReadPlace =
  | (PlaceParts & PlaceLines)
  | { readonly kind: 'free'; readonly said: string; readonly canonical: string };

type Tokens = readonly PlaceToken[];

/** No address is longer; a longer text is somebody's words. In UTF-16 units. */
const LONGEST = 250;
const BLOCK_WORDS = new Set(['block', 'blk', 'cuadra', 'bloque']);
const BETWEEN_WORDS = new Set(['between', 'btwn', 'btw', 'bet', 'entre']);
const OF_WORDS = new Set(['of', 'de', 'del', 'en', 'on']);

function readBlock(tokens: Tokens): PlaceParts | null {
  const at = tokens.findIndex(({ word }) => BLOCK_WORDS.has(word));
  if (at < 0) return null;
  const hundreds = tokens[at - 1]?.word === 'hundred' ? 1 : 0;
  const number = /^\d{1,5}$/.exec(tokens[at - 1 - hundreds]?.word ?? '')?.[0];
  let rest = tokens.slice(at + 1);
  let block: string | undefined;
  if (number !== undefined) {
    // "The 1200 block": more before it is somebody's words.
    if (at - 1 - hundreds > 1) return null;
    block = hundreds === 1 ? `${number}00` : number;
  } else {
    const skip = OF_WORDS.has(rest[0]?.word ?? '') ? 1 : 0;
    block = /^\d{1,5}$/.exec(rest[skip]?.word ?? '')?.[0];
    rest = rest.slice(skip + 1);
  }
  if (block === undefined || at > 2 + hundreds) return null;
  if (OF_WORDS.has(rest[0]?.word ?? '')) rest = rest.slice(1);
  const street = readStreet(untilAside(rest), 'crossing');
  return street === null ? null : { kind: 'block', number: block, street, between: null };
}

/** "Main between 5th and 6th", "between 5th and 6th on main". */
function readBetween(tokens: Tokens): PlaceParts | null {
  const at = tokens.findIndex(({ word }) => BETWEEN_WORDS.has(word));
  if (at < 0) return null;
  const [one, other, ...more] = joinedSides(tokens.slice(at + 1));
  if (one === undefined || other === undefined || more.length > 0) return null;
  const on = at > 0 ? -1 : other.tokens.findIndex(({ word }) => word === 'on' || word === 'en');
  if (at === 0 && on < 0) return null;
  const main = at > 0 ? afterAside(tokens.slice(0, at)) : other.tokens.slice(on + 1);
  const street = readStreet(at > 0 ? main : untilAside(main), 'crossing');
  const first = readStreet(one.tokens, 'crossing');
  const second = readStreet(untilAside(on < 0 ? other.tokens : other.tokens.slice(0, on)), 'crossing');
  if (street === null || first === null || second === null) return null;
  return { kind: 'block', number: null, street, between: [first, second] };
}

function readIntersection(tokens: Tokens): PlaceParts | null {
  const sides = joinedSides(tokens);
  // "The laundromat at 5th & Main" is at that crossing.
  const landmark = sides.length === 3 && /^(?:at|@|en)$/.test(sides[1]?.join ?? '') ? 1 : 0;
  const [one, other, ...more] = sides.slice(landmark);
  if (one === undefined || other === undefined || more.length > 0) return null;
  if (landmark === 1 && /^\d/.test(sides[0]?.tokens[0]?.word ?? '')) return null;
  const isDate =
    other.join === '/' && [...one.tokens, ...other.tokens].every(({ word }) => /^\d+$/.test(word));
  const street = readStreet(afterAside(one.tokens), 'crossing');
  const cross = readStreet(untilAside(other.tokens), 'crossing');
  return street === null || cross === null || isDate ? null : { kind: 'intersection', street, cross };
}

function readHouses(all: Tokens): PlaceParts | null {
  const named = takeUnits(all, 'named');
  const { rest, units } = takeUnits(
    takeHouse(named.rest) === null ? houseFirst(named.rest) : named.rest,
    'all',
  );
  const unit = [...named.units, ...units].join(' ') || null;
  const houses = takeHouse(rest);
  if (houses === null || (houses.rest[0] !== undefined && saysRelation(houses.rest[0]))) return null;
  const { from, to } = houses;
  const street = readStreet(untilAside(houses.rest), 'house');
  if (street === null) return null;
  return to === null ? { kind: 'address', house: from, street, unit } : { kind: 'range', from, to, street };
}

/** The whole as one place, or the first stretch between commas that is one. */
function readParts(tokens: Tokens): PlaceParts | null {
  const place = withoutPreface(tokens);
  const whole = readBlock(place) ?? readBetween(place) ?? readIntersection(place) ?? readHouses(place);
  if (whole !== null) return whole;
  // "The alley behind 1234 main".
  const house = place.findIndex(({ word }, at) => {
    const before = place[at - 1];
    return before !== undefined && saysRelation(before) && /^\d/.test(word);
  });
  const beside = house < 0 ? null : readHouses(place.slice(house));
  if (beside !== null) return beside;
  const parts = stretches(place);
  if (parts.length < 2) return null;
  for (const part of parts) {
    const found = readParts(part);
    if (found !== null) return found;
  }
  return null;
}

function lineOf(parts: PlaceParts): string {
  const street = streetText(parts.street);
  switch (parts.kind) {
    case 'address':
      return `${parts.house} ${street}`;
    case 'range':
      return `${parts.from}-${parts.to} ${street}`;
    case 'intersection':
      return `${street} AT ${streetText(parts.cross)}`;
    case 'block':
      if (parts.between === null) return `${parts.number} BLOCK OF ${street}`;
      return `${street} BETWEEN ${parts.between.map(streetText).join(' AND ')}`;
  }
}

function placeOf(said: string, parts: PlaceParts, city: string | null, zip: string | null): ReadPlace {
  const line = lineOf(parts);
  const unit = parts.kind === 'address' && parts.unit !== null ? ` ${parts.unit}` : '';
  const end = [city === null ? null : `${city}, CA`, zip].filter((one) => one !== null).join(' ');
  return {
    ...parts,
    said,
    canonical: `${line}${unit}${end === '' ? '' : `, ${end}`}`,
    address: zip === null ? line : `${line}, ${zip}`,
    city,
    zip,
  };
}

function readOnce(said: string): ReadPlace {
  const free: ReadPlace = { kind: 'free', said, canonical: said };
  const tokens = said.length > LONGEST ? null : placeTokens(said);
  if (tokens === null) return free;
  // "500 1/2 Hollywood": what looked like the town can be the street.
  for (const towns of [true, false]) {
    const { rest, city, zip } = takeTail(tokens, towns);
    const parts = readParts(rest);
    if (parts !== null) return placeOf(said, parts, city, zip);
  }
  return free;
}

const partsOf = (place: ReadPlace): string => JSON.stringify({ ...place, said: '' });

/**
 * What we make of a place as an agent typed it, in English or Spanish: an address, a range of houses, a block, a
 * crossing, or the words as they are. Never fails; what does not read back as itself is left as it was said.
 */
export function readPlace(text: string): ReadPlace {
  const said = text.trim();
  const read = readOnce(said);
  if (read.kind === 'free' || partsOf(readOnce(read.canonical)) === partsOf(read)) return read;
  return { kind: 'free', said, canonical: said };
}
