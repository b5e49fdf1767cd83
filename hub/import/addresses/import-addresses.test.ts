import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/postgres.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { unpackHouses } from '../../../shared/domain/packed-houses.ts';
import { keepStreets } from '../../addresses/keep-streets.ts';
import { readStreets } from '../../addresses/read-streets.ts';
import { openCore } from '../../open-core.ts';
import { refusalReport } from '../refusal-report.ts';
import type { AddressColumns } from './address-columns.ts';
import { addressSummary } from './address-summary.ts';
import { importAddresses, type AddressTally } from './import-addresses.ts';

const CITY = { ...SMALL_PACK.city, name: 'Los Angeles', bounds: [-118.67, 33.7, -118.15, 34.34] as const };
const NOW = new Date('2026-11-22T08:00:00Z');
let core: Awaited<ReturnType<typeof openCore>>;
let folder: string;
let files = 0;

beforeAll(async () => {
  core = await openCore({ databaseUrl: await testDatabase(), pack: SMALL_PACK, log: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'desk311-addresses-'));
});
afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await core.db.deleteFrom('address_streets').execute();
  await core.db.updateTable('address_book').set({ head: 0 }).execute();
});

interface Taken {
  readonly tally: AddressTally;
  /** Lines of the refusal report. */
  readonly refused: string[];
}

async function take(
  content: string | Buffer,
  own: { given?: AddressColumns; replace?: boolean; stopAsked?: () => boolean } = {},
): Promise<Taken> {
  files += 1;
  const path = join(folder, `points-${files}`);
  await writeFile(path, content);
  const report = refusalReport(join(folder, 'reports'), path, NOW);
  const tally = await importAddresses(path, {
    city: { ...CITY, bounds: [...CITY.bounds] },
    given: own.given ?? {},
    report,
    progress: () => {},
    stopAsked: own.stopAsked ?? (() => false),
    keep: (streets) => keepStreets(core.db, streets, own.replace ?? false, () => {}),
  });
  const written = await report.close();
  const refused = written === null ? [] : (await readFile(written, 'utf8')).trim().split('\n').slice(1);
  return { tally, refused };
}

/** All addresses of the book, as lines. */
async function book(): Promise<string[]> {
  const { streets } = await readStreets(core.db, 0);
  return streets
    .flatMap(({ direction, street, suffix, packed }) =>
      [...unpackHouses(Buffer.from(packed, 'base64'))].map(
        ({ number, mark, zip, town, lat, lng }) =>
          `${number}${mark}|${direction ?? ''}|${street}|${suffix ?? ''}|${zip ?? ''}|${town ?? ''}|${lat},${lng}`,
      ),
    )
    .toSorted();
}

const CITY_FILE = [
  'HSE_ID,HSE_NBR,HSE_FRAC_NBR,HSE_DIR_CD,STR_NM,STR_SFX_CD,STR_SFX_DIR_CD,UNIT_RANGE,ZIP_CD,LAT,LON',
  '1,1234,,S,MAIN,ST,,,90015-1234,34.035,-118.257',
  '2,1234,,S,MAIN,ST,,2,90015,34.035,-118.257',
  '3,1236,1/2,S,Main,Street,,,90015,34.0351,-118.2571',
  '4,500,,W,5TH,ST,,,90013,34.047,-118.252',
  '5,0,,W,5TH,ST,,,90013,34.047,-118.252',
  '6,12,,,,AVE,,,90013,34.047,-118.252',
  '7,700,,W,5TH,ST,,,90013,,',
  '8,700,,W,5TH,ST,,,90013,40.7,-74.0',
  '9,1--x,,W,5TH,ST,,,90013,34.047,-118.252',
  '10,700',
].join('\n');

