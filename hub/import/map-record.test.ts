import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { caseFacts } from '../../shared/domain/case-facts.ts';
import { cityOf } from '../../shared/domain/city.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { layouts, recogniseLayout } from './layout.ts';
import { recordMapper, type Mapped } from './map-record.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);
const city = cityOf(await loadCityPack(fileURLToPath(CITY_FOLDER), null));
const known = layouts.parse(JSON.parse(await readFile(new URL('import-layouts.json', CITY_FOLDER), 'utf8')));
const NOW = Date.parse('2026-11-21T12:00:00-08:00');
const at = (iso: string) => Date.parse(iso);

async function mapped(name: string): Promise<Mapped[]> {
  const text = await readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
  const [header = [], ...records] = parse(text, { relax_column_count: true });
  const recognised = recogniseLayout(header, known);
  if (!recognised.ok) throw new Error(recognised.message);
  const map = recordMapper(city, recognised.file.layout, NOW);
  return records.map((record) => map(recognised.file.read(record)));
}
const capitals = await mapped('city-capitals.csv');
const lowerCase = await mapped('city-lower-case.csv');
const api = await mapped('community-api.csv');

function factsOf(one: Mapped | undefined) {
  if (one?.ok !== true) throw new Error(`refused: ${JSON.stringify(one)}`);
  return one.facts;
}
const defectsOf = (all: readonly Mapped[]) =>
  Object.fromEntries(all.flatMap((one) => (one.ok ? [[one.facts.number, one.facts.history?.defects]] : [])));

