import type { Channel } from '../../shared/domain/channel.ts';
import type { Service } from '../../shared/domain/city-pack.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';

/** How work on a service goes: the steps between opening and closing. */
export type HandlingRoute =
  /** Put on the next collection round of a yard. */
  | 'pickup'
  /** A crew goes there and does it. */
  | 'crew'
  /** Somebody looks first, then it is done, or not. */
  | 'inspection'
  /** Needs parts, a permit or an outreach first. */
  | 'long'
  /** Read and answered at a desk. */
  | 'desk'
  /** Passed on by the 311 desk itself. */
  | 'hand-off';

/** What kind of work a text is about. */
export interface Work {
  /** Code of the service. */
  readonly service: string;
  readonly route: HandlingRoute;
}

/** How often a service is asked for in the demo city, by whom, and what becomes of it. */
export interface ServiceMix {
  /** Of a thousand requests. */
  readonly share: number;
  /** Part of it that crews report of their own work. */
  readonly crew: number;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  /** Hours from opening to closing: median and 90th percentile of those not reported by a crew. */
  readonly hours: readonly [median: number, p90: number];
  readonly route: HandlingRoute;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Part of them at crossings rather than at addresses. */
  readonly crossings: number;
  /** Part that is not done to this day. */
  readonly stuck: number;
  /** Part that another receiver gets. */
  readonly referred: number;
}

const PHONES: ServiceMix['channels'] = {
  call: 68,
  app: 19,
  web: 12,
  email: 0.4,
  'walk-in': 0.1,
  voicemail: 0.2,
  letter: 0.1,
  council: 0.2,
};
const APPS: ServiceMix['channels'] = {
  call: 22,
  app: 52,
  web: 24,
  email: 1,
  social: 0.4,
  council: 0.4,
  tty: 0.1,
};

const DONE: ServiceMix['outcomes'] = {
  completed: 88,
  'not-found': 5,
  unable: 2.5,
  'partly-completed': 1.5,
  'cancelled-by-requester': 1.5,
  'out-of-jurisdiction': 1,
  invalid: 0.5,
};
const LOOKED_AT: ServiceMix['outcomes'] = {
  completed: 58,
  'no-violation': 14,
  unable: 10,
  'not-found': 8,
  'partly-completed': 3,
  'out-of-jurisdiction': 4,
  'cancelled-by-requester': 2,
  invalid: 1,
};
const PICKUP: Pick<ServiceMix, 'channels' | 'route' | 'outcomes' | 'crossings' | 'stuck' | 'referred'> = {
  channels: PHONES,
  route: 'pickup',
  outcomes: { ...DONE, completed: 90, 'not-found': 6, 'partly-completed': 2, 'cancelled-by-requester': 2.5 },
  crossings: 0,
  stuck: 0.001,
  referred: 0,
};

/**
 * The twelve published types, after the files of 2015 to 2022 (about 92 % of what the desk sees), and what we take
 * to be the more frequent of the others, for which no figures are published.
 */
