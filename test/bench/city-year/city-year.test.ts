import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phoneKeys } from '../../../electron/core/search/phone-keys.ts';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { feedItem } from '../../../shared/contract/case-record.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { caseIdOf, indexOfCase } from './case-numbers.ts';
import { cityYear, YEAR_END } from './city-year.ts';
import { phoneHasher } from './phone-hashes.ts';

const city = cityOf(
  await loadCityPack(join(import.meta.dirname, '../../../resources/cities/los-angeles'), null),
);
const CASES = 3_000;
const year = cityYear(city, { cases: CASES, seed: 311 });
const all = Array.from({ length: CASES }, (_, index) => year.caseAt(index));

describe("a city's year", () => {
  it('is told as the contract says', () => {
    for (const { item } of all.filter((_, at) => at % 5 === 0)) expect(feedItem.parse(item)).toEqual(item);
  });

  it('is the same for the same seed and another for another', () => {
    const again = cityYear(city, { cases: CASES, seed: 311 });
    const other = cityYear(city, { cases: CASES, seed: 312 });
    expect(again.caseAt(1_234)).toEqual(all[1_234]);
    expect(other.caseAt(1_234).item.facts.place).not.toEqual(all[1_234]?.item.facts.place);
  });

  it('lies in the order of time within the year, each case known by its id', () => {
    const opened = all.map(({ item }) => item.facts.openedAt);
    expect(opened.toSorted((a, b) => a - b)).toEqual(opened);
    expect((opened.at(-1) ?? 0) < YEAR_END).toBe(true);
    const indexes = [0, 1, 77, 2_199_999, 2_200_200];
    expect(indexes.map((index) => indexOfCase(caseIdOf(index)))).toEqual(indexes);
  });

  it('is told once, nearly in that order', () => {
    const told = Array.from({ length: CASES }, (_, at) => year.toldAt(at));
    expect(told.toSorted((a, b) => a - b)).toEqual([...told.keys()]);
    const furthest = Math.max(...told.map((index, at) => Math.abs(index - at)));
    expect(furthest > 10 && furthest < CASES / 50).toBe(true);
  });

  it('has the shares of a real one', () => {
    const share = (holds: (made: (typeof all)[number]) => boolean) => all.filter(holds).length / CASES;
    const shares = {
      closed: share(({ item }) => item.facts.state === 'closed'),
      crossings: share(({ item }) => item.facts.place.crossStreet !== null),
      bulky: share(({ item }) => item.facts.service === 'bulky-items'),
      callers: all.reduce((sum, { callers }) => sum + callers.length, 0) / CASES,
      texts: share(({ item }) =>
        item.entries.some(({ event, texts }) => event.type !== 'closed' && Object.keys(texts).length > 0),
      ),
    };
    const between = (least: number, most: number) => (value: number) => value >= least && value <= most;
    expect([
      between(0.92, 0.96)(shares.closed),
      between(0.17, 0.23)(shares.crossings),
      between(0.36, 0.46)(shares.bulky),
      between(0.41, 0.49)(shares.callers),
      between(0.34, 0.46)(shares.texts),
    ]).toEqual([true, true, true, true, true]);
  });

  it('hashes phones as the hub does', () => {
    expect(phoneHasher(year.phoneKey)('2135550142')).toEqual(phoneKeys('(213) 555-0142', year.phoneKey));
  });
});
