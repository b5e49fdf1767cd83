import { describe, expect, test } from 'vitest';
import { areaFinder, pointInPolygon, type LngLat, type Rings } from './point-in-polygon.ts';

const square = (west: number, south: number, size: number): LngLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
/** A small generator with a seed, so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('pointInPolygon', () => {
  test('inside, outside, in a hole and on an island in the hole', () => {
    const rings: Rings = [square(0, 0, 10), square(2, 2, 6).toReversed(), square(4, 4, 2)];
    expect({
      inside: pointInPolygon([1, 1], rings),
      outside: pointInPolygon([11, 5], rings),
      hole: pointInPolygon([3, 3], rings),
      island: pointInPolygon([5, 5], rings),
      level: pointInPolygon([-5, 5], rings),
    }).toEqual({ inside: true, outside: false, hole: false, island: true, level: false });
  });

  test('two parts that lie apart', () => {
    const rings: Rings = [square(0, 0, 1), square(5, 5, 1)];
    expect([
      pointInPolygon([0.5, 0.5], rings),
      pointInPolygon([5.5, 5.5], rings),
      pointInPolygon([3, 3], rings),
    ]).toEqual([true, true, false]);
  });

  test('an area of nothing holds nothing', () => {
    expect([pointInPolygon([0, 0], []), pointInPolygon([0, 0], [[]])]).toEqual([false, false]);
  });

  test('west and south borders belong to the area, east and north ones do not', () => {
    const rings: Rings = [square(0, 0, 10)];
    expect({
      west: pointInPolygon([0, 5], rings),
      south: pointInPolygon([5, 0], rings),
      east: pointInPolygon([10, 5], rings),
      north: pointInPolygon([5, 10], rings),
    }).toEqual({ west: true, south: true, east: false, north: false });
  });

  test('a point on a shared slanting border is in exactly one of its two areas', () => {
    const seed = 20_261_121;
    const random = seeded(seed);
    const wrong: LngLat[] = [];
    for (let round = 0; round < 2_000; round += 1) {
      const low: LngLat = [random(), 0];
      const high: LngLat = [random(), 1];
      const west: Rings = [[[-1, 0], low, high, [-1, 1], [-1, 0]]];
      const east: Rings = [[[2, 0], [2, 1], high, low, [2, 0]]];
      const lat = random();
      const onBorder: LngLat = [low[0] + (high[0] - low[0]) * lat, lat];
      if (pointInPolygon(onBorder, west) === pointInPolygon(onBorder, east)) wrong.push(onBorder);
    }
    expect(wrong, `seed ${seed}`).toEqual([]);
  });
});

test('areaFinder names the area of a point, or none', () => {
  const areas = [
    { id: 'a', rings: [square(0, 0, 10), square(2, 2, 2)] },
    { id: 'b', rings: [square(10, 0, 10)] },
  ];
  const areaAt = areaFinder(areas);
  expect(
    [areaAt([1, 1]), areaAt([3, 3]), areaAt([10, 5]), areaAt([30, 5])].map((area) => area?.id ?? null),
  ).toEqual(['a', null, 'b', null]);
});
