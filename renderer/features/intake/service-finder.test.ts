import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { reasonWords } from './reason-words.ts';
import { foldWords, serviceFinder, withinEdits } from './service-finder.ts';

const folder = join(import.meta.dirname, '../../../resources/cities/los-angeles/services');
const services = readdirSync(folder).flatMap(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Service[],
);
const find = serviceFinder(services);
const first = (text: string) => find(text)[0]?.service.code ?? null;

describe('the service finder', () => {
  it.each([
    ['pothole', 'street-pavement'],
    ['bache', 'street-pavement'],
    ['couch', 'bulky-items'],
    ['sofá viejo', 'bulky-items'],
    ['SOFA', 'bulky-items'],
    ['tagging', 'graffiti-removal'],
    ['dead dog', 'dead-animal-removal'],
    ['barking dog', 'barking-dogs'],
    ['fridge', 'metal-household-appliances'],
    ['water leak', 'report-water-waste'],
  ])('knows %j in English and Spanish, with accents or without', (text, code) => {
    expect(first(text)).toBe(code);
  });

  it.each([
    ['matress', 'bulky-items'],
    ['grafitti', 'graffiti-removal'],
    ['refridgerator', 'metal-household-appliances'],
    ['encampmnet', 'homeless-encampment'],
  ])('forgives a small mistake in %j', (text, code) => {
    expect(first(text)).toBe(code);
  });

  it('takes a whole sentence, in which small words say nothing', () => {
    expect([
      first('there is a couch on the sidewalk in front of my house'),
      first('my trash was not collected yesterday'),
      first('hay un bache muy grande en la calle'),
    ]).toEqual(['bulky-items', 'service-not-complete', 'street-pavement']);
  });

  it('answers while a word is typed, and to nothing with nothing', () => {
    expect([
      first('potho'),
      find('po').some((one) => one.service.code === 'street-pavement'),
      find(''),
      find(' ,. '),
    ]).toEqual(['street-pavement', true, [], []]);
    expect(find('qqqqzzzz')).toEqual([]);
  });

  it('puts a phrase typed whole above its words', () => {
    const small = serviceFinder(SMALL_PACK.services);
    expect(small('dead animal').map((one) => [one.service.code, one.reason])).toEqual([
      ['dead-animal', { words: 'Dead animal', language: 'en', field: 'name', corrected: false }],
    ]);
  });

  it('says why', () => {
    const why = (text: string) =>
      find(text)
        .slice(0, 1)
        .map((one) => reasonWords(one.reason));
    expect([why('couch'), why('bache'), why('matress')]).toEqual([
      ['because of “couch”'],
      ['because of “bache” (Spanish)'],
      ['because of “mattress”, with a small correction'],
    ]);
  });

  it('never returns more than eight, best first', () => {
    for (const text of ['street', 'a', 'calle', 'dog', 'light', 'tree on the street']) {
      const scores = find(text).map((one) => one.score);
      expect(scores.length).toBeLessThanOrEqual(8);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });
});

describe('words and mistakes', () => {
  it('are folded to bare lower case', () => {
    expect(foldWords('¿Dónde está el SOFÁ-cama nº 2?')).toEqual([
      'donde',
      'esta',
      'el',
      'sofa',
      'cama',
      'nº',
      '2',
    ]);
  });

  it.each([
    ['couch', 'couch', 0, true],
    ['couch', 'cuoch', 1, true],
    ['couch', 'coch', 1, true],
    ['couch', 'couchh', 1, true],
    ['couch', 'catch', 1, false],
    ['couch', 'c', 2, false],
    ['', 'ab', 2, true],
  ])('%j to %j within %i: %j', (a, b, limit, within) => {
    expect(withinEdits(a, b, limit)).toBe(within);
  });
});
