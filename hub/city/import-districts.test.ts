import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Districts } from '../../shared/domain/city-pack.ts';
import { areaFinder } from '../../shared/domain/point-in-polygon.ts';
import { CityPackError } from './city-pack-error.ts';
import { importDistricts } from './import-districts.ts';
import { areasOverride, loadCityPack } from './load-city-pack.ts';

const cityFolder = fileURLToPath(new URL('../../resources/cities/los-angeles', import.meta.url));
const OFFICIAL = fileURLToPath(
  new URL('../../../shared/data/la_council_districts_2012.geojson', import.meta.url),
);
const REQUESTS = fileURLToPath(new URL('../../../shared/data/la_2017_dec.csv.gz', import.meta.url));
let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'districts-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

const box = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });

function geojson(name: string, features: object[], crs: object = {}): string {
  const file = join(scratch, name);
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', ...crs, features }, null, 1));
  return file;
}

async function refusal(file: string, property: string | null = null): Promise<string[]> {
  const dataFolder = join(scratch, 'refused');
  try {
    await importDistricts({ kind: 'council-district', file, cityFolder, dataFolder, property, source: null });
  } catch (error) {
    if (!(error instanceof CityPackError)) throw error;
    if (existsSync(areasOverride(dataFolder, 'los-angeles', 'council-district')))
      throw new Error('it was written all the same', { cause: error });
    return error.problems.map((one) => `${one.line}: ${one.text}`);
  }
  throw new Error('it was imported');
}

test('polygons and multipolygons with holes become districts, in order of their numbers, and the pack uses them', async () => {
  const file = geojson('own.geojson', [
    feature(
      { OBJECTID: 7, District: '10', Member: 'A' },
      {
        type: 'MultiPolygon',
        coordinates: [[box(-118.5, 34, 0.1), box(-118.48, 34.02, 0.02)], [box(-118.3, 34, 0.1)]],
      },
    ),
    feature(
      { OBJECTID: 8, District: '02', Member: 'B' },
      { type: 'Polygon', coordinates: [box(-118.4, 34.1, 0.05).map(([x, y]) => [x, y, 99])] },
    ),
  ]);
  const dataFolder = join(scratch, 'data');
  const done = await importDistricts({
    kind: 'council-district',
    file,
    cityFolder,
    dataFolder,
    property: null,
    source: 'City portal, 2026',
  });
  expect(done).toEqual({
    written: areasOverride(dataFolder, 'los-angeles', 'council-district'),
    property: 'District',
    ids: ['2', '10'],
  });
  const { districts } = await loadCityPack(cityFolder, dataFolder);
  expect(districts).toEqual({
    kind: 'council-district',
    schematic: false,
    source: 'City portal, 2026',
    areas: [
      { id: '2', name: 'Council District 2', rings: [box(-118.4, 34.1, 0.05)] },
      {
        id: '10',
        name: 'Council District 10',
        rings: [box(-118.5, 34, 0.1), box(-118.48, 34.02, 0.02), box(-118.3, 34, 0.1)],
      },
    ],
  });
  const areaAt = areaFinder(districts.areas);
  expect([areaAt([-118.45, 34.05])?.id, areaAt([-118.47, 34.03]), areaAt([-118.25, 34.05])?.id]).toEqual([
    '10',
    null,
    '10',
  ]);
});

test('neighborhood councils are named as their file names them, beside the districts', async () => {
  const file = geojson('councils.geojson', [
    feature(
      { OBJECTID: 1, NAME: 'SILVER  LAKE NC' },
      { type: 'Polygon', coordinates: [box(-118.3, 34.05, 0.05)] },
    ),
    feature(
      { OBJECTID: 2, NAME: 'Arroyo Seco NC' },
      { type: 'Polygon', coordinates: [box(-118.2, 34.05, 0.05)] },
    ),
  ]);
  const dataFolder = join(scratch, 'councils');
  const wish = { cityFolder, dataFolder, property: null, source: 'City portal, 2026' };
  const before = await loadCityPack(cityFolder, dataFolder);
  const done = await importDistricts({ ...wish, kind: 'neighborhood-council', file });
  const { neighborhoods, districts } = await loadCityPack(cityFolder, dataFolder);
  expect([before.neighborhoods, districts.schematic, done.ids, neighborhoods]).toEqual([
    undefined,
    true,
    ['Arroyo Seco NC', 'SILVER LAKE NC'],
    {
      kind: 'neighborhood-council',
      schematic: false,
      source: 'City portal, 2026',
      areas: [
        { id: 'Arroyo Seco NC', name: 'Arroyo Seco NC', rings: [box(-118.2, 34.05, 0.05)] },
        { id: 'SILVER LAKE NC', name: 'SILVER LAKE NC', rings: [box(-118.3, 34.05, 0.05)] },
      ],
    },
  ]);
});