describe('a file of a city', () => {
  it('is taken by its own columns, and every row is accounted for', async () => {
    const { tally, refused } = await take(CITY_FILE);
    expect({
      ...tally,
      path: '',
      towns: [...tally.towns],
      reasons: Object.fromEntries(tally.reasons),
    }).toEqual({
      path: '',
      columns: {
        house: 'HSE_NBR',
        fraction: 'HSE_FRAC_NBR',
        direction: 'HSE_DIR_CD',
        street: 'STR_NM',
        suffix: 'STR_SFX_CD',
        side: 'STR_SFX_DIR_CD',
        zip: 'ZIP_CD',
        lat: 'LAT',
        lng: 'LON',
      },
      read: 10,
      points: 3,
      again: 1,
      refused: 6,
      reasons: {
        'not read as a house number': 2,
        'no street': 1,
        'no coordinates': 1,
        'outside the city': 1,
        '2 cells where the first line has 11': 1,
      },
      towns: [],
      change: {
        streetsNew: 2,
        streetsChanged: 0,
        streetsUnchanged: 0,
        streetsGone: 0,
        pointsBefore: 0,
        pointsAfter: 3,
      },
      how: 'done',
      message: null,
    });
    expect(refused).toEqual([
      '6,house,0,not read as a house number',
      '7,street,,no street',
      '8,coordinates,,no coordinates',
      '9,coordinates,"40.7, -74.0",outside the city',
      '10,house,1--x,not read as a house number',
      '11,row,,2 cells where the first line has 11',
    ]);
    expect(await book()).toEqual([
      '1234|S|MAIN|ST|90015||34.035,-118.257',
      '1236 1/2|S|MAIN|ST|90015||34.0351,-118.2571',
      '500|W|5TH|ST|90013||34.047,-118.252',
    ]);
    const said = addressSummary(tally, 1, 'report.csv').join('\n');
    expect(said).toContain('3 addresses + 1 rows of the same + 6 refused = 10 read');
  });

  it('changes nothing when it comes again, and only its streets when it has more', async () => {
    await take(CITY_FILE);
    const { head } = await readStreets(core.db, 0);
    const again = await take(gzipSync(CITY_FILE));
    expect(again.tally.change).toEqual({
      streetsNew: 0,
      streetsChanged: 0,
      streetsUnchanged: 2,
      streetsGone: 0,
      pointsBefore: 3,
      pointsAfter: 3,
    });
    expect((await readStreets(core.db, head)).streets).toEqual([]);
    await take('number,street,lat,lon\n502,W 5TH ST,34.0471,-118.2521\n');
    const changed = await readStreets(core.db, head);
    expect(changed.streets.map(({ street }) => street)).toEqual(['5TH']);
    expect((await book()).map((line) => line.split('|')[0])).toEqual(['1234', '1236 1/2', '500', '502']);
  });

  it('takes the place of the book when asked to, and desks hear of what goes', async () => {
    await take(CITY_FILE);
    const { head } = await readStreets(core.db, 0);
    const { tally } = await take('number,street,lat,lon\n500,W 5TH ST,34.047,-118.252\n', { replace: true });
    expect(tally.change).toMatchObject({
      streetsChanged: 1,
      streetsGone: 1,
      pointsBefore: 3,
      pointsAfter: 1,
    });
    const told = await readStreets(core.db, head);
    expect(
      told.streets.map(({ street, packed }) => [
        street,
        [...unpackHouses(Buffer.from(packed, 'base64'))].length,
      ]),
    ).toEqual([
      ['5TH', 1],
      ['MAIN', 0],
    ]);
    expect(told).toMatchObject({ upTo: told.head });
  });

  it('writes nothing when it is stopped', async () => {
    let rows = 0;
    const { tally } = await take(CITY_FILE, { stopAsked: () => (rows += 1) === 2 });
    expect([tally.how, tally.read, tally.change, await book()]).toEqual(['stopped', 2, null, []]);
  });
});

const feature = (properties: object, coordinates: unknown, type = 'Point') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (features: object[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features }, null, 1);

