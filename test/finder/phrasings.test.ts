import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';

const said = z.string().trim().min(3).max(160);
const language = z.enum(['en', 'es']);

/** What a caller says and what is meant: services, the best first, or none of them because 911 or nobody here helps. */
const Phrasing = z.union([
  z.strictObject({ said, language, services: z.array(z.string()).min(1).max(2) }),
  z.strictObject({ said, language, services: z.array(z.string()).length(0), emergency: z.boolean() }),
]);

const read = (name: string) =>
  z.array(Phrasing).parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));

const sets = { tuning: read('phrasings-tuning.json'), 'held out': read('phrasings-held-out.json') };
const all = Object.values(sets).flat();

const pack = await loadCityPack(
  fileURLToPath(new URL('../../resources/cities/los-angeles', import.meta.url)),
  null,
);
const codes = pack.services.map((one) => one.code);

/** Two phrases with the same letters and digits are the same phrase, whatever their case, accents and commas. */
const bare = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/ +/g, ' ')
    .trim();

test('they name known services only, and none twice', () => {
  const wrong = all.filter(
    ({ services }) =>
      services.some((code) => !codes.includes(code)) || new Set(services).size < services.length,
  );
  expect(wrong).toEqual([]);
});

test('no phrase is there twice, in one file or in both', () => {
  const phrases = all.map((one) => bare(one.said));
  expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) < i)).toEqual([]);
});

test('there are enough to measure with', () => {
  expect(all.length).toBeGreaterThanOrEqual(400);
});

test.each(Object.entries(sets))('%s: each service is meant first by three or more', (_, phrasings) => {
  const thin = codes.filter((code) => phrasings.filter((one) => one.services[0] === code).length < 3);
  expect(thin).toEqual([]);
});

test.each(Object.entries(sets))(
  '%s: both languages, emergencies and calls for nobody here',
  (_, phrasings) => {
    const count = (keep: (one: z.infer<typeof Phrasing>) => boolean) => phrasings.filter(keep).length;
    const spanish = count((one) => one.language === 'es') / phrasings.length;
    expect(spanish).toBeGreaterThan(0.25);
    expect(spanish).toBeLessThan(0.5);
    expect(count((one) => 'emergency' in one && one.emergency)).toBeGreaterThanOrEqual(10);
    expect(count((one) => 'emergency' in one && !one.emergency)).toBeGreaterThanOrEqual(5);
  },
);