describe('what can not be used is refused with its line, and nothing is written', () => {
  test('no property tells the districts apart', async () => {
    const shape = { type: 'Polygon', coordinates: [box(-118.4, 34.1, 0.05)] };
    const file = geojson('same.geojson', [
      feature({ kind: 'cd', code: 'a' }, shape),
      feature({ kind: 'cd', code: 'b' }, shape),
    ]);
    expect(await refusal(file)).toEqual([
      '3: features have no usual property that tells them apart. Choose one with --id: kind, code.',
    ]);
    expect(await refusal(file, 'kind')).toEqual([
      '3: features are not told apart by "kind": it is missing or the same in some of them. Choose one with --id: kind, code.',
    ]);
  });

  test('points in feet instead of degrees, and an open ring', async () => {
    const file = geojson('feet.geojson', [
      feature({ district: 1 }, { type: 'Polygon', coordinates: [box(6_400_000, 1_800_000, 10)] }),
      feature(
        { district: 2 },
        { type: 'Polygon', coordinates: [[...box(-118.4, 34.1, 0.05).slice(0, 4), [-118.39, 34.1]]] },
      ),
    ]);
    const text = readFileSync(file, 'utf8').split('\n');
    const lines = text.flatMap((line, i) => (line.includes('"geometry"') ? [i + 1] : []));
    expect(await refusal(file)).toEqual([
      `${lines[0]}: features[0].geometry of "1" has the point 6400000, 1800000, far outside the city. ` +
        'Points are longitude, latitude in degrees (WGS 84).',
      `${lines[1]}: features[1].geometry of "2" is not closed. Repeat its first point at its end.`,
    ]);
  });

  test('points instead of polygons, and a file that is not there', async () => {
    const file = geojson('points.geojson', [
      feature({ district: 1 }, { type: 'Point', coordinates: [-118.4, 34.1] }),
    ]);
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('"Point"')) + 1;
    expect(await refusal(file)).toEqual([
      `${line}: features[0].geometry.type "Point" is not known. Use one of: Polygon, MultiPolygon.`,
    ]);
    expect(await refusal(join(scratch, 'none.geojson'))).toEqual(['1: the file is missing. Add it.']);
  });
});

/** Share of the located requests that lie in the district the city wrote beside them. */
function agreement(areas: Districts['areas']): number {
  const areaAt = areaFinder(areas);
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(REQUESTS)), { columns: true });
  const located = rows.filter((row) => row.Latitude !== '' && row.CD !== '');
  const same = located.filter((row) => areaAt([Number(row.Longitude), Number(row.Latitude)])?.id === row.CD);
  return same.length / located.length;
}

test('real data: the official districts of 2012 agree with the city, our drawing roughly', async () => {
  if (!existsSync(OFFICIAL) || !existsSync(REQUESTS)) return console.log('real data: not run');
  const dataFolder = join(scratch, 'official');
  const done = await importDistricts({
    kind: 'council-district',
    file: OFFICIAL,
    cityFolder,
    dataFolder,
    property: null,
    source: null,
  });
  expect(done.ids).toEqual(Array.from({ length: 15 }, (_, i) => String(i + 1)));
  const official = agreement((await loadCityPack(cityFolder, dataFolder)).districts.areas);
  const drawn = agreement((await loadCityPack(cityFolder, null)).districts.areas);
  console.log(
    `same district as the city says: official ${(official * 100).toFixed(1)} %, drawn ${(drawn * 100).toFixed(1)} %`,
  );
  expect(official).toBeGreaterThan(0.995);
  expect(drawn).toBeGreaterThan(0.8);
});
