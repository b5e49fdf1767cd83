import type { CityPack, Service } from '../shared/domain/city-pack.ts';
import { cityOf, type City } from '../shared/domain/city.ts';
import type { CaseState } from '../shared/domain/case-state.ts';
import type { Outcome } from '../shared/domain/outcome.ts';
import { SMALL_COMPLAINTS } from './small-complaints.ts';
import { SMALL_DIRECTORY } from './small-directory.ts';

const BOUNDS: [number, number, number, number] = [-118.67, 33.7, -118.15, 34.34];

function service(
  code: string,
  [en, es]: [string, string],
  owner: string,
  rest: Pick<Service, 'clock' | 'outcomes'> & Partial<Service>,
): Service {
  return {
    code,
    name: { en, es },
    summary: { en: `${en}.`, es: `${es}.` },
    group: 'Streets',
    owner,
    words: { en: [en, `${en} please`, code], es: [es, `${es} por favor`] },
    anonymous: 'allowed',
    handOff: false,
    asksEmergency: false,
    sourceTypes: [en],
    questions: null,
    ...rest,
  };
}

const USUAL: Outcome[] = [
  'completed',
  'partly-completed',
  'unable',
  'not-found',
  'duplicate',
  'cancelled-by-requester',
];
const workingDays = (amount: number) => ({ amount, unit: 'working-day' as const, calendar: 'office' });

const STATE_WORDS: [CaseState, string, string][] = [
  ['new', 'New', 'Nuevo'],
  ['assigned', 'Assigned', 'Asignado'],
  ['scheduled', 'Scheduled', 'Programado'],
  ['in-progress', 'In progress', 'En curso'],
  ['waiting', 'Waiting', 'En espera'],
  ['referred', 'Referred', 'Remitido'],
  ['closed', 'Closed', 'Cerrado'],
  ['reopened', 'Reopened', 'Reabierto'],
];

/**
 * The least city that tests need: three departments with units, and services of every sort: ordinary ones, one by the
 * hour, one whose caller must be named, one that the city only hands on.
 */
export const SMALL_PACK: CityPack = {
  version: 'small-1',
  city: {
    id: 'small-city',
    name: 'Small City',
    timeZone: 'America/Los_Angeles',
    bounds: BOUNDS,
    phone: '3-1-1',
  },
  departments: [
    {
      code: 'LASAN',
      name: 'Sanitation',
      shortName: 'Sanitation',
      parent: null,
      aliases: ['BOS'],
      inDirective: true,
      units: [
        { code: 'NC', name: 'North Central' },
        { code: 'WV', name: 'West Valley' },
      ],
    },
    {
      code: 'BSS',
      name: 'Street Services',
      shortName: 'Street Services',
      parent: null,
      aliases: [],
      inDirective: true,
      units: [{ code: 'POTHOLES', name: 'Pothole crews' }],
    },
    {
      code: 'ITA',
      name: 'Information Technology',
      shortName: 'ITA (311)',
      parent: null,
      aliases: [],
      inDirective: true,
      units: [{ code: '311', name: 'Call center' }],
    },
  ],
  services: [
    service('bulky-items', ['Bulky items', 'Artículos voluminosos'], 'LASAN', {
      clock: workingDays(5),
      outcomes: [...USUAL, 'no-violation'],
    }),
    service('pothole', ['Pothole', 'Bache'], 'BSS', { clock: workingDays(3), outcomes: USUAL }),
    service('dead-animal', ['Dead animal', 'Animal muerto'], 'LASAN', {
      clock: { amount: 24, unit: 'hour', calendar: 'always' },
      outcomes: USUAL,
      asksEmergency: true,
    }),
    service('sidewalk-rebate', ['Sidewalk rebate', 'Reembolso de acera'], 'BSS', {
      clock: workingDays(30),
      outcomes: ['completed', 'invalid', 'cancelled-by-requester'],
      anonymous: 'forbidden',
    }),
    service('water-waste', ['Report water waste', 'Desperdicio de agua'], 'ITA', {
      clock: { amount: 2, unit: 'day', calendar: 'always' },
      outcomes: ['completed', 'out-of-jurisdiction', 'duplicate'],
      handOff: true,
    }),
  ],
  otherService: 'water-waste',
  calendars: [
    {
      id: 'office',
      name: 'Office hours',
      hours: {
        '1': [['07:00', '16:00']],
        '2': [['07:00', '16:00']],
        '3': [['07:00', '16:00']],
        '4': [['07:00', '16:00']],
        '5': [['07:00', '16:00']],
      },
      observesHolidays: true,
    },
    {
      id: 'always',
      name: 'Day and night',
      hours: {
        '1': [['00:00', '24:00']],
        '2': [['00:00', '24:00']],
        '3': [['00:00', '24:00']],
        '4': [['00:00', '24:00']],
        '5': [['00:00', '24:00']],
        '6': [['00:00', '24:00']],
        '7': [['00:00', '24:00']],
      },
      observesHolidays: false,
    },
  ],
  holidays: [
    { rule: 'date', name: 'Independence Day', month: 7, day: 4, movesOffWeekend: true },
    { rule: 'nth-weekday', name: 'Thanksgiving Day', month: 11, weekday: 4, nth: 4, plusDays: 0 },
  ],
  states: STATE_WORDS.map(([state, en, es]) => ({ state, label: { en, es }, cityWords: [en], publish: en })),
  codes: [],
  channels: [
    { channel: 'call', sourceWords: ['Call'] },
    { channel: 'app', sourceWords: ['Mobile App'] },
  ],
  dispositions: [
    {
      code: 'filed',
      label: { en: 'New request filed', es: 'Solicitud nueva' },
      needs: 'case',
      after: 'opened',
    },
    {
      code: 'article',
      label: { en: 'Answered from an article', es: 'Artículo' },
      needs: 'article',
      after: 'article',
    },
    {
      code: 'information',
      label: { en: 'Information given', es: 'Información dada' },
      needs: 'nothing',
      after: null,
    },
  ],
  awayReasons: [{ code: 'lunch', label: { en: 'Lunch', es: 'Almuerzo' } }],
  complaints: SMALL_COMPLAINTS,
  directory: SMALL_DIRECTORY,
  districts: {
    kind: 'council-district',
    schematic: true,
    source: 'Two rectangles for tests',
    areas: [
      {
        id: '1',
        name: 'North',
        rings: [
          [
            [-118.67, 34.02],
            [-118.15, 34.02],
            [-118.15, 34.34],
            [-118.67, 34.34],
            [-118.67, 34.02],
          ],
        ],
      },
      {
        id: '2',
        name: 'South',
        rings: [
          [
            [-118.67, 33.7],
            [-118.15, 33.7],
            [-118.15, 34.02],
            [-118.67, 34.02],
            [-118.67, 33.7],
          ],
        ],
      },
    ],
  },
};

export const SMALL_CITY: City = cityOf(SMALL_PACK);
