import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { caseId } from '../ids.ts';
import { drawSample, fingerprintOf, secondCount } from './draw-sample.ts';
import { planStrata, sizeFor } from './sample-plan.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const id = (n: number) => caseId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const closings = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ caseId: id(from + n), closing: 1 + (n % 2) }));

it('asks for as many as the tables say, fewer of a small population', () => {
  const ten = { margin: 0.1, confidence: '0.95' } as const;
  const five = { margin: 0.05, confidence: '0.95' } as const;
  expect([
    sizeFor(10_000_000_000, ten),
    sizeFor(10_000_000_000, five),
    sizeFor(10_000_000_000, { margin: 0.03, confidence: '0.95' }),
    sizeFor(400, five),
    sizeFor(20, five),
    sizeFor(0, five),
  ]).toEqual([97, 385, 1068, 197, 20, 0]);
});

it('shares them out in proportion, one at least of each stratum, and the least of each large one', () => {
  const stratum = (part: string, population: number) => ({ department: 'BSS', part, population });
  const parts = [stratum('a', 9_000), stratum('b', 400), stratum('c', 3), stratum('d', 0)];
  const sizes = (least: number) =>
    planStrata(parts, { margin: 0.1, confidence: '0.95', least }).map(({ part, size }) => [part, size]);
  expect(sizes(0)).toEqual([
    ['a', 92],
    ['b', 4],
    ['c', 1],
  ]);
  expect(sizes(30)).toEqual([
    ['a', 92],
    ['b', 30],
    ['c', 1],
  ]);
});

it('draws the same from the same seed, whatever order the population came in, and a tenth of it twice', () => {
  const strata = [
    { size: 25, closings: closings(0, 300) },
    { size: 5, closings: closings(300, 40) },
  ];
  const turned = strata.map((one) => ({ ...one, closings: one.closings.toReversed() }));
  const drawn = drawSample(strata, 'seed-311', hash);
  expect(drawSample(turned, 'seed-311', hash)).toEqual(drawn);
  expect({
    size: drawn.length,
    ofFirst: drawn.filter(({ stratum }) => stratum === 0).length,
    twice: drawn.filter(({ second }) => second).length,
    same:
      drawSample(strata, 'seed-312', hash).filter(({ closing }) =>
        drawn.some((one) => one.closing === closing),
      ).length < 15,
    fingerprint:
      fingerprintOf(
        strata.flatMap((one) => one.closings),
        hash,
      ) ===
      fingerprintOf(
        turned.flatMap((one) => one.closings),
        hash,
      ),
  }).toEqual({ size: 30, ofFirst: 25, twice: secondCount(30), same: true, fingerprint: true });
});

it('can be drawn again by hand, as the guide tells', () => {
  const [first] = drawSample([{ size: 1, closings: closings(0, 50) }], 'guide', hash);
  const least = closings(0, 50)
    .map((one) => hash(`guide:${one.caseId}:${one.closing}`))
    .toSorted()[0];
  expect(first?.priority).toBe(least);
});
