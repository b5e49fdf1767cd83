type Point = readonly [lng: number, lat: number];
type Ring = readonly Point[];

/** Degrees that a district may reach over the city's bounds before we doubt that its numbers are longitude, latitude. */
const MARGIN = 0.5;

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

/** What is wrong with one ring of a district, as the end of a sentence about it; null when it is sound. */
export function ringMistake(
  ring: Ring,
  [west, south, east, north]: readonly [number, number, number, number],
): string | null {
  if (!isClosed(ring)) return 'is not closed. Repeat its first point at its end.';
  const stray = ring.find(
    ([lng, lat]) =>
      lng < west - MARGIN || lng > east + MARGIN || lat < south - MARGIN || lat > north + MARGIN,
  );
  if (stray === undefined) return null;
  return `has the point ${stray.join(', ')}, far outside the city. Points are longitude, latitude in degrees (WGS 84).`;
}
