import { HOUR, MINUTE, type Instant } from '../instant.ts';
import { metresBetween } from '../metres-between.ts';

/** Visits of a crew further apart than this are not compared: the city is crossed in it. */
export const ROUND_APART = 30 * MINUTE;
/** Places nearer than this are one stop. */
const LEAST_METRES = 1_500;
/** Nobody drives faster through a city, as the crow flies. */
const METRES_PER_HOUR = 60_000;
/** Times of visits are typed, mostly to five minutes. */
const SLACK = 5 * MINUTE;

/** A visit of a crew, and when the case was closed. */
export interface CrewVisit {
  readonly at: Instant;
  readonly closedAt: Instant;
  readonly lat: number;
  readonly lng: number;
}

/** Visits of the same crew that it can't have made besides this one. */
export interface CrewRound {
  readonly crew: string;
  readonly others: number;
  /** How far the one is for which it would have had to be fastest, and how long before or after. */
  readonly metres: number;
  readonly apart: number;
  /** When the last of them was closed. */
  readonly last: Instant;
}

/** Finds visits of a crew too far away to be reached in the time; null when there are none. */
export function crewRound(
  crew: string,
  here: Pick<CrewVisit, 'at' | 'lat' | 'lng'>,
  others: readonly CrewVisit[],
): CrewRound | null {
  const impossible = others
    .map((one) => {
      const [metres, apart] = [Math.round(metresBetween(here, one)), Math.abs(one.at - here.at)];
      return { metres, apart, closedAt: one.closedAt, speed: metres / ((apart + SLACK) / HOUR) };
    })
    .filter(
      ({ metres, apart, speed }) => metres >= LEAST_METRES && apart <= ROUND_APART && speed > METRES_PER_HOUR,
    )
    .toSorted((a, b) => b.speed - a.speed || b.metres - a.metres);
  const [fastest] = impossible;
  if (fastest === undefined) return null;
  const { metres, apart } = fastest;
  return {
    crew,
    others: impossible.length,
    metres,
    apart,
    last: Math.max(...impossible.map(({ closedAt }) => closedAt)),
  };
}
