import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { checkDirectory } from '../../shared/domain/directory/check-directory.ts';
import { areaFinder, pointInPolygon } from '../../shared/domain/point-in-polygon.ts';
import { loadCityPack } from './load-city-pack.ts';

const CATALOGUE = new URL('../../../shared/data/la_services_catalogue.json', import.meta.url);
const CODES = new URL('../../../shared/data/la_reason_resolution_codes_2016.csv', import.meta.url);

let pack: CityPack;
beforeAll(async () => {
  pack = await loadCityPack(
    fileURLToPath(new URL('../../resources/cities/los-angeles', import.meta.url)),
    null,
  );
});

/** The types the city publishes, under their older and newer names, and the service each must reach. */
const PUBLISHED: Record<string, string> = {
  'Bulky Items': 'bulky-items',
  'Electronic Waste': 'electronic-waste',
  'Metal/Household Appliances': 'metal-household-appliances',
  'Metal/Appliances': 'metal-household-appliances',
  'Illegal Dumping Pickup': 'illegal-dumping-pickup',
  'Illegal Dumping': 'illegal-dumping-pickup',
  'Dead Animal Removal': 'dead-animal-removal',
  'Animal Remains': 'dead-animal-removal',
  'Homeless Encampment': 'homeless-encampment',
  'Graffiti Removal': 'graffiti-removal',
  Graffiti: 'graffiti-removal',
  'Single Streetlight Issue': 'single-streetlight-issue',
  'Single Streetlight': 'single-streetlight-issue',
  'Multiple Streetlight Issue': 'multiple-streetlight-issue',
  'Multiple Streetlights': 'multiple-streetlight-issue',
  'Report Water Waste': 'report-water-waste',
  'Water Waste': 'report-water-waste',
  Feedback: 'feedback',
  Other: 'other',
};

/** The public forms and the services that take them: item pickups are three, streetlight repairs two, recycLA one for four. */
const FORMS: Record<string, readonly string[]> = {
  'Animal Complaint/Violation': ['animal-violation'],
  'Animal Confined': ['animal-confined'],
  'Animal Loose': ['animal-loose'],
  'Dead Animal Removal': ['dead-animal-removal'],
  'Nuisance Barking Dogs': ['barking-dogs'],
  'Bees or Beehive': ['bees-or-beehive'],
  'Landscape Maintenance': ['landscape-maintenance'],
  'Street Tree Inspection': ['street-tree-inspection'],
  'Street Tree Violations': ['street-tree-violation'],
  'Tree Emergency': ['tree-emergency'],
  'Tree Obstruction': ['tree-obstruction'],
  'ADA/Accessibility/Disability Complaints': ['ada-complaint'],
  'Disability Related Modification or Accommodations': ['disability-accommodation'],
  'Sidewalk Repair Access Request Program': ['sidewalk-access-request'],
  'Graffiti Removal': ['graffiti-removal'],
  'Homeless Encampment': ['homeless-encampment'],
  'Illegal Activities (Non-Emergency)': ['park-illegal-activity'],
  'Park Amenity and Facilities Repair': ['park-facility-repair'],
  'Park Cleanliness, Trash and Ground Maintenance': ['park-cleanliness'],
  'Trees or Pests in the Park': ['park-trees-or-pests'],
  'Accessible Parking Zones': ['accessible-parking-zone'],
  'Parking Issues': ['parking-issues'],
  'Building Permit Inspection': ['building-permit-inspection'],
  'Private Property Violation': ['private-property-violation'],
  'Dockless Mobility Enforcement': ['dockless-mobility'],
  'Illegal Auto Repair or Construction, and Leaf Blower Violations': ['illegal-work-leaf-blower'],
  'Illegal Sign Removal, News Rack Issues': ['illegal-sign-news-rack'],
  Obstructions: ['obstructions'],
  'Public Street Receptacles': ['public-street-receptacles'],
  'Report Water Wasting': ['report-water-waste'],
  Containers: ['containers'],
  'Illegal Dumping Food Waste': ['illegal-dumping-food-waste'],
  'Illegal Dumping Item Pickup': ['illegal-dumping-pickup'],
  'Item Pickups': ['bulky-items', 'electronic-waste', 'metal-household-appliances'],
  'recycLA Billing Inquiry': ['recycla'],
  'recycLA Complaint': ['recycla'],
  'recycLA Program Compliance': ['recycla'],
  'recycLA Waste Assessment': ['recycla'],
  'Service Not Complete': ['service-not-complete'],
  'Accessible Bus Stop Issues': ['accessible-bus-stop'],
  'Barricade Removal': ['barricade-removal'],
  'Street Sweeping': ['street-sweeping'],
  'Bicycle Facilities Issues': ['bicycle-facilities'],
  'Bus Stop Furniture': ['bus-stop-furniture'],
  'Bus Stop Parking Sign & Markings': ['bus-stop-sign-markings'],
  'Curb Issues': ['curb-issues'],
  Flooding: ['flooding'],
  'General Street Inspection': ['general-street-inspection'],
  'Guard/Warning Rail Maintenance': ['guard-rail'],
  'Illegal Discharge of Water': ['illegal-discharge-of-water'],
  'Median Island Maintenance': ['median-island-maintenance'],
  'Parking Meter Maintenance': ['parking-meter-maintenance'],
  'Report a Sidewalk Problem': ['sidewalk-problem'],
  'Street Pavement Issues': ['street-pavement'],
  'Streetlight Repair Services': ['single-streetlight-issue', 'multiple-streetlight-issue'],
  'Streetlight Non-Repair Services': ['streetlight-non-repair'],
  'Streetlight ADA Repair Services': ['streetlight-ada-repair'],
  'Traffic Sign Issues': ['traffic-sign'],
  'Traffic Signal Issues': ['traffic-signal'],
  'Traffic Safety': ['traffic-safety'],
  'Watershed Protection Division (WPD) Enforcement': ['watershed-protection-enforcement'],
  Feedback: ['feedback'],
  'Land/Mud Slide': ['land-mud-slide'],
  Other: ['other'],
  'Request for Terminal Access Routes': ['terminal-access-routes'],
  'Searchlight & Generator Permits': ['searchlight-generator-permit'],
  'Sewer or Sidewalk Rebates': ['sewer-sidewalk-rebate'],
  'Taxi Complaints': ['taxi-complaint'],
};

