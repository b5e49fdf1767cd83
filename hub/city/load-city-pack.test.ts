import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { CityPackError } from './city-pack-error.ts';
import { cityPackCopies, LOS_ANGELES } from '../../test/city-pack-copy.ts';
import { areasOverride, loadCityPack } from './load-city-pack.ts';

const copies = cityPackCopies();
beforeEach(() => copies.renew());
afterAll(() => copies.remove());

describe('a sound pack', () => {
  test('has a version of date and content: spaces do not change it, words do', async () => {
    const first = await loadCityPack(LOS_ANGELES, null);
    writeFileSync(
      join(copies.folder(), 'states.json'),
      JSON.stringify(JSON.parse(readFileSync(join(copies.folder(), 'states.json'), 'utf8'))),
    );
    const respaced = await loadCityPack(copies.folder(), null);
    copies.spoil('states.json', '"Nuevo"', '"Recién llegado"');
    const reworded = await loadCityPack(copies.folder(), null);
    expect(first.version).toMatch(/^\d{4}\.\d{2}\.\d{2}-[0-9a-f]{8}$/);
    expect(respaced.version).toBe(first.version);
    expect(reworded.version).not.toBe(first.version);
  });

  test('takes the districts of the data copies.folder() rather than its own', async () => {
    const data = join(copies.scratch, 'data');
    const ring = [
      [-118.5, 34],
      [-118.4, 34],
      [-118.4, 34.1],
      [-118.5, 34],
    ];
    const districts = {
      kind: 'council-district',
      schematic: false,
      source: 'a test',
      areas: [{ id: '1', name: 'Council District 1', rings: [ring] }],
    };
    mkdirSync(dirname(areasOverride(data, 'los-angeles', 'council-district')), { recursive: true });
    writeFileSync(areasOverride(data, 'los-angeles', 'council-district'), JSON.stringify(districts));
    expect((await loadCityPack(LOS_ANGELES, data)).districts).toEqual(districts);
    expect((await loadCityPack(LOS_ANGELES, null)).districts.schematic).toBe(true);
  });
});

