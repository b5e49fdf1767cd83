const METRES_PER_DEGREE = 111_320;

interface Stop {
  readonly lat: number | null;
  readonly lng: number | null;
}

/** A stop of a route, and the way to it from the one before. */
interface Leg<S> {
  readonly stop: S;
  /** Metres as the crow flies; null for the first, and for those whose place is not known. */
  readonly metres: number | null;
}

/**
 * From one stop to the nearest that is left, and so on; those without a point come last, in the order they had. What a
 * crew would do without a planner: never far from the best way in a city, and the same each time.
 * @param most so many stops are ordered; the others follow as they were (the work grows with the square of it)
 */
export function nearestNext<S extends Stop>(stops: readonly S[], start: number, most: number): Leg<S>[] {
  const first = stops[start];
  if (first === undefined) return stops.map((stop) => ({ stop, metres: null }));
  const others = stops.filter((_, at) => at !== start);
  const placed = others.filter(({ lat, lng }) => lat !== null && lng !== null);
  const unplaced = others.filter(({ lat, lng }) => lat === null || lng === null);
  const anywhere = (stop: S): Leg<S> => ({ stop, metres: null });
  if (first.lat === null || first.lng === null) return [first, ...others].map(anywhere);
  // Over one city a flat map with one factor for the latitude is exact enough.
  const squeeze = Math.cos((first.lat * Math.PI) / 180);
  const xs = placed.map(({ lng }) => (lng ?? 0) * squeeze * METRES_PER_DEGREE);
  const ys = placed.map(({ lat }) => (lat ?? 0) * METRES_PER_DEGREE);
  const left = placed.map((_, at) => at);
  const legs: Leg<S>[] = [anywhere(first)];
  let [x, y] = [first.lng * squeeze * METRES_PER_DEGREE, first.lat * METRES_PER_DEGREE];
  while (left.length > 0 && legs.length <= most) {
    let [best, square] = [0, Infinity];
    for (let at = 0; at < left.length; at += 1) {
      const one = left[at] ?? 0;
      const away = ((xs[one] ?? 0) - x) ** 2 + ((ys[one] ?? 0) - y) ** 2;
      if (away < square) [best, square] = [at, away];
    }
    const chosen = left[best] ?? 0;
    const stop = placed[chosen];
    if (stop === undefined) break;
    legs.push({ stop, metres: Math.round(Math.sqrt(square)) });
    [x, y] = [xs[chosen] ?? 0, ys[chosen] ?? 0];
    left.splice(best, 1);
  }
  const rest = left.map((at) => placed[at]).filter((stop) => stop !== undefined);
  return [...legs, ...rest.map(anywhere), ...unplaced.map(anywhere)];
}
