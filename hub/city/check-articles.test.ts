import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { cityPackCopies, LOS_ANGELES } from '../../test/city-pack-copy.ts';
import { loadCityPack } from './load-city-pack.ts';

const TOPICS = 'articles/010-emergencies.json';
const TRANSPORT = 'articles/040-streets-and-transit.json';
const SERVICES = 'articles/900-services-animals.json';
const copies = cityPackCopies();
beforeEach(() => copies.renew());
afterAll(() => copies.remove());

describe('the articles of Los Angeles', () => {
  let pack: CityPack;
  beforeEach(async () => {
    pack = await loadCityPack(LOS_ANGELES, null);
  });

  test('explain each service once, and at least sixty topics that need no case', () => {
    const articles = pack.articles ?? [];
    const explained = articles.filter((one) => one.kind === 'service').flatMap((one) => one.services);
    expect(explained.toSorted()).toEqual(pack.services.map((one) => one.code).toSorted());
    expect(articles.filter((one) => one.kind === 'topic').length).toBeGreaterThanOrEqual(60);
  });

  test('say when not to file, or that there is no case, and name only numbers that are surely public', () => {
    const articles = pack.articles ?? [];
    const silent = articles.filter(({ body }) => body.every((one) => one.kind !== 'not-to-file'));
    expect(silent.map((one) => one.id)).toEqual([]);
    const numbers = new Set(JSON.stringify(articles).match(/\b\d{3}-\d{3}-\d{4}\b/g));
    expect([...numbers].toSorted()).toEqual([
      '213-473-3231',
      '323-466-3876',
      '800-222-1222',
      '800-342-5397',
      '800-427-2200',
      '800-540-4000',
      '800-777-0133',
      '800-799-7233',
      '866-557-7368',
      '877-275-5273',
      '877-477-3646',
    ]);
  });

  test('are short enough to be said: scripts of at most 320 letters', () => {
    const long = (pack.articles ?? []).flatMap(({ id, say }) =>
      [say.en, say.es].filter((text) => text.length > 320).map((text) => `${id}: ${text.length}`),
    );
    expect(long).toEqual([]);
  });
});

describe('broken articles name file, line and what to do', () => {
  test('a script without its Spanish, and a date that is none', async () => {
    const say = copies.spoil(TOPICS, '"es": "Salga del edificio', '"sp": "Salga del edificio', '"gas-smell"');
    const day = copies.spoil(TOPICS, '"2026-11-20"', '"2026-13-20"', '"gas-smell"');
    expect(await copies.problems()).toEqual([
      {
        file: TOPICS,
        line: day,
        text: expect.stringMatching(/^articles\[\d\]\.reviewedOn "2026-13-20" is not right/),
      },
      {
        file: TOPICS,
        line: say - 2,
        text: expect.stringMatching(/^articles\[\d\]\.say\.es is missing\. Add it\.$/),
      },
    ]);
  });

  test('a transfer to nobody, and to the contact point of somebody else', async () => {
    const nobody = copies.spoil(TOPICS, '"department": "LAFD"', '"department": "FIRE"', '"fire-department"');
    const other = copies.spoil(TRANSPORT, '"ladot-complaint-1"', '"rap-complaint-1"', '"dash-bus"');
    expect(await copies.problems()).toEqual(
      [
        {
          file: TRANSPORT,
          line: other,
          text: 'articles[4].transfer.contactPoint "rap-complaint-1" belongs to RAP, not to LADOT.'.replace(
            '[4]',
            `[${dash()}]`,
          ),
        },
        {
          file: TOPICS,
          line: nobody,
          text: expect.stringContaining('transfer.department "FIRE" is not a department.'),
        },
      ].toSorted((a, b) => a.file.localeCompare(b.file)),
    );
  });

  test('a service without one, one with two, an id used twice and a service nobody knows', async () => {
    copies.spoil(SERVICES, '"animal-confined"', '"animal-loose"', '"service-animal-confined"');
    copies.spoil(TOPICS, '"single-streetlight-issue"', '"street-light"', '"wires-down"');
    copies.spoil(TOPICS, '"wires-down"', '"gas-smell"', '"wires-down"');
    const found = (await copies.problems()).map(({ file, text }) => `${file}: ${text.replace(/^\S+ /, '')}`);
    expect(found.toSorted()).toEqual(
      [
        `${SERVICES}: "animal-loose" has an article already, at ${SERVICES} line ${lineOf(SERVICES, 'service-animal-confined')}. Remove one.`,
        'services/animals.json: "animal-confined" has no article. Add one of the kind "service" to articles/.',
        `${TOPICS}: "gas-smell" is there already, at ${TOPICS} line ${lineOf(TOPICS, 'gas-smell')}. Change or remove one.`,
        `${TOPICS}: "street-light" is not the code of a service.`,
      ].toSorted(),
    );
  });

  test('a pack without articles is sound', async () => {
    rmSync(join(copies.folder(), 'articles'), { recursive: true });
    expect((await loadCityPack(copies.folder(), null)).articles).toBeUndefined();
  });
});

/** The line on which the article with an id begins. */
function lineOf(file: string, id: string): number {
  const text = readFileSync(join(copies.folder(), file), 'utf8');
  return text.slice(0, text.indexOf(`"id": "${id}"`)).split('\n').length - 1;
}

/** The place of the DASH article in its file. */
function dash(): number {
  const rows: { id: string }[] = JSON.parse(readFileSync(join(copies.folder(), TRANSPORT), 'utf8'));
  return rows.findIndex((one) => one.id === 'dash-bus');
}
