import { z } from 'zod';
import type { City } from '../../shared/domain/city.ts';
import type { Place } from '../../shared/domain/place.ts';
import { areaFinder, type LngLat } from '../../shared/domain/point-in-polygon.ts';
import type { Random } from './random.ts';

const street = z.object({
  direction: z.string().min(1),
  name: z.string().min(1),
  suffix: z.string().min(1).nullable(),
  /** House number, longitude, latitude; at least both ends, numbers rising. */
  line: z.array(z.tuple([z.number().int(), z.number(), z.number()])).min(2),
  /** The zip code from a house number on. */
  zips: z.array(z.tuple([z.number().int(), z.string().regex(/^\d{5}$/)])).min(1),
});
type Street = z.infer<typeof street>;

/** demo-places.json of a city pack: enough streets to make up addresses that lie where they say. */
export const demoPlacesFile = z.object({
  source: z.string(),
  /** Of a thousand requests, how many come from each district. */
  districts: z.record(z.string(), z.number().positive()),
  /** By department: the unit that works in a district. */
  units: z.record(z.string(), z.record(z.string(), z.string())),
  streets: z.array(street).min(1),
});
export type DemoPlacesFile = z.infer<typeof demoPlacesFile>;

export interface DemoPlaces {
  /** An address; some come up again and again. */
  address(random: Random): Place;
  /** A crossing of two streets. */
  crossing(random: Random): Place;
  /** The unit of a department that works at a place; null when that is not laid down. */
  unitFor(department: string, place: Place): string | null;
}

type DistrictAt = (point: LngLat) => string | null;

interface Block {
  readonly street: Street;
  readonly hundred: number;
  readonly district: string;
}

/** House numbers within a block; few, so that the same addresses come up again. */
const HOUSES = [4, 10, 16, 22, 28, 34, 40, 52, 5, 11, 17, 23, 29, 37, 45, 51] as const;
/** Addresses of a district that call far more often than the others: large houses of flats, corners where trash is left. */
const HOT_PLACES = 25;
const HOT_SHARE = 0.1;
/** Half the width of a street, in degrees. */
const ASIDE = 0.00012;

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const nameOf = ({ name, suffix }: Street): string => [name, suffix].filter((part) => part !== null).join(' ');

/** Where a house stands: on its street's line by its number, odd and even on opposite sides. */
function pointOf({ line }: Street, house: number): LngLat {
  const at = Math.max(
    1,
    line.findIndex(([number]) => number >= house),
  );
  const [a, b] = [line[at - 1], line[at]];
  if (a === undefined || b === undefined) throw new RangeError(`no house ${house} on this street`);
  const part = Math.min(1, Math.max(0, (house - a[0]) / (b[0] - a[0])));
  const [dx, dy] = [b[1] - a[1], b[2] - a[2]];
  const side = (house % 2 === 0 ? ASIDE : -ASIDE) / Math.hypot(dx, dy);
  return [round(a[1] + dx * part - dy * side), round(a[2] + dy * part + dx * side)];
}

function zipOf({ zips }: Street, house: number): string | null {
  return zips.findLast(([from]) => from <= house)?.[1] ?? zips[0]?.[1] ?? null;
}

/** The blocks of a street of which every house is in one district. */
function blocksOf(on: Street, districtAt: DistrictAt): Block[] {
  const [first, last] = [on.line[0]?.[0] ?? 0, on.line.at(-1)?.[0] ?? 0];
  const blocks: Block[] = [];
  for (let hundred = Math.ceil(first / 100) * 100; hundred + 100 <= last; hundred += 100) {
    const districts = new Set(HOUSES.map((house) => districtAt(pointOf(on, hundred + house))));
    const [district] = districts;
    if (districts.size === 1 && district) blocks.push({ street: on, hundred, district });
  }
  return blocks;
}

interface Crossing {
  readonly a: Street;
  readonly b: Street;
  readonly point: LngLat;
  readonly district: string;
  readonly zip: string | null;
}