describe('a broken pack names file, line and what to do', () => {
  test('a mistake in the JSON itself', async () => {
    const line = copies.spoil('states.json', '"publish": "Open" },', '"publish": "Open" }');
    expect(await copies.problems()).toEqual([
      {
        file: 'states.json',
        line: line + 1,
        text: 'column 3: "," or "]" is expected here, but there is "{".',
      },
    ]);
  });

  test('an owner that is no department', async () => {
    const line = copies.spoil('services/animals.json', '"owner": "LASAN"', '"owner": "LASN"');
    expect(await copies.problems()).toEqual([
      {
        file: 'services/animals.json',
        line,
        text:
          'services[4].owner "LASN" is not a department. Use one of: ITA, DPW, LASAN, BSS, BSL, BOE, BCA, OCB, LADOT, ' +
          'LAAS, LADBS, LADWP, RAP, DOD, LACP, CHRED, EWDD, GSD, LAFD, LAPD.',
      },
    ]);
  });

  test('a set, a concept and a service that the words of the finder name and nobody knows', async () => {
    const wider = copies.spoil('finder.json', '"is": ["animal"', '"is": ["beast"');
    const hints = copies.spoil('finder.json', '"bulky-items": {', '"bulky": {');
    const set = copies.spoil('emergencies.json', '"<person>', '"<persn>');
    const found = await copies.problems();
    expect(found.map(({ file, line }) => [file, line])).toEqual([
      ['emergencies.json', expect.any(Number)],
      ['finder.json', wider],
      ['finder.json', hints],
    ]);
    expect(found[0]?.text).toContain('"persn" is not a set. Use one of:');
    expect(set).toBeGreaterThan(0);
  });

  test('a service code used twice, told with its first place', async () => {
    const first = copies.spoil('services/animals.json', '"animal-loose"', '"animal-loose"');
    const line = copies.spoil('services/bus-stops.json', '"bus-stop-furniture"', '"animal-loose"');
    const ofServices = (await copies.problems()).filter(({ file }) => file.startsWith('services/'));
    expect(ofServices).toEqual([
      {
        file: 'services/bus-stops.json',
        line,
        text: `services[0].code "animal-loose" is there already, at services/animals.json line ${first - 1}. Change or remove one.`,
      },
    ]);
  });

  test('a text without its Spanish, in a service and in a question', async () => {
    const service = copies.spoil(
      'services/bus-stops.json',
      ', "es": "Banca o techo de la parada de autobús" }',
      ' }',
    );
    const question = copies.spoil(
      'questions/other.json',
      '"title": "What comes closest?"',
      '"title": "What is closest?"',
    );
    const stale = copies.spoil('questions/other.json', '"What comes closest?": ', '"What comes closest?": ');
    expect(await copies.problems()).toEqual([
      {
        file: 'questions/other.json',
        line: question,
        text: 'schema.properties.topic.title "What is closest?" has no Spanish. Add it to ui.x-es.',
      },
      {
        file: 'questions/other.json',
        line: stale,
        text: 'ui.x-es.What comes closest? translates a text that no question has. Remove or correct it.',
      },
      { file: 'services/bus-stops.json', line: service, text: 'services[0].name.es is missing. Add it.' },
    ]);
  });

  test('many at once, in many files, all told', async () => {
    const calendar = copies.spoil('services/parks.json', '"calendar": "city-hall"', '"calendar": "townhall"');
    // Feedback stands before the pickups, so the later one is told.
    copies.spoil('services/feedback-and-other.json', '["Feedback"]', '["Feedback", "bulky items"]');
    const bulky = copies.spoil('services/pickups-and-bins.json', '["Bulky Items"]', '["Bulky Items"]');
    const other = copies.spoil('city.json', '"otherService": "other"', '"otherService": "others"');
    const outcome = copies.spoil('codes/ocb.json', '"outcome": "completed"', '"outcome": "referred"');
    const parent = copies.spoil('departments.json', '"parent": "DPW"', '"parent": "DPX"');
    const name = copies.spoil('channels.json', '"channel"', '"chanel"');
    const ring = copies.spoil('districts.json', '[[', '[[-118.4, 34.2], [');
    const publish = copies.spoil('states.json', '"publish": "Forward"', '"publish": "Sent on"');
    const hours = copies.spoil('contact-points.json', '"hours": "around-the-clock"', '"hours": "always"');
    const always = copies.spoil('escalation-triggers.json', '"ada-complaint"', '"ada-complaints"');
    const found = await copies.problems();
    expect(found.map(({ file, line, text }) => `${file} ${line} ${text.split(' ')[0]}`)).toEqual([
      `channels.json ${name} channels[0].channel`,
      `city.json ${other} otherService`,
      `codes/ocb.json ${outcome} codes[14].outcome`,
      `contact-points.json ${hours} contactPoints[0].hours`,
      `departments.json ${parent} departments[2].parent`,
      `districts.json ${ring} areas[0].rings[0]`,
      `escalation-triggers.json ${always} rules[7].when.always[0]`,
      `services/parks.json ${calendar} services[0].clock.calendar`,
      `services/pickups-and-bins.json ${bulky} services[0].sourceTypes[0]`,
      `states.json ${publish} states[5].publish`,
    ]);
  });

  test('contact points that a steward could not publish either', async () => {
    const rule = copies.spoil('contact-points.json', '"rule": "FREQ=DAILY"', '"rule": "FREQ=HOURLY"');
    const phone = copies.spoil('contact-points.json', '(213) 555-0100', '213-555-CALL');
    const loop = copies.spoil(
      'contact-points.json',
      '"substitute": "lasan-emergency-1"',
      '"substitute": "lasan-wv-emergency-1"',
    );
    const gone = copies.spoil(
      'contact-points.json',
      '"effective": { "from": null, "until": null }',
      '"effective": { "from": null, "until": "2026-11-30" }',
      '"ladwp-emergency-1"',
    );
    copies.spoil(
      'contact-points.json',
      '"effective": { "from": null, "until": null }',
      '"effective": { "from": "2026-12-02", "until": null }',
      '"ladwp-emergency-2"',
    );
    copies.spoil(
      'contact-points.json',
      '"effective": { "from": null, "until": null }',
      '"effective": { "from": "2026-12-02", "until": null }',
      '"ladwp-emergency-3"',
    );
    const file = 'contact-points.json';
    expect(gone).toBeGreaterThan(loop);
    expect(await copies.problems()).toEqual([
      {
        file,
        line: 3,
        text: 'contactPoints leave LADWP with nobody for emergency: Dec 1, 2026, 12:00 AM to Dec 2, 2026, 12:00 AM.',
      },
      {
        file,
        line: rule,
        text: 'contactPoints[0].roster[0].rule can not be read at "FREQ=HOURLY". Use a rule such as FREQ=WEEKLY;BYDAY=MO.',
      },
      {
        file,
        line: phone,
        text: 'contactPoints[0].channels[1].address "213-555-CALL" can not be reached by phone. Correct it.',
      },
      {
        file,
        line: loop,
        text: 'contactPoints[4].substitute leads back to "lasan-wv-emergency-1": lasan-wv-emergency-1.',
      },
    ]);
  });

  test('a name nobody knows, a file that is missing, questions that fit no service or are no schema', async () => {
    const unknown = copies.spoil(
      'calendars.json',
      '"observesHolidays": true',
      '"observesHolidays": true,\n      "observesHoliday": true',
    );
    rmSync(join(copies.folder(), 'channels.json'));
    cpSync(join(copies.folder(), 'questions/other.json'), join(copies.folder(), 'questions/others.json'));
    const schema = copies.spoil('questions/feedback.json', '"type": "string"', '"type": "text"');
    expect(await copies.problems()).toEqual([
      {
        file: 'calendars.json',
        line: unknown + 1,
        text: 'calendars[0].observesHoliday is not a known name here. Correct or remove it.',
      },
      { file: 'channels.json', line: 1, text: 'the file is missing. Add it.' },
      {
        file: 'questions/feedback.json',
        line: schema,
        text: 'schema.properties.kind.type is no JSON Schema of draft 2020-12: it must be equal to one of the allowed values.',
      },
      {
        file: 'questions/others.json',
        line: 1,
        text: 'no service has the code "others". Name the file after the code of its service.',
      },
    ]);
  });

  test('a message shows the first twenty and counts the rest', () => {
    const many = Array.from({ length: 23 }, (_, i) => ({ file: 'a.json', line: i + 1, text: 'is wrong.' }));
    const lines = new CityPackError('/packs/x', many).message.split('\n');
    expect([lines.length, lines[0], lines[20], lines[21]]).toEqual([
      22,
      'Nothing was loaded. Put this right in /packs/x and try again:',
      'a.json line 20: is wrong.',
      'and 3 more',
    ]);
  });
});
