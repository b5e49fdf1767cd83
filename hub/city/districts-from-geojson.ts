import { z } from 'zod';
import type { CityPack, Districts } from '../../shared/domain/city-pack.ts';
import { ringMistake } from './district-shape.ts';
import type { JsonPath } from './parse-json.ts';

/** A position may carry a height; only its longitude and latitude are used. */
const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);
const geometry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

/** A GeoJSON FeatureCollection of polygons (RFC 7946); what else it holds is let be. */
export const districtCollection = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.looseObject({ properties: z.record(z.string(), z.json()), geometry })).min(1),
});
type DistrictCollection = z.infer<typeof districtCollection>;

/** Properties that hold a district's number in the files cities publish, the surest first; capitals, spaces and _ are let be. */
const USUAL_PROPERTIES = [
  'district',
  'districtnumber',
  'districtno',
  'distno',
  'distnum',
  'councildistrict',
  'cd',
  'externalid',
  'distname',
  'districtname',
  'name',
  'id',
  'objectid',
];

type Conversion =
  | { ok: true; districts: Districts; property: string }
  | { ok: false; problems: readonly { path: JsonPath; text: string }[] };

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** "07", "District 7" and "7 - Monica" are all district "7"; a text with no number, or with two, stands as it is. */
function districtId(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  const numbers = text.match(/\d+/g);
  if (text === '') return null;
  return numbers?.length === 1 ? String(Number(numbers[0])) : text;
}

function idsUnder(collection: DistrictCollection, property: string): (string | null)[] {
  return collection.features.map((feature) => districtId(feature.properties[property]));
}

function namesEach(collection: DistrictCollection, property: string): boolean {
  const ids = idsUnder(collection, property);
  return ids.every((id) => id !== null) && new Set(ids).size === ids.length;
}

function propertiesOf(collection: DistrictCollection): string[] {
  return [...new Set(collection.features.flatMap((feature) => Object.keys(feature.properties)))];
}

function guessProperty(collection: DistrictCollection): string | undefined {
  const there = propertiesOf(collection);
  const usual = USUAL_PROPERTIES.flatMap((usual) => there.filter((name) => plain(name) === usual));
  return usual.find((name) => namesEach(collection, name));
}

/**
 * Turns official polygons into the districts of a city pack; nothing is simplified. Outer rings and holes of all parts
 * are put side by side: a point is inside when it is in an odd number of them (see pointInPolygon).
 * `property` names the district; null lets us guess.
 */
export function districtsFromGeoJson(
  collection: DistrictCollection,
  property: string | null,
  bounds: CityPack['city']['bounds'],
  source: string,
): Conversion {
  const chosen = property ?? guessProperty(collection);
  if (chosen === undefined || !namesEach(collection, chosen)) {
    const why =
      property === null
        ? 'have no usual property that tells them apart'
        : `are not told apart by "${property}": it is missing or the same in some of them`;
    const text = `${why}. Choose one with --id: ${propertiesOf(collection).join(', ')}.`;
    return { ok: false, problems: [{ path: ['features'], text }] };
  }
  const ids = idsUnder(collection, chosen);
  const areas = collection.features.map(({ geometry }, i) => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    const id = ids[i] ?? '';
    return {
      id,
      name: `Council District ${id}`,
      rings: rings.map((points) => points.map(([lng = NaN, lat = NaN]): [number, number] => [lng, lat])),
    };
  });
  const problems = areas.flatMap((area, i) =>
    area.rings.flatMap((points) => {
      const mistake = ringMistake(points, bounds);
      return mistake === null
        ? []
        : [{ path: ['features', i, 'geometry'], text: `of district "${area.id}" ${mistake}` }];
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const inOrder = areas.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  return {
    ok: true,
    property: chosen,
    districts: { kind: 'council-district', schematic: false, source, areas: inOrder },
  };
}
