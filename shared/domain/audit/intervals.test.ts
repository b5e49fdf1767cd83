import { expect, it } from 'vitest';
import { cohensKappa, type VerdictPair } from './cohens-kappa.ts';
import { estimateShare, wilsonInterval } from './estimate-share.ts';
import type { AuditVerdict } from './verdict.ts';
import { overallRate, ratesBy, weighVerdicts, type RandomVerdict } from './weigh-verdicts.ts';

const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);

it('gives Wilson’s interval, which stays within 0 and 1', () => {
  const of = (share: number, trials: number) => {
    const { low, high } = wilsonInterval(share, trials, '0.95');
    return [round(low), round(high)];
  };
  // The first two are Newcombe's (1998) examples: 81 of 263, and 0 of 20.
  expect([of(81 / 263, 263), of(0, 20), of(1, 20), of(0.5, 97)]).toEqual([
    [0.255, 0.366],
    [0, 0.161],
    [0.839, 1],
    [0.402, 0.598],
  ]);
});

it('weighs strata back to the population, and knows when nothing is left to chance', () => {
  const review = (stratum: string, verdict: AuditVerdict): RandomVerdict => ({
    stream: 'random',
    stratum,
    department: stratum,
    service: 'pothole',
    district: null,
    month: '2026-03',
    verdict,
  });
  const reviewed = [
    ...Array.from({ length: 10 }, (_, n) => review('large', n < 9 ? 'supported' : 'unsupported')),
    review('small', 'unsupported'),
    review('small', 'unsupported'),
  ];
  const weighed = weighVerdicts(
    reviewed,
    new Map([
      ['large', 980],
      ['small', 20],
    ]),
  );
  const overall = overallRate(weighed, '0.95');
  expect([overall?.reviewed, overall?.population, round(overall?.unsupported.share ?? 0)]).toEqual([
    12, 1000, 0.118,
  ]);
  expect(
    ratesBy(weighed, ({ department }) => department, '0.95').map((one) => [
      one.key,
      one.unsupported.share,
      one.counts,
    ]),
  ).toEqual([
    ['large', 0.1, { supported: 9, unsupported: 1, 'wrong-reason': 0, unverifiable: 0 }],
    ['small', 1, { supported: 0, unsupported: 2, 'wrong-reason': 0, unverifiable: 0 }],
  ]);
  expect(
    estimateShare(
      [
        { weight: 1, found: true },
        { weight: 1, found: false },
      ],
      '0.95',
    ),
  ).toEqual({
    share: 0.5,
    low: 0.5,
    high: 0.5,
  });
  expect(estimateShare([], '0.95')).toBeNull();
});

it('gives Cohen’s kappa with its interval', () => {
  const times = (count: number, first: AuditVerdict, second: AuditVerdict): VerdictPair[] =>
    Array.from({ length: count }, () => ({ first, second }));
  // A table of two by two that textbooks have: 20, 5, 10, 15.
  const pairs = [
    ...times(20, 'supported', 'supported'),
    ...times(5, 'supported', 'unsupported'),
    ...times(10, 'unsupported', 'supported'),
    ...times(15, 'unsupported', 'unsupported'),
  ];
  const { kappa, low, high, agreed } = cohensKappa(pairs, '0.95');
  expect([round(kappa), round(low), round(high), agreed]).toEqual([0.4, 0.151, 0.649, 0.7]);
  expect(cohensKappa(times(7, 'supported', 'supported'), '0.95')).toEqual({
    pairs: 7,
    agreed: 1,
    kappa: null,
    low: null,
    high: null,
  });
});

/** Numbers that look like chance, the same for a seed: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

it('holds the true share as often as it claims, in samples of uneven strata', () => {
  const seed = 311;
  const random = chance(seed);
  const strata = [
    { population: 4_000, rate: 0.05, size: 60 },
    { population: 900, rate: 0.2, size: 30 },
    { population: 350, rate: 0.4, size: 30 },
    { population: 12, rate: 0.5, size: 2 },
  ];
  const all = strata.map(({ population, rate }) =>
    Array.from({ length: population }, (_, n) => n < Math.round(population * rate)),
  );
  const truth =
    all.flat().filter(Boolean).length / strata.reduce((sum, { population }) => sum + population, 0);
  const runs = 2_000;
  const held = { '0.90': 0, '0.95': 0, '0.99': 0 };
  for (let run = 0; run < runs; run += 1) {
    const findings = strata.flatMap(({ population, size }, at) => {
      const taken = new Set<number>();
      while (taken.size < size) taken.add(Math.floor(random() * population));
      return [...taken].map((n) => ({ weight: population / size, found: all[at]?.[n] === true }));
    });
    for (const level of ['0.90', '0.95', '0.99'] as const) {
      const found = estimateShare(findings, level);
      if (found !== null && found.low <= truth && truth <= found.high) held[level] += 1;
    }
  }
  const share = (level: keyof typeof held) => held[level] / runs;
  // Less by no more than three standard errors of the simulation; more is only careful.
  expect(
    [share('0.90') > 0.88, share('0.95') > 0.935, share('0.99') > 0.983],
    `seed ${seed}: ${JSON.stringify(held)} of ${runs} held the truth`,
  ).toEqual([true, true, true]);
});
