import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../filled-desk.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../special-case.ts';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import type { SearchHit } from '../../shared/contract/search-view.ts';
import { SMALL_PACK } from '../small-city.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../resources/cities/los-angeles');
let desk: FilledDesk;

beforeAll(async () => {
  const { articles, departments, directory, services } = await loadCityPack(LOS_ANGELES, null);
  if (articles === undefined) throw new Error('Los Angeles has no articles');
  const known = new Set(SMALL_PACK.services.map((one) => one.code));
  const pack = {
    ...SMALL_PACK,
    articles,
    departments: [...SMALL_PACK.departments, ...departments.filter((one) => one.code === 'LAAS')],
    directory,
    services: [...SMALL_PACK.services, ...services.filter((one) => !known.has(one.code))].map((one) => ({
      ...one,
      clock: SMALL_PACK.services[0]?.clock ?? one.clock,
    })),
  };
  desk = filledDesk(SPECIAL_SAMPLE, 500, pack);
  desk.apply(
    specialPage(6_000, [
      specialCase(1, { note: 'The trash day of the neighbors is Monday' }),
      specialCase(2, { address: '100 E TICKET WAY', name: 'Eviction Jones' }),
    ]),
  );
});
afterAll(() => desk.close());

function search(text: string): SearchHit[] {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit: 20, near: null });
  if (answer === null) throw new Error('the desk has no cache');
  return answer.hits;
}
const articles = (text: string) =>
  search(text).flatMap((hit) => (hit.kind === 'article' ? [`${hit.article} ${hit.language}`] : []));
const kinds = (text: string) => [...new Set(search(text).map((hit) => hit.kind))];

describe('articles in the box', () => {
  it('are found in English, in Spanish, without accents, while typing and misspelt', () => {
    expect(articles('parking ticket')[0]).toBe('parking-ticket en');
    expect(articles('multa de estacionamiento')[0]).toBe('parking-ticket es');
    expect(articles('dia de basura')[0]).toBe('trash-day es');
    expect(articles('parking tic')[0]).toBe('parking-ticket en');
    expect(articles('parkin tickket')[0]).toBe('parking-ticket en');
    expect(articles('apagón')[0]).toBe('power-outage es');
  });

  it('say by which words, marked', () => {
    const hit = search('contest ticket').find((one) => one.kind === 'article');
    expect(hit).toEqual({
      kind: 'article',
      article: 'parking-ticket',
      language: 'en',
      because: [
        {
          field: 'article',
          text: 'contest ticket',
          ranges: [
            [0, 7],
            [8, 14],
          ],
        },
      ],
    });
  });

  it('stand before the cases when they are named, else behind them', () => {
    expect(kinds('trash day')).toEqual(['article', 'case']);
    expect(kinds('eviction')).toEqual(expect.arrayContaining(['caller', 'case', 'article']));
    expect(kinds('eviction').indexOf('article')).toBeGreaterThan(kinds('eviction').indexOf('case'));
  });

  it('stay away from numbers, filters and addresses', () => {
    for (const text of ['1-4601662271', '213 555 0142', 'cd14', '100 e ticket way', 'last week'])
      expect(articles(text), text).toEqual([]);
  });
});
