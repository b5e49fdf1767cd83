import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { layouts, recogniseLayout } from './layout.ts';

const file = new URL('../../resources/cities/los-angeles/import-layouts.json', import.meta.url);
const known = layouts.parse(JSON.parse(await readFile(file, 'utf8')));
const headerOf = async (name: string) => {
  const text = await readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
  return (text.split('\n')[0] ?? '').replaceAll('"', '').split(',');
};

it.each([
  ['city-capitals.csv', 'city-capitals'],
  ['city-lower-case.csv', 'city-lower-case'],
  ['community-api.csv', 'community-api'],
])('knows %s by its header', async (name, id) => {
  const recognised = recogniseLayout(await headerOf(name), known);
  expect(recognised.ok && recognised.file.layout.id).toBe(id);
});

it('reads columns in any order, with spaces around their names and others between', () => {
  const recognised = recogniseLayout(
    [
      'x',
      ' longitude ',
      'latitude',
      'councilName',
      'address',
      'sourceName',
      'agencyName',
      'typeName',
      'closedDate',
      'createdDate',
      'srnumber',
    ],
    known,
  );
  expect(
    recognised.ok &&
      recognised.file.read([
        '?',
        '-118',
        '34',
        'No council',
        ' 1 A\u0000 ST\n',
        'Call',
        'BOS',
        'Other',
        '',
        '2022-01-01T00:00:00',
        '1-1',
      ]),
  ).toEqual({
    number: '1-1',
    created: '2022-01-01T00:00:00',
    updated: '',
    closed: '',
    serviceDate: '',
    type: 'Other',
    status: '',
    owner: 'BOS',
    channel: 'Call',
    unit: '',
    anonymous: '',
    address: '1 A  ST',
    house: '',
    direction: '',
    street: '',
    suffix: '',
    zip: '',
    lat: '34',
    lng: '-118',
    district: '',
    neighborhoodCouncil: '',
  });
});

it('names the columns that the nearest layout misses', () => {
  expect(
    recogniseLayout(['requestId', 'createdDate', 'closedDate', 'typeName', 'address', 'councilName'], known),
  ).toEqual({
    ok: false,
    message:
      'The first line names no known layout. Nearest is "311-data API file, as of 2022", but it lacks the columns: srnumber, agencyName, sourceName, latitude, longitude. Known layouts: "City file with capital letters, as of 2017", "City file in lower case, as of 2020", "311-data API file, as of 2022".',
  });
  expect(recogniseLayout(['name', 'price'], known)).toEqual({
    ok: false,
    message:
      'The first line names no known layout. No column of its first line is known. Known layouts: "City file with capital letters, as of 2017", "City file in lower case, as of 2020", "311-data API file, as of 2022".',
  });
});
