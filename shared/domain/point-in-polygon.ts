/** Longitude and latitude in WGS 84 degrees. */
export type LngLat = readonly [lng: number, lat: number];

/** Outer rings and holes in any order and direction; a point is inside when it is in an odd number of them. */
export type Rings = readonly (readonly LngLat[])[];

/** Longitude at which a border crosses a latitude; both sides of a shared border get the very same number. */
function crossing(a: LngLat, b: LngLat, lat: number): number {
  const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
  return low[0] + ((high[0] - low[0]) * (lat - low[1])) / (high[1] - low[1]);
}

/**
 * Whether a point lies in an area. A point on a border that two areas share is in exactly one of them:
 * a border belongs to the area on its east, a level border to the area on its north.
 */
export function pointInPolygon([lng, lat]: LngLat, rings: Rings): boolean {
  let inside = false;
  for (const ring of rings) {
    let before = ring.at(-1);
    for (const here of ring) {
      if (before !== undefined && here[1] > lat !== before[1] > lat && lng < crossing(before, here, lat)) {
        inside = !inside;
      }
      before = here;
    }
  }
  return inside;
}

/**
 * Makes a finder over areas that do not overlap. The box around each area is worked out once,
 * so keep the finder when many points are asked for. Null: the point is in none of them.
 */
export function areaFinder<A extends { readonly rings: Rings }>(
  areas: readonly A[],
): (point: LngLat) => A | null {
  const boxed = areas.map((area) => {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lng, lat] of area.rings.flat()) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    return { area, west, south, east, north };
  });
  return (point) => {
    const [lng, lat] = point;
    const found = boxed.find(
      (box) =>
        lng >= box.west &&
        lng <= box.east &&
        lat >= box.south &&
        lat <= box.north &&
        pointInPolygon(point, box.area.rings),
    );
    return found?.area ?? null;
  };
}