describe('services', () => {
  test('there are 68, and the 68 public forms lead to all of them and to no others', () => {
    expect(pack.services).toHaveLength(68);
    expect(Object.keys(FORMS)).toHaveLength(68);
    expect([...new Set(Object.values(FORMS).flat())].toSorted()).toEqual(
      pack.services.map((one) => one.code).toSorted(),
    );
  });

  test('real data: every form of the recorded catalogue is in that table', () => {
    if (!existsSync(CATALOGUE)) return console.log('real data: not run');
    const forms = [...readFileSync(CATALOGUE, 'utf8').matchAll(/"form": "([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(new Set(forms)).toEqual(new Set(Object.keys(FORMS)));
  });

  test('each published type reaches its one service', () => {
    const reached = pack.services.flatMap((one) => one.sourceTypes.map((type) => [type, one.code] as const));
    expect(Object.fromEntries(reached)).toEqual(PUBLISHED);
  });

  test('each has enough of the words people use, in both languages', () => {
    const thin = pack.services.filter(({ words }) => {
      const [en, es] = [words.en.length, words.es.length];
      return en < 5 || en > 15 || es < 4 || es > 10;
    });
    expect(thin.map((one) => one.code)).toEqual([]);
  });

  test.each([
    ['couch', 'bulky-items'],
    ['sofá', 'bulky-items'],
    ['colchón', 'bulky-items'],
    ['fridge', 'metal-household-appliances'],
    ['tagging', 'graffiti-removal'],
    ['grafiti', 'graffiti-removal'],
    ['pothole', 'street-pavement'],
    ['bache', 'street-pavement'],
    ['poste de luz', 'single-streetlight-issue'],
  ])('"%s" is a word of %s alone', (word, code) => {
    const found = pack.services.filter(({ words }) => words.en.includes(word) || words.es.includes(word));
    expect(found.map((one) => one.code)).toEqual([code]);
  });
});

describe('questions', () => {
  const withQuestions = () =>
    pack.services.flatMap((one) =>
      one.questions === null ? [] : [{ code: one.code, schema: one.questions.schema }],
    );

  test('every service of a published type has them', () => {
    const asked = withQuestions().map((one) => one.code);
    expect([...new Set(Object.values(PUBLISHED))].filter((code) => !asked.includes(code))).toEqual([]);
  });

  test('no caller must answer more than two of them at first', () => {
    const long = withQuestions().filter(
      ({ schema }) => !Array.isArray(schema.required) || schema.required.length > 2,
    );
    expect(long.map((one) => one.code)).toEqual([]);
  });

  test('answers lead to further questions only where they should', () => {
    const ajv = new Ajv2020({ strictTypes: false });
    const schemas = new Map(withQuestions().map(({ code, schema }) => [code, ajv.compile(schema)]));
    const right = (code: string, answers: object) => schemas.get(code)?.(answers);
    expect([
      right('bulky-items', { items: ['sofa'], count: 1 }),
      right('bulky-items', { items: ['sofa'], count: 1, gated: 'yes' }),
      right('bulky-items', { items: ['sofa'], count: 1, gated: 'yes', access: 'guard' }),
      right('bulky-items', { items: [], count: 1 }),
      right('single-streetlight-issue', { problem: 'out', wires: 'no' }),
      right('single-streetlight-issue', { problem: 'pole-down', wires: 'no' }),
      right('single-streetlight-issue', { problem: 'out', wires: 'yes', toldStayAway: 'yes' }),
      right('multiple-streetlight-issue', { count: 1, wires: 'no' }),
      right('report-water-waste', { kind: 'runoff', seenOn: '2026-11-21', seenAt: '08:15' }),
      right('report-water-waste', { kind: 'runoff', seenOn: 'yesterday' }),
    ]).toEqual([true, false, true, false, true, false, true, false, true, false]);
  });
});

describe('departments and contact points', () => {
  test('the directive has eighteen seats; bureaus of Public Works hang under it', () => {
    const seats = pack.departments
      .filter((one) => one.inDirective && one.code !== 'DPW')
      .map((one) => one.code);
    const bureaus = pack.departments.filter((one) => one.parent === 'DPW').map((one) => one.code);
    expect([seats.length, bureaus.toSorted()]).toEqual([18, ['BCA', 'BOE', 'BSL', 'BSS', 'LASAN', 'OCB']]);
  });

  test('every department has two tiers for emergencies and for complaints, and one for the rest; the big ones have more', () => {
    const tiers = (department: string, path: string) =>
      pack.directory.contactPoints
        .filter((one) => one.department === department && one.path === path && one.unit === null)
        .filter((one) => one.services === 'all')
        .map((one) => one.tier);
    const least = pack.departments.filter(
      ({ code }) =>
        tiers(code, 'emergency').length < 2 ||
        tiers(code, 'complaint').length < 2 ||
        tiers(code, 'routine').length !== 1,
    );
    expect(least).toEqual([]);
    expect(['LASAN', 'BSS', 'LADOT'].map((code) => tiers(code, 'emergency'))).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
  });

  test('the check of a directory has nothing against the contact points but that they are invented', () => {
    const found = checkDirectory(pack.directory, pack, Date.UTC(2026, 10, 23, 20), new Set());
    expect(found).toEqual([
      {
        severity: 'warning',
        code: 'unverified',
        index: pack.directory.contactPoints.findIndex((one) => one.id === 'ewdd-routine-1'),
        point: 'ewdd-routine-1',
        field: ['verified', 'on'],
        days: 126,
      },
      { severity: 'warning', code: 'invented-entries', count: pack.directory.contactPoints.length },
    ]);
  });

  test('every number is an invented one, and each is given once', () => {
    const numbers = pack.directory.contactPoints.flatMap((one) => [
      ...one.channels
        .filter((way) => way.kind === 'phone' || way.kind === 'mobile')
        .map((way) => way.address),
      ...(one.tty === null ? [] : [one.tty]),
    ]);
    const mails = pack.directory.contactPoints.flatMap((one) =>
      one.channels.filter((way) => way.kind === 'mail').map((way) => way.address),
    );
    expect(numbers.filter((one) => !/^\((213|323|818|310)\) 555-01\d\d$/.test(one))).toEqual([]);
    expect(mails.filter((one) => !one.endsWith('@example.org'))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('codes and states', () => {
  test('what was handed on is referred and ends nothing', () => {
    const handed = pack.codes.filter((code) =>
      /\b(forwarded|referred|transferred|sent to)\b/i.test(code.name),
    );
    expect(handed.length).toBeGreaterThan(50);
    expect(handed.filter((code) => code.state !== 'referred' || code.outcome !== null)).toEqual([]);
  });

  test('what was rescheduled is scheduled, and closing with a parent is a duplicate', () => {
    const moved = pack.codes.filter((code) => /\breschedul/i.test(code.name));
    const withParent = pack.codes.filter((code) => code.code === 'CPS');
    expect(moved.map((code) => code.state)).toEqual(moved.map(() => 'scheduled'));
    expect(withParent.map((code) => `${code.state} ${code.outcome}`)).toEqual(
      withParent.map(() => 'closed duplicate'),
    );
    expect([moved.length, withParent.length]).toEqual([10, 7]);
  });

  test('the same letters mean something else at another bureau', () => {
    const meaning = (bureau: string, code: string) =>
      pack.codes.find((one) => one.bureau === bureau && one.code === code && one.kind === 'resolution')?.name;
    expect([meaning('BSL', 'RC'), meaning('BSS', 'RC'), meaning('BSL', 'C'), meaning('BSS', 'C')]).toEqual([
      'Request completed',
      'Cancelled by the requester',
      'Cancelled',
      'Closed, see the comments',
    ]);
  });

  test('real data: all but the two rows without a code are mapped', () => {
    if (!existsSync(CODES)) return console.log('real data: not run');
    const rows = readFileSync(CODES, 'utf8').trim().split('\n').slice(1);
    expect([rows.length, pack.codes.length]).toEqual([315, 313]);
  });

  test('the six words the city publishes lead to our states', () => {
    const words = ['Open', 'Pending', 'Forward', 'Referred Out', 'Closed', 'Cancelled'];
    const states = words.map((word) => pack.states.find((row) => row.cityWords.includes(word))?.state);
    expect(states).toEqual(['new', 'in-progress', 'referred', 'referred', 'closed', 'closed']);
  });
});

describe('districts', () => {
  test('are fifteen, say that they are schematic, and lie inside the bounds', () => {
    const [west, south, east, north] = pack.city.bounds;
    const points = pack.districts.areas.flatMap((area) => area.rings.flat());
    const outside = points.filter(([lng, lat]) => lng < west || lng > east || lat < south || lat > north);
    expect([pack.districts.areas.map((area) => area.id), pack.districts.schematic, outside]).toEqual([
      Array.from({ length: 15 }, (_, i) => String(i + 1)),
      true,
      [],
    ]);
  });

  test('no point of a fine grid, borders and corners included, is in two districts', () => {
    const [west, south, east, north] = pack.city.bounds;
    const twice: string[] = [];
    let inOne = 0;
    for (let x = Math.round(west * 1000); x <= east * 1000; x += 1) {
      for (let y = Math.round(south * 1000); y <= north * 1000; y += 5) {
        const found = pack.districts.areas.filter((area) => pointInPolygon([x / 1000, y / 1000], area.rings));
        if (found.length > 1)
          twice.push(`${x / 1000} ${y / 1000}: ${found.map((area) => area.id).join(', ')}`);
        inOne += found.length === 1 ? 1 : 0;
      }
    }
    expect(twice).toEqual([]);
    expect(inOne).toBeGreaterThan(20_000);
  });

  test('districts leave no gap between them: free edges are the city limits and two cities inside', () => {
    const edges = new Map<string, { ends: [string, string]; districts: number }>();
    for (const ring of pack.districts.areas.flatMap((area) => area.rings)) {
      ring.slice(1).forEach((to, i) => {
        const ends: [string, string] = [String(ring[i]), String(to)];
        const key = ends.toSorted((a, b) => (a < b ? -1 : 1)).join(' to ');
        edges.set(key, { ends, districts: (edges.get(key)?.districts ?? 0) + 1 });
      });
    }
    const free = [...edges.values()].filter((edge) => edge.districts === 1);
    const loops: Set<string>[] = [];
    for (const { ends } of free) {
      const touched = loops.filter((loop) => ends.some((end) => loop.has(end)));
      for (const loop of touched) loops.splice(loops.indexOf(loop), 1);
      loops.push(new Set([...ends, ...touched.flatMap((loop) => [...loop])]));
    }
    expect([...edges].filter(([, edge]) => edge.districts > 2)).toEqual([]);
    expect(loops).toHaveLength(3);
  });

  test('well-known places lie where they should, and other cities outside', () => {
    const areaAt = areaFinder(pack.districts.areas);
    const places: [string, [number, number], string | null][] = [
      ['City Hall', [-118.2427, 34.0537], '14'],
      ['San Pedro', [-118.29, 33.736], '15'],
      ['Venice', [-118.465, 33.992], '11'],
      ['Chatsworth', [-118.6, 34.257], '12'],
      ['Watts', [-118.24, 33.94], '15'],
      ['Beverly Hills', [-118.4, 34.073], null],
      ['Santa Monica', [-118.49, 34.015], null],
      ['San Fernando', [-118.438, 34.285], null],
      ['Burbank', [-118.31, 34.18], null],
    ];
    expect(places.map(([name, point]) => [name, areaAt(point)?.id ?? null])).toEqual(
      places.map(([name, , district]) => [name, district]),
    );
  });
});

test('the calendars and holidays the city keeps', () => {
  expect(pack.calendars.map((one) => one.id)).toEqual([
    'city-hall',
    'sanitation',
    'street-crews',
    'desk-311',
    'around-the-clock',
  ]);
  expect(pack.holidays.map((one) => one.name)).toEqual([
    "New Year's Day",
    'Martin Luther King Jr. Day',
    "Presidents' Day",
    'Cesar Chavez Day',
    'Memorial Day',
    'Juneteenth',
    'Independence Day',
    'Labor Day',
    'Indigenous Peoples Day',
    'Veterans Day',
    'Thanksgiving Day',
    'Day after Thanksgiving',
    'Christmas Day',
  ]);
});
