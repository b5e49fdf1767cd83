import type { Channel } from '../../shared/domain/channel.ts';
import type { City } from '../../shared/domain/city.ts';
import type { CallerInput } from '../../shared/domain/case-command.ts';
import { assignAccounts } from '../../shared/domain/directory/assign-accounts.ts';
import { openDirectory } from '../../shared/domain/directory/open-directory.ts';
import type { PublishedDirectory } from '../../shared/domain/escalation/escalation-offer.ts';
import type { Service } from '../../shared/domain/city-pack.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { cityDays, type CityDays } from './city-days.ts';
import { demoPlaces, type DemoPlaces, type DemoPlacesFile } from './demo-places.ts';
import { demoCaller } from './people.ts';
import type { Planting } from './planting.ts';
import type { Random } from './random.ts';
import { mixOf, type ServiceMix } from './service-mix.ts';
import { demoStaff, type Staff } from './staff.ts';

/** All that the stories of a demo city share. */
export interface DemoWorld {
  readonly city: City;
  readonly seed: number;
  readonly from: Instant;
  readonly now: Instant;
  readonly days: CityDays;
  readonly places: DemoPlaces;
  readonly staff: Staff;
  /** The contact points, with the people of the demo city. */
  readonly directory: PublishedDirectory;
  /** Closings that were too early, and honest ones that look so; null: none but by chance. */
  readonly planting: Planting | null;
  mix(service: Service): ServiceMix;
  /** A caller who was there before, or a new one. */
  caller(random: Random): {
    readonly input: Exclude<CallerInput, { kind: 'anonymous' }>;
    readonly language: string;
  };
}

/** Thirteen months: a console keeps as many by default. */
const SPAN = 396 * DAY;
/** Of the named callers, how many call for the first time. */
const FIRST_CALL = 0.62;
/** People call again within some time: the caller of long ago comes back more rarely. */
const REMEMBERED = 4_000;

/** @param now the end of the demo city's time; nothing happens later */
export function demoWorld(
  city: City,
  file: DemoPlacesFile,
  seed: number,
  now: Instant,
  planting: Planting | null = null,
): DemoWorld {
  const from = now - SPAN;
  const mixes = new Map(city.pack.services.map((service) => [service.code, mixOf(service)]));
  const staff = demoStaff(city);
  const directory = assignAccounts(city.pack.directory, staff.accounts);
  let callers = 0;
  return {
    city,
    seed,
    from,
    now,
    planting,
    days: cityDays(from, now, city.timeZone),
    places: demoPlaces(city, file),
    staff,
    // The first is the pack's, the second has their accounts.
    directory: { version: 2, open: openDirectory(directory, city.pack) },
    mix: (service) => mixes.get(service.code) ?? mixOf(service),
    caller: (random) => {
      if (callers === 0 || random.chance(FIRST_CALL)) {
        const caller = demoCaller(seed, callers);
        callers += 1;
        return { input: { kind: 'new', ...caller }, language: caller.language };
      }
      const back = Math.floor(Math.min(callers, REMEMBERED) * random.next() ** 2);
      const { id, language } = demoCaller(seed, callers - 1 - back);
      return { input: { kind: 'known', id }, language };
    },
  };
}

/** Channels in which a person of the 311 desk types the request in. */
const TYPED: ReadonlySet<Channel> = new Set([
  'call',
  'email',
  'walk-in',
  'voicemail',
  'letter',
  'social',
  'tty',
  'council',
  'radio',
]);

/** Whether an agent opens a case that comes this way, or the case opens itself. */
export function isTypedIn(channel: Channel): boolean {
  return TYPED.has(channel);
}