describe('GeoJSON', () => {
  it('is taken from a collection and from one feature a line', async () => {
    const features = [
      feature(
        { 'addr:full': 'x', number: 10, street: 'Olive "Old" St', city: 'LOS ANGELES' },
        [-118.25, 34.05],
      ),
      feature({ number: '12', street: 'OLIVE ST', city: 'Vernon', postcode: '90058' }, [-118.22, 34.0]),
      feature({ number: '14', street: 'OLIVE ST' }, [[-118.22, 34.0]], 'LineString'),
    ];
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
    const text = collection(features, { crs });
    const one = await take(text);
    expect([one.tally.points, one.tally.refused, [...one.tally.towns]]).toEqual([2, 1, [['VERNON', 1]]]);
    // The brace a feature begins with stands on the line before its type.
    const line = text.split('\n').findLastIndex((each) => each.includes('"Feature"'));
    expect(one.refused).toEqual([`${line},row,,"a LineString, not a point"`]);
    const lines = await take(features.map((each) => JSON.stringify(each)).join('\n'));
    expect([lines.tally.points, lines.tally.change?.streetsUnchanged]).toEqual([2, 2]);
  });

  it('that ends in the middle changes nothing and says so', async () => {
    const whole = collection([
      feature({ number: 10, street: 'OLIVE ST' }, [-118.25, 34.05]),
      feature({ number: 12, street: 'OLIVE ST' }, [-118.25, 34.05]),
    ]);
    const { tally } = await take(whole.slice(0, -30));
    expect([tally.how, tally.message, await book()]).toEqual([
      'failed',
      expect.stringMatching(/^The file ends in the middle/),
      [],
    ]);
  });
});

describe('what can not be taken', () => {
  const why = async (content: string, given?: AddressColumns) => {
    const { tally } = await take(content, given === undefined ? {} : { given });
    expect([tally.how, tally.change]).toEqual(['failed', null]);
    return tally.message;
  };
  const PROJECTED =
    'are projected, not longitude and latitude in degrees. Export it as WGS 84 (EPSG:4326) and import that file.';

  it('says what to do', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `${at + 1},MAIN ST,6480000,1850000`).join('\n');
    expect([
      await why(`number,street,x,y\n${rows}`),
      await why('number,street,x,y\n1,MAIN ST,6480000,1850000'),
      await why(
        collection([feature({ number: 1, street: 'A ST' }, [6480000, 1850000])], {
          crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2229' } },
        }),
      ),
      await why('a,b\n1,2'),
      await why('num,road,lat,lng\n1,MAIN ST,34.05,-118.25', { street: 'rode' }),
      await why('{"type":"FeatureCollection","features":[]}'),
      await why('number,street,lat,lon\nx,MAIN ST,34.05,-118.25'),
    ]).toEqual([
      `Its coordinates (such as 1850000, 6480000) ${PROJECTED}`,
      `Its coordinates (in every row) ${PROJECTED}`,
      `Its coordinates (EPSG:2229) ${PROJECTED}`,
      'No column is known for house and street (or address, the whole line), nor for lat and lng. Say which: --columns house=...,street=...,lat=...,lng=... The file has: a, b.',
      'The file has no column rode. It has: num, road, lat, lng.',
      'It holds no GeoJSON features.',
      'It holds no address that could be read.',
    ]);
  });

  it('can be put right by naming the columns', async () => {
    const { tally } = await take('no,road,lat,lng\n1,MAIN ST,34.05,-118.25', {
      given: { house: 'no', street: 'road' },
    });
    expect(tally.points).toBe(1);
  });
});

it('reads whole lines, with units, zips and towns in them', async () => {
  const { tally } = await take(
    [
      'FULL_ADDRESS,LONGITUDE,LATITUDE',
      '"1234 S Main St Apt 5, Los Angeles, CA 90015",-118.257,34.035',
      '1240 S MAIN ST,-118.257,34.036',
      'behind the school,-118.257,34.036',
    ].join('\n'),
  );
  expect([tally.points, [...tally.reasons]]).toEqual([2, [['not read as a house and a street', 1]]]);
  expect(await book()).toEqual(['1234|S|MAIN|ST|90015||34.035,-118.257', '1240|S|MAIN|ST|||34.036,-118.257']);
});
