import type { PlaceSuggestion } from '../../../shared/contract/place-view.ts';
import { unpackHouses, type House } from '../../../shared/domain/packed-houses.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { streetText, type StreetName } from '../../../shared/domain/read-street.ts';
import { packedHouses, type KnownStreet } from '../store/known-streets.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { findCrossing } from './find-crossing.ts';
import { readTypedPlace, type TypedPlace } from './read-typed.ts';
import { streetIndexOf, type StreetMatch, type TypedStreet } from './street-index.ts';

/** Streets whose houses are looked at; the houses offered of one; the streets of a crossing that are tried. */
const MOST_STREETS = 24;
const MOST_HOUSES = 8;
const MOST_SIDES = 4;
/** A house that is not there lies beside one whose number differs by no more. */
const BESIDE = 20;

type Of<K extends TypedPlace['kind']> = Extract<TypedPlace, { kind: K }>;

/** The houses of a street, those of some numbers or all. */
function housesOf(cache: SqliteDb, street: KnownStreet, isWanted?: (number: number) => boolean): House[] {
  const packed = packedHouses(cache, street.row);
  return packed === null ? [] : [...unpackHouses(packed, isWanted)];
}

interface At {
  readonly line: string;
  readonly zip: string | null;
  readonly town: string | null;
  readonly lat: number;
  readonly lng: number;
}

function suggestionOf(
  { direction, street, suffix }: StreetName,
  { line, zip, town, lat, lng }: At,
  rest: { house?: string; crossStreet?: string; exact: boolean },
): PlaceSuggestion {
  return {
    ...NO_PLACE,
    address: zip === null ? line : `${line}, ${zip}`,
    house: rest.house ?? null,
    direction,
    street,
    suffix,
    crossStreet: rest.crossStreet ?? null,
    zip,
    lat,
    lng,
    cases: 0,
    known: true,
    exact: rest.exact,
    town,
  };
}

function houseSuggestion(street: KnownStreet, house: House): PlaceSuggestion {
  const text = `${house.number}${house.mark}`;
  return suggestionOf(
    street,
    { ...house, line: `${text} ${streetText(street)}` },
    { house: text, exact: true },
  );
}

/** The streets of several readings, each once by its best, the likeliest first. */
function bestOf(cache: SqliteDb, streets: readonly TypedStreet[], most: number): StreetMatch[] {
  const index = streetIndexOf(cache);
  const best = new Map<number, StreetMatch>();
  for (const match of streets.flatMap((typed) => index.match(typed, most))) {
    const before = best.get(match.street.row);
    if (before === undefined || before.score < match.score) best.set(match.street.row, match);
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, most);
}

/** Whether a number's digits begin with those of another. */
function begins(whole: number, digits: number): boolean {
  let rest = whole;
  while (rest > digits) rest = Math.floor(rest / 10);
  return rest === digits;
}

function suggestHouses(cache: SqliteDb, { house, streets }: Of<'house'>): PlaceSuggestion[] {
  const digits = /^\d*/.exec(house)?.[0] ?? '';
  const mark = house.slice(digits.length);
  const number = Number(digits);
  const matches = bestOf(cache, streets, MOST_STREETS);
  const isWanted = (one: number) => one === number || (mark === '' && begins(one, number));
  const found = matches.flatMap(({ street, score }) =>
    // What begins with these digits is no lower.
    street.high < number
      ? []
      : housesOf(cache, street, isWanted)
          .filter((one) => one.mark.startsWith(mark))
          .slice(0, MOST_HOUSES)
          .map((one) => ({ street, score, one, isIt: one.number === number && one.mark === mark })),
  );
  if (found.length > 0) {
    return found
      .toSorted((a, b) => Number(b.isIt) - Number(a.isIt) || b.score - a.score || a.one.number - b.one.number)
      .slice(0, MOST_HOUSES)
      .map(({ street, one }) => houseSuggestion(street, one));
  }
  // The number is not in the file: it lies beside its neighbour.
  return matches.slice(0, MOST_SIDES).flatMap(({ street }) => {
    const beside = housesOf(cache, street, (one) => Math.abs(one - number) <= BESIDE);
    const nearest = beside.toSorted(
      (a, b) =>
        Math.abs(a.number - number) - Math.abs(b.number - number) ||
        // The even side is the other side of the street.
        ((a.number - number) % 2 === 0 ? -1 : 1),
    )[0];
    if (nearest === undefined) return [];
    const line = `${house} ${streetText(street)}`;
    return [{ ...suggestionOf(street, { ...nearest, line }, { house, exact: false }), known: false }];
  });
}

/** The middle house of a stretch of a street stands for it. */
function suggestStretch(
  cache: SqliteDb,
  { from, to, street: typed, called }: Of<'stretch'>,
): PlaceSuggestion[] {
  return bestOf(cache, [typed], MOST_STREETS).flatMap(({ street }) => {
    if (street.high < from || street.low > to) return [];
    const there = housesOf(cache, street, (one) => one >= from && one <= to);
    const middle = there[Math.floor(there.length / 2)];
    if (middle === undefined) return [];
    const house = /^\d+-\d+$/.test(called) ? { house: called } : {};
    const line = `${called} ${streetText(street)}`;
    return [suggestionOf(street, { ...middle, line }, { ...house, exact: false })];
  });
}

function suggestCrossings(cache: SqliteDb, { one, other }: Of<'crossing'>): PlaceSuggestion[] {
  const sides = [one, other].map((typed) =>
    bestOf(cache, [typed], MOST_SIDES).map(({ street }) => ({ street, houses: housesOf(cache, street) })),
  );
  const [first = [], second = []] = sides;
  return first.flatMap((a) =>
    second.flatMap((b): PlaceSuggestion[] => {
      if (a.street.street === b.street.street) return [];
      const corner = findCrossing(a.houses, b.houses);
      if (corner === null) return [];
      const crossStreet = streetText(b.street);
      const line = `${streetText(a.street)} AT ${crossStreet}`;
      return [suggestionOf(a.street, { ...corner, line }, { crossStreet, exact: false })];
    }),
  );
}

/** Addresses of the city's address points that what was typed can mean, the likeliest first; crossings and blocks by their houses. */
export function suggestKnown(cache: SqliteDb, text: string): PlaceSuggestion[] {
  const typed = readTypedPlace(text);
  switch (typed.kind) {
    case 'house':
      return suggestHouses(cache, typed);
    case 'stretch':
      return suggestStretch(cache, typed).slice(0, MOST_HOUSES);
    case 'crossing':
      return suggestCrossings(cache, typed).slice(0, MOST_HOUSES);
    case 'other':
      return [];
  }
}
