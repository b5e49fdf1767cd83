import { metresBetween } from '../../../shared/domain/metres-between.ts';
import type { House } from '../../../shared/domain/packed-houses.ts';

interface Corner {
  readonly lat: number;
  readonly lng: number;
  readonly zip: string | null;
  readonly town: string | null;
}

/** Corner houses of two streets that cross are so near each other, metres. */
const NEAR = 45;
/** More houses with one of the other street near by stand back to back: the streets run side by side. */
const MOST_NEAR = 12;
/** Squares of about 90 m: what is near is in the same one or beside it. */
const STEP = 0.0008;
const COLUMNS = 1_000_000;

/** From a square to itself and the eight around it. */
const AROUND = [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => row * COLUMNS + column));
/** The distance in degrees of latitude, a little more. */
const NEAR_DEGREES = NEAR / 110_000;

const squareOf = (lat: number, lng: number): number =>
  Math.floor((lat + 90) / STEP) * COLUMNS + Math.floor((lng + 180) / STEP);

/**
 * About where two streets cross, by their houses that are nearest to each other; null when none are near, or when the
 * streets run side by side.
 */
export function findCrossing(one: readonly House[], other: readonly House[]): Corner | null {
  if (areApart(one, other)) return null;
  const squares = new Map<number, House[]>();
  for (const house of other) {
    const square = squareOf(house.lat, house.lng);
    const there = squares.get(square);
    if (there === undefined) squares.set(square, [house]);
    else there.push(house);
  }
  let best: { metres: number; a: House; b: House } | null = null;
  let near = 0;
  for (const a of one) {
    const middle = squareOf(a.lat, a.lng);
    let isNear = false;
    for (const beside of AROUND) {
      for (const b of squares.get(middle + beside) ?? NONE) {
        if (Math.abs(a.lat - b.lat) > NEAR_DEGREES) continue;
        const metres = metresBetween(a, b);
        if (metres > NEAR) continue;
        isNear = true;
        if (best === null || metres < best.metres) best = { metres, a, b };
      }
    }
    if (isNear) near += 1;
  }
  if (best === null || near > MOST_NEAR) return null;
  const { a, b } = best;
  return { lat: (a.lat + b.lat) / 2, lng: (a.lng + b.lng) / 2, zip: a.zip, town: a.town };
}

const NONE: readonly House[] = [];

/** Whether all of one lies beyond all of the other, to the north, south, east or west. */
function areApart(one: readonly House[], other: readonly House[]): boolean {
  const apart = (of: (house: House) => number): boolean => {
    const ends = [one, other].map((houses) => {
      let [low, high] = [Infinity, -Infinity];
      for (const house of houses) {
        const value = of(house);
        if (value < low) low = value;
        if (value > high) high = value;
      }
      return { low, high };
    });
    const [a, b] = ends;
    return a === undefined || b === undefined || a.low - STEP > b.high || b.low - STEP > a.high;
  };
  return apart((house) => house.lat) || apart((house) => house.lng);
}