describe('recordMapper', () => {
  it('makes a whole case of a row, with what the source said beside it', () => {
    expect(capitals[0]).toEqual({
      ok: true,
      districtFromMap: false,
      otherName: 'BOS',
      facts: {
        id: 'b676123b-a44d-8b86-8e19-319fc35d7e94',
        number: '1-900000001',
        numberSource: 'myla311',
        service: 'bulky-items',
        department: 'LASAN',
        unit: 'NC',
        assignee: null,
        state: 'closed',
        waitingReason: null,
        scheduledFor: null,
        receiver: null,
        outcome: null,
        closedElsewhere: true,
        channel: 'call',
        place: {
          address: '1234 S SAMPLE AVE, 90015',
          house: '1234',
          direction: 'S',
          street: 'SAMPLE',
          suffix: 'AVE',
          crossStreet: null,
          zip: '90015',
          lat: 34.0402,
          lng: -118.2654,
          district: '14',
          neighborhoodCouncil: 'SAMPLE NC',
        },
        openedAt: at('2017-12-28T09:15:04-08:00'),
        updatedAt: at('2018-01-03T10:11:23-08:00'),
        closedAt: at('2018-01-03T10:11:23-08:00'),
        clock: { startedAt: at('2017-12-28T09:15:04-08:00'), pauses: [], dueAt: null, because: [] },
        callerIds: [],
        anonymousCallers: 0,
        duplicateOf: null,
        reopenCount: 0,
        noteCount: 0,
        openedBy: null,
        closedBy: null,
        history: {
          source: 'myla311',
          type: 'Bulky Items',
          status: 'Closed',
          owner: 'BOS',
          channel: 'Call',
          times: {
            created: '12/28/2017 09:15:04 AM',
            updated: '01/03/2018 10:11:23 AM',
            closed: '01/03/2018 10:11:23 AM',
            service: '01/03/2018 12:00:00 AM',
          },
          updatedAt: at('2018-01-03T10:11:23-08:00'),
          defects: [],
        },
        formerDepartments: [],
        promises: [],
        attachments: [],
        parent: null,
        children: [],
        duplicates: [],
        escalations: [],
        visits: [],
        evidence: null,
        surveys: [],
        version: 1,
      },
    });
  });

  it('makes facts of the right shape of every row', () => {
    const taken = [...capitals, ...lowerCase, ...api].filter((one) => one.ok);
    expect(taken.map((one) => caseFacts.safeParse(one.facts).error ?? null)).toEqual(taken.map(() => null));
    expect(taken.length).toBe(21);
  });

  it('keeps what is wrong with a record, in words', () => {
    expect(defectsOf(capitals.slice(0, 8))).toEqual({
      '1-900000001': [],
      '1-900000002': ['no coordinates', 'service date before it was created'],
      '1-900000003': ['closed before it was created'],
      '1-900000004': [],
      '1-900000005': ['referred, with the closed date 12/31/2017 12:27:41 PM: handing on is no resolution'],
      '1-900000006': ['no zip code', 'council district "99" is not known; 10 by the map'],
      '1-900000007': [
        'service date 01/01/1900 12:00:00 AM is impossible',
        'coordinates outside the city (34.9, -118.2437)',
      ],
      '1-900000008': [
        'created 03/11/2018 02:30:00 AM never came that night; an hour is added',
        'last change 11/04/2018 01:30:00 AM came twice that night; the first is taken',
        'type "Moon Dust" is not known',
        'owner "XYZ" is not known; ITA by its service',
        'channel "Carrier Pigeon" is not known',
        'unit "NOWHERE" is not known in ITA',
        'no zip code',
        'no council district; 14 by the map',
        'status "Waiting Room" is not known',
      ],
    });
    expect(defectsOf(lowerCase)).toEqual({
      '1-9100000001': [],
      '1-9100000002': ['closed without a closed date'],
      '1-9100000003': ['no coordinates', 'no council district'],
      '1-9100000004': [],
      '1-9100000005': ['closed before it was created', 'last changed before it was created'],
      '1-9100000006': ['closed 3020-01-03 11:00:00 is impossible'],
    });
    expect(defectsOf(api)).toEqual({
      '1-9200000001': [],
      '1-9200000002': [],
      '1-9200000003': ['created 2022-11-06T01:30:00 came twice that night; the first is taken'],
      '1-9200000004': [
        'owner "Bureau of Dreams" is not known; LASAN by its service',
        'no address',
        'no coordinates',
      ],
    });
  });

  it('refuses a row that can not be told apart or has no beginning', () => {
    expect(capitals.filter((one) => !one.ok)).toEqual([
      { ok: false, refused: { field: 'number', value: '', reason: 'has no case number' } },
      {
        ok: false,
        refused: {
          field: 'created',
          value: '13/31/2017 10:00:00 PM',
          reason: 'is no time this file could have, so the case has no beginning',
        },
      },
    ]);
  });

  it('says nothing of an outcome: closed and cancelled are closed elsewhere, referred is alive', () => {
    const of = (all: readonly Mapped[], n: number) => {
      const { state, outcome, closedElsewhere, closedAt, scheduledFor, unit } = factsOf(all[n]);
      return { state, outcome, closedElsewhere, closed: closedAt !== null, scheduledFor, unit };
    };
    const live = { outcome: null, closedElsewhere: false, closed: false, scheduledFor: null };
    expect(of(capitals, 3)).toEqual({
      state: 'closed',
      outcome: null,
      closedElsewhere: true,
      closed: true,
      scheduledFor: null,
      unit: 'HBT',
    });
    expect(of(capitals, 4)).toEqual({ ...live, state: 'referred', unit: 'SVGB' });
    expect(of(capitals, 5)).toEqual({
      ...live,
      state: 'scheduled',
      scheduledFor: at('2018-01-05T00:00:00-08:00'),
      unit: 'NC',
    });
    expect(of(lowerCase, 2)).toEqual({ ...live, state: 'in-progress', unit: 'LSD' });
    expect(of(lowerCase, 3)).toEqual({ ...live, state: 'assigned', unit: 'F-SEV' });
    expect(of(api, 0)).toEqual({ ...live, state: 'new', unit: null });
  });

  it('reads crossings, halves of houses and addresses without parts', () => {
    expect(factsOf(capitals[4]).place).toMatchObject({
      house: null,
      street: 'MARTIN LUTHER KING, JR',
      suffix: 'BLVD',
      crossStreet: 'SAMPLE AVE',
      zip: '90008',
    });
    expect(factsOf(lowerCase[1]).place).toMatchObject({
      house: '132 1/2',
      direction: 'S',
      street: 'SAMPLE',
      suffix: 'AVE',
      zip: '90004',
    });
    expect(factsOf(api[0]).place).toMatchObject({
      house: '8200',
      direction: 'N',
      street: 'SAMPLE',
      suffix: 'AVE',
      zip: '91402',
      district: '6',
    });
    expect(factsOf(capitals[7]).place.address).toBe('12 "THE STEPS", SAMPLE LANE');
  });

  it('gives the live a clock of this city, and no clock to what is over', () => {
    const { clock } = factsOf(lowerCase[3]);
    expect(clock).toEqual({
      startedAt: at('2020-01-02T09:00:00-08:00'),
      pauses: [],
      dueAt: at('2020-01-08T16:00:00-08:00'),
      because: ['5 working days from Thu, Jan 2, 09:00, Sanitation crews, Monday to Saturday 6 to 4.'],
    });
    expect(factsOf(lowerCase[0]).clock.dueAt).toBeNull();
  });

  it('tells a newer copy from an older one where the file names no last change', () => {
    expect(factsOf(api[0]).history?.updatedAt).toBeNull();
    expect(factsOf(api[1]).history?.updatedAt).toBe(at('2022-09-19T11:08:00-07:00'));
  });
});
