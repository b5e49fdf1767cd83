import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { seededRandom } from '../../../hub/demo/random.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import { cityYear } from '../city-year/city-year.ts';
import { caseTable } from './case-table.ts';
import { judgeOf } from './judge.ts';
import { mistypeWord } from './mistype.ts';
import { saidTimes } from './said-times.ts';
import { searchMix } from './search-mix.ts';
import { TYPISTS } from './typed-queries.ts';

const city = cityOf(
  await loadCityPack(join(import.meta.dirname, '../../../resources/cities/los-angeles'), null),
);
const year = cityYear(city, { cases: 2_000, seed: 311 });
const mix = searchMix(year, { seed: 'test', queries: 400 });

describe('the query mix', () => {
  it('is the same for the same seed, has every kind and about as many queries as wanted', () => {
    expect(searchMix(year, { seed: 'test', queries: 400 })).toEqual(mix);
    const kinds = new Set(mix.map(({ kind }) => kind));
    expect(Object.keys(TYPISTS).filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(mix.length > 300 && mix.length < 500).toBe(true);
  });

  it('asks only for what is there', () => {
    const columns = caseTable(city, year.cases, BENCH_ACCOUNT.id, year.end);
    for (let index = 0; index < year.cases; index += 1) {
      const { item, callers } = year.caseAt(index);
      columns.add(
        index,
        item,
        callers.map(({ phone }) => phone),
      );
    }
    const judge = judgeOf(city, columns);
    expect(
      mix
        .filter(({ asked }) => judge.of(asked).ideal(1).length === 0)
        .map(({ kind, text }) => `${kind}: ${text}`),
    ).toEqual([]);
  });

  it('mistypes one letter', () => {
    const random = seededRandom('mistype');
    const made = Array.from({ length: 500 }, () => mistypeWord('figueroa', random));
    expect(made.filter((word) => word === 'figueroa' || Math.abs(word.length - 8) > 1)).toEqual([]);
    expect(made.filter((word) => word.startsWith('f')).length > 440).toBe(true);
  });

  it('knows what times in words mean', () => {
    // Wednesday, 1 July 2026, noon in Los Angeles.
    const times = saidTimes(Date.UTC(2026, 6, 1, 19), 'America/Los_Angeles');
    const words = (at: number) => times.containing(at).map((said) => said.words);
    expect(words(Date.UTC(2026, 5, 30, 19))).toEqual([
      'yesterday',
      'this week',
      'last month',
      'since monday',
      'since tuesday',
      'since thursday',
      'since friday',
      'since saturday',
      'since sunday',
    ]);
    expect(words(Date.UTC(2026, 5, 22, 8))).toEqual(['last week', 'last month']);
  });
});
