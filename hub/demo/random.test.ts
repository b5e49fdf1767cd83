import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';

const SEED = 311;
const many = <T>(make: () => T, count = 20_000): T[] => Array.from({ length: count }, make);

describe(`seededRandom, seed ${SEED}`, () => {
  it('repeats itself by name and not under another name', () => {
    const draw = (...names: (string | number)[]) => many(seededRandom(...names).next, 5);
    expect(draw(SEED, 'a')).toEqual(draw(SEED, 'a'));
    expect(draw(SEED, 'a')).not.toEqual(draw(SEED, 'b'));
    expect(draw(SEED, 'a')).not.toEqual(draw(SEED + 1, 'a'));
  });

  it('is even, and whole numbers include both ends', () => {
    const random = seededRandom(SEED);
    const draws = many(() => random.next());
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    expect(draws.reduce((a, b) => a + b) / draws.length).toBeCloseTo(0.5, 1);
    expect(new Set(many(() => random.int(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  it('draws names by their weights', () => {
    const random = seededRandom(SEED);
    const drawn = many(() => random.weighted({ often: 8, seldom: 2, never: 0 }));
    expect(drawn.filter((name) => name === 'often').length / drawn.length).toBeCloseTo(0.8, 1);
    expect(drawn).not.toContain('never');
  });

  it('meets the median and the 90th percentile', () => {
    const random = seededRandom(SEED);
    const sorted = many(() => random.logNormal(60, 150)).toSorted((a, b) => a - b);
    expect(sorted[10_000]).toBeGreaterThan(57);
    expect(sorted[10_000]).toBeLessThan(63);
    expect(sorted[18_000]).toBeGreaterThan(140);
    expect(sorted[18_000]).toBeLessThan(160);
  });

  it('makes UUIDs of version 4', () => {
    const random = seededRandom(SEED);
    const ids = many(() => random.uuid(), 1_000);
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    expect(new Set(ids).size).toBe(1_000);
  });
});