const KNOWN: Readonly<Record<string, Partial<ServiceMix>>> = {
  'bulky-items': { ...PICKUP, share: 440, crew: 0.03, hours: [84, 152] },
  'graffiti-removal': {
    share: 300,
    crew: 0.67,
    channels: { call: 15, app: 57, web: 27, email: 0.6, council: 0.4 },
    hours: [66, 240],
    route: 'crew',
    outcomes: { ...DONE, completed: 84, 'not-found': 7, invalid: 1.5 },
    crossings: 0.1,
    stuck: 0.003,
    referred: 0.004,
  },
  'illegal-dumping-pickup': {
    share: 78,
    crew: 0.13,
    channels: { call: 62, app: 24, web: 12, email: 1.8, council: 0.2 },
    hours: [96, 260],
    route: 'crew',
    outcomes: { ...DONE, completed: 83, 'not-found': 10 },
    crossings: 0.22,
    stuck: 0.006,
    referred: 0.01,
  },
  'metal-household-appliances': {
    ...PICKUP,
    share: 80,
    crew: 0.02,
    channels: { ...PHONES, call: 77, app: 11, web: 11 },
    hours: [82, 150],
  },
  'homeless-encampment': {
    share: 38,
    crew: 0.01,
    channels: { call: 19, app: 56, web: 24, email: 0.5, council: 0.5 },
    hours: [450, 2_900],
    route: 'long',
    outcomes: { completed: 62, 'partly-completed': 14, 'not-found': 12, unable: 8, 'out-of-jurisdiction': 4 },
    crossings: 0.3,
    stuck: 0.05,
    referred: 0.03,
  },
  'electronic-waste': {
    ...PICKUP,
    share: 32,
    crew: 0.03,
    channels: { ...PHONES, call: 76, app: 12, web: 10 },
    hours: [80, 148],
  },
  'dead-animal-removal': {
    share: 18,
    crew: 0.01,
    channels: PHONES,
    hours: [11, 60],
    route: 'crew',
    crossings: 0.15,
    stuck: 0,
    referred: 0.01,
  },
  other: {
    share: 12,
    crew: 0,
    channels: APPS,
    hours: [62, 84],
    route: 'desk',
    outcomes: {
      completed: 52,
      'out-of-jurisdiction': 22,
      invalid: 12,
      'cancelled-by-requester': 8,
      unable: 6,
    },
    crossings: 0.1,
    stuck: 0,
    referred: 0.25,
  },
  'single-streetlight-issue': {
    share: 8,
    crew: 0,
    channels: APPS,
    hours: [145, 1_700],
    route: 'long',
    crossings: 0.25,
    stuck: 0.07,
    referred: 0.03,
  },
  'multiple-streetlight-issue': {
    share: 6,
    crew: 0,
    channels: APPS,
    hours: [606, 3_000],
    route: 'long',
    crossings: 0.35,
    stuck: 0.08,
    referred: 0.02,
  },
  'report-water-waste': {
    share: 3.5,
    crew: 0,
    channels: APPS,
    hours: [0.15, 0.6],
    route: 'hand-off',
    crossings: 0.05,
    stuck: 0,
    referred: 0,
  },
  feedback: {
    share: 0.6,
    crew: 0,
    channels: { web: 70, app: 20, call: 10 },
    hours: [60, 200],
    route: 'desk',
    crossings: 0,
    referred: 0.05,
  },
  'street-pavement': {
    share: 12,
    channels: APPS,
    hours: [70, 320],
    route: 'crew',
    crossings: 0.35,
    referred: 0.03,
  },
  'sidewalk-problem': { share: 4, hours: [900, 5_000], route: 'long', stuck: 0.15 },
  'tree-emergency': { share: 2.5, hours: [5, 24], route: 'crew', referred: 0.03 },
  'street-tree-inspection': { share: 3.5, hours: [400, 1_500], stuck: 0.05 },
  'tree-obstruction': { share: 2.2, hours: [180, 900], stuck: 0.03 },
  'traffic-signal': {
    share: 4,
    channels: APPS,
    hours: [7, 40],
    route: 'crew',
    crossings: 0.9,
    referred: 0.03,
  },
  'traffic-sign': { share: 1.6, crossings: 0.6 },
  'parking-meter-maintenance': { share: 1.6, hours: [26, 80], route: 'crew' },
  'dockless-mobility': { share: 3, channels: APPS, hours: [5, 30], route: 'inspection', crossings: 0.3 },
  containers: { share: 5, channels: PHONES, hours: [110, 220], route: 'crew', crossings: 0 },
  'service-not-complete': { share: 4, channels: PHONES, hours: [30, 80], route: 'crew', crossings: 0 },
  'animal-loose': { share: 3, channels: PHONES, hours: [6, 24], route: 'crew' },
  'animal-confined': { share: 1.4, channels: PHONES, hours: [7, 30], route: 'crew' },
  'barking-dogs': { share: 1.4, hours: [150, 480] },
  'private-property-violation': { share: 3, hours: [260, 1_400], stuck: 0.04 },
  obstructions: { share: 2.2, hours: [60, 240] },
  'park-cleanliness': { share: 1.4, hours: [30, 120], route: 'crew' },
  'park-facility-repair': { share: 1.2, hours: [170, 800], route: 'long' },
  flooding: { share: 0.8, hours: [9, 60], route: 'crew', crossings: 0.5 },
  'street-sweeping': { share: 1.4, hours: [90, 240] },
  'sidewalk-access-request': { share: 0.5, hours: [1_500, 7_000], route: 'long', stuck: 0.2 },
};

const HOURS_IN: Readonly<Record<Service['clock']['unit'], number>> = {
  hour: 1,
  'working-hour': 3,
  day: 24,
  'working-day': 33,
};

/** What of a list of outcomes a service may have, with the weights that are left. */
function allowed(outcomes: ServiceMix['outcomes'], service: Service): ServiceMix['outcomes'] {
  const left = Object.entries(outcomes).filter(([outcome]) =>
    service.outcomes.some((one) => one === outcome),
  );
  return left.length > 0 ? Object.fromEntries(left) : { [service.outcomes[0] ?? 'completed']: 1 };
}

/** The mix of a service. One of which nothing is known is rare and takes about as long as its clock allows. */
export function mixOf(service: Service): ServiceMix {
  const target = service.clock.amount * HOURS_IN[service.clock.unit];
  const looks = service.outcomes.includes('no-violation');
  const route: HandlingRoute = service.handOff
    ? 'hand-off'
    : looks
      ? 'inspection'
      : target > 600
        ? 'long'
        : 'crew';
  const known = KNOWN[service.code];
  return {
    share: 0.7,
    crew: 0,
    channels: APPS,
    hours: [target * 0.55, target * 1.5],
    route,
    crossings: 0.12,
    stuck: 0.01,
    referred: 0.02,
    ...known,
    outcomes: allowed(known?.outcomes ?? (looks ? LOOKED_AT : DONE), service),
  };
}
