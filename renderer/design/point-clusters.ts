/** A sign on a map: one thing, or several that lie too close to be told apart. */
export interface Cluster<P> {
  readonly x: number;
  readonly y: number;
  /** In the order they were given: the first says how the sign looks. */
  readonly points: readonly P[];
}

/**
 * Puts points that share a square of the map into one sign, at the middle of theirs.
 * @param side of the square, in the units of x and y
 */
export function clusterPoints<P extends { readonly x: number; readonly y: number }>(
  points: readonly P[],
  side: number,
): Cluster<P>[] {
  const squares = Map.groupBy(points, ({ x, y }) => `${Math.floor(x / side)} ${Math.floor(y / side)}`);
  return [...squares.values()].map((inside) => ({
    x: inside.reduce((sum, { x }) => sum + x, 0) / inside.length,
    y: inside.reduce((sum, { y }) => sum + y, 0) / inside.length,
    points: inside,
  }));
}