/** Where two streets meet, if they do in a district. */
function crossingsOf(a: Street, b: Street, districtAt: DistrictAt): Crossing[] {
  if (nameOf(a) === nameOf(b)) return [];
  for (const [i, to] of a.line.entries()) {
    const from = a.line[i - 1];
    if (from === undefined) continue;
    const [ax, ay] = [to[1] - from[1], to[2] - from[2]];
    for (const [j, end] of b.line.entries()) {
      const start = b.line[j - 1];
      if (start === undefined) continue;
      const [bx, by] = [end[1] - start[1], end[2] - start[2]];
      const cross = ax * by - ay * bx;
      if (Math.abs(cross) < 1e-9) continue;
      const s = ((start[1] - from[1]) * by - (start[2] - from[2]) * bx) / cross;
      const t = ((start[1] - from[1]) * ay - (start[2] - from[2]) * ax) / cross;
      if (s < 0 || s > 1 || t < 0 || t > 1) continue;
      const point: LngLat = [round(from[1] + ax * s), round(from[2] + ay * s)];
      const district = districtAt(point);
      const zip = zipOf(a, Math.round(from[0] + (to[0] - from[0]) * s));
      return district === null ? [] : [{ a, b, point, district, zip }];
    }
  }
  return [];
}

const nowhere = {
  house: null,
  direction: null,
  street: null,
  suffix: null,
  crossStreet: null,
  neighborhoodCouncil: null,
};

function addressOf({ street: on, hundred, district }: Block, house: number): Place {
  const number = hundred + house;
  const [lng, lat] = pointOf(on, number);
  const zip = zipOf(on, number);
  const { direction, name, suffix } = on;
  const line = `${number} ${direction} ${nameOf(on)}`;
  return {
    ...nowhere,
    address: zip === null ? line : `${line}, ${zip}`,
    house: String(number),
    direction,
    street: name,
    suffix,
    zip,
    lat,
    lng,
    district,
  };
}

function crossingOf({ a, b, point: [lng, lat], zip, district }: Crossing): Place {
  const line = `${nameOf(a)} AT ${nameOf(b)}`;
  return {
    ...nowhere,
    address: zip === null ? line : `${line}, ${zip}`,
    street: a.name,
    suffix: a.suffix,
    crossStreet: nameOf(b),
    zip,
    lat,
    lng,
    district,
  };
}

function within<T>(places: ReadonlyMap<string, readonly T[]>, district: string): readonly T[] {
  const there = places.get(district);
  if (there === undefined) throw new Error(`the demo city has no place in district ${district}`);
  return there;
}

/**
 * The places of the demo city. What lies in no district of the pack is left out, so any districts do, our rough ones
 * or the official ones. Throws when nothing is left.
 */
export function demoPlaces(city: City, file: DemoPlacesFile): DemoPlaces {
  const areaAt = areaFinder(city.pack.districts.areas);
  const districtAt: DistrictAt = (point) => areaAt(point)?.id ?? null;
  const { streets } = file;
  const blocks = Map.groupBy(
    streets.flatMap((on) => blocksOf(on, districtAt)),
    (block) => block.district,
  );
  const crossings = Map.groupBy(
    streets.flatMap((a, i) => streets.slice(i + 1).flatMap((b) => crossingsOf(a, b, districtAt))),
    (crossing) => crossing.district,
  );
  // A district that has only a few places here must not have all its requests there.
  const weights = (of: ReadonlyMap<string, readonly unknown[]>, enough: number) =>
    Object.fromEntries(
      [...of].map(([id, there]) => [id, (file.districts[id] ?? 1) * Math.min(1, there.length / enough)]),
    );
  const [byBlock, byCrossing] = [weights(blocks, 40), weights(crossings, 20)];

  return {
    address: (random) => {
      const there = within(blocks, random.weighted(byBlock));
      if (!random.chance(HOT_SHARE)) return addressOf(random.pick(there), random.pick(HOUSES));
      const hot = Math.floor(HOT_PLACES * random.next() ** 2);
      const block = there[(hot * 7919) % there.length] ?? random.pick(there);
      return addressOf(block, HOUSES[hot % HOUSES.length] ?? HOUSES[0]);
    },
    crossing: (random) => crossingOf(random.pick(within(crossings, random.weighted(byCrossing)))),
    unitFor: (department, { district }) => {
      const unit = file.units[department]?.[district ?? ''];
      return city.department(department)?.units.find(({ code }) => code === unit)?.code ?? null;
    },
  };
}
