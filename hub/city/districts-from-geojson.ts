import { z } from 'zod';
import type { CityPack, Districts, Neighborhoods } from '../../shared/domain/city-pack.ts';
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

/** Of those, the ones that hold a neighborhood council's name. */
const USUAL_NAMES = ['name', 'ncname', 'nc', 'councilname', 'neighborhoodcouncil', 'label', 'shortname'];

type Conversion =
  | { ok: true; areas: Districts | Neighborhoods; property: string }
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

type AreaKind = (Districts | Neighborhoods)['kind'];

/** A neighborhood council is known by its name as it is written. */
function councilName(value: unknown): string | null {
  const name = typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : '';
  return name === '' || name.length > 200 ? null : name;
}

const ID_OF = { 'council-district': districtId, 'neighborhood-council': councilName } as const;

function idsUnder(collection: DistrictCollection, property: string, kind: AreaKind): (string | null)[] {
  return collection.features.map((feature) => ID_OF[kind](feature.properties[property]));
}

function namesEach(collection: DistrictCollection, property: string, kind: AreaKind): boolean {
  const ids = idsUnder(collection, property, kind);
  return ids.every((id) => id !== null) && new Set(ids).size === ids.length;
}

function propertiesOf(collection: DistrictCollection): string[] {
  return [...new Set(collection.features.flatMap((feature) => Object.keys(feature.properties)))];
}

function guessProperty(collection: DistrictCollection, kind: AreaKind): string | undefined {
  const there = propertiesOf(collection);
  const names = kind === 'council-district' ? USUAL_PROPERTIES : USUAL_NAMES;
  const usual = names.flatMap((usual) => there.filter((name) => plain(name) === usual));
  return usual.find((name) => namesEach(collection, name, kind));
}

/**
 * Turns official polygons into areas of a city pack; nothing is simplified. Outer rings and holes of all parts
 * are put side by side: a point is inside when it is in an odd number of them (see pointInPolygon).
 * `property` names each area; null lets us guess.
 */
export function areasFromGeoJson(
  collection: DistrictCollection,
  wish: {
    readonly kind: AreaKind;
    readonly property: string | null;
    readonly bounds: CityPack['city']['bounds'];
    readonly source: string;
  },
): Conversion {
  const { kind, property, bounds, source } = wish;
  const chosen = property ?? guessProperty(collection, kind);
  if (chosen === undefined || !namesEach(collection, chosen, kind)) {
    const why =
      property === null
        ? 'have no usual property that tells them apart'
        : `are not told apart by "${property}": it is missing or the same in some of them`;
    const text = `${why}. Choose one with --id: ${propertiesOf(collection).join(', ')}.`;
    return { ok: false, problems: [{ path: ['features'], text }] };
  }
  const ids = idsUnder(collection, chosen, kind);
  const areas = collection.features.map(({ geometry }, i) => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    const id = ids[i] ?? '';
    return {
      id,
      name: kind === 'council-district' ? `Council District ${id}` : id,
      rings: rings.map((points) => points.map(([lng = NaN, lat = NaN]): [number, number] => [lng, lat])),
    };
  });
  const problems = areas.flatMap((area, i) =>
    area.rings.flatMap((points) => {
      const mistake = ringMistake(points, bounds);
      return mistake === null
        ? []
        : [{ path: ['features', i, 'geometry'], text: `of "${area.id}" ${mistake}` }];
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const inOrder = areas.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  return {
    ok: true,
    property: chosen,
    areas: { kind, schematic: false, source, areas: inOrder },
  };
}
