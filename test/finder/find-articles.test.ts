import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { articleIndexOf, type ArticleIndex } from '../../shared/domain/finder/article-index.ts';
import { wordsOf } from '../../shared/domain/fold-text.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../resources/cities/los-angeles');
let pack: CityPack;
let index: ArticleIndex;
beforeAll(async () => {
  pack = await loadCityPack(LOS_ANGELES, null);
  index = articleIndexOf(pack);
});

/** The ids found for a text, whose last word is still being typed unless a space follows it. */
function find(text: string, most = 3): string[] {
  const words = wordsOf(text);
  return index
    .find(
      words.map((word, at) => ({
        word,
        typing: at === words.length - 1 && !text.endsWith(' '),
        mayBeMisspelt: true,
      })),
      most,
    )
    .map(({ article }) => article.id);
}

/** What agents type, the article they look for, first or among the first three. */
const ASKED: readonly (readonly [text: string, id: string])[] = [
  ['parking ticket', 'parking-ticket'],
  ['dispute a parking ticket', 'parking-ticket'],
  ['multa de estacionamiento', 'parking-ticket'],
  ['trash day', 'trash-day'],
  ['what day is my trash picked up', 'trash-day'],
  ['día de la basura', 'trash-day'],
  ['cuando pasa la basura', 'trash-day'],
  ['christmas trash', 'holiday-collection'],
  ['power outage', 'power-outage'],
  ['se fue la luz', 'power-outage'],
  ['apagon', 'power-outage'],
  ['gas leak', 'gas-smell'],
  ['huele a gas', 'gas-smell'],
  ['loud music', 'noise-party'],
  ['ruido', 'noise-party'],
  ['eviction', 'eviction'],
  ['desalojo', 'eviction'],
  ['rent increase', 'rent-increase'],
  ['my landlord does not fix the heat', 'landlord-repairs'],
  ['coyote', 'wild-animals'],
  ['lost dog', 'lost-pet'],
  ['perro perdido', 'lost-pet'],
  ['dmv', 'dmv'],
  ['licencia de manejar', 'dmv'],
  ['lax', 'lax-airport'],
  ['birth certificate', 'vital-records'],
  ['acta de nacimiento', 'vital-records'],
  ['jury duty', 'courts-jury'],
  ['property tax', 'property-tax'],
  ['where do i vote', 'voting'],
  ['film permit', 'film-permit'],
  ['food truck permit', 'street-vending-permit'],
  ['restaurant inspection', 'restaurant-health'],
  ['mosquitos', 'mosquitoes'],
  ['shelter', 'shelter-tonight'],
  ['albergue', 'shelter-tonight'],
  ['food stamps', 'food-benefits'],
  ['abandoned car', 'abandoned-vehicle'],
  ['towed car', 'towed-car'],
  ['grúa', 'towed-car'],
  ['paint disposal', 'hazardous-household'],
  ['swimming pool', 'pools-classes'],
  ['biblioteca', 'library'],
  ['wage theft', 'minimum-wage'],
  ['claim against the city', 'claim-against-city'],
  ['santa monica', 'outside-the-city'],
  ['street sweeping schedule', 'sweeping-schedule'],
  ['mattress', 'service-bulky-items'],
  ['bache', 'service-street-pavement'],
];

/** The same, misspelt. */
const MISSPELT: readonly (readonly [text: string, id: string])[] = [
  ['parkin tickit ', 'parking-ticket'],
  ['evicton ', 'eviction'],
  ['libary ', 'library'],
  ['coyotte ', 'wild-animals'],
  ['desalogo ', 'eviction'],
  ['birth certificat ', 'vital-records'],
  ['power outtage ', 'power-outage'],
  ['mosquitoe ', 'mosquitoes'],
];

describe('articles of Los Angeles', () => {
  it.each(ASKED)('%s', (text, id) => {
    expect(find(text)).toContain(id);
  });

  it('are first for nearly all that is asked', () => {
    const missed = ASKED.filter(([text, id]) => find(text, 1)[0] !== id);
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(ASKED.length / 10);
  });

  it.each(MISSPELT)('%s is understood', (text, id) => {
    expect(find(text)).toContain(id);
  });

  it('are found while a word is typed, from three letters on', () => {
    for (const typed of ['evi', 'evic', 'evict', 'evictio', 'eviction'])
      expect(find(typed), typed).toContain('eviction');
    for (const typed of ['trash d', 'trash da', 'trash day'])
      expect(find(typed), typed).toContain('trash-day');
    expect(find('tr')).toEqual([]);
  });

  it('are each found by their own title, in both languages', () => {
    const lost = pack.articles?.flatMap(({ id, title }) =>
      [title.en, title.es].filter((text) => !find(text, 2).includes(id)).map((text) => `${id}: ${text}`),
    );
    expect(lost).toEqual([]);
  });

  it('are not found for an address, a name or what nobody wrote about', () => {
    for (const text of ['1234 s main st', 'ximena quiroga', 'zzzzzz', 'the of and'])
      expect(find(text), text).toEqual([]);
  });

  it('cost well under a tenth of a millisecond for a keystroke', () => {
    const typed = ASKED.flatMap(([text]) => Array.from(text, (_, at) => text.slice(0, at + 1)));
    for (const text of typed) find(text);
    const rounds = Array.from({ length: 5 }, () => {
      const started = process.threadCpuUsage().user;
      for (const text of typed) find(text);
      return (process.threadCpuUsage().user - started) / typed.length / 1000;
    });
    // Time of the processor, and the best round: the machine may be busy with something else.
    const each = Math.min(...rounds);
    console.log(`articles: ${(each * 1000).toFixed(1)} µs a keystroke over ${typed.length} texts`);
    expect(each).toBeLessThan(0.1);
  });
});
