import { z } from 'zod';
import type { SourceFile } from '../read-rows.ts';
import { readRows } from '../read-rows.ts';
import { ADDRESS_FIELDS, chooseColumns, type AddressColumns, type AddressField } from './address-columns.ts';
import type { AddressRow } from './map-point.ts';
import { FeatureCutter, readFeatures } from './read-features.ts';

/** A row of an address file, one that can't even be read, or why reading ended before the file did. */
export type PointItem =
  | { readonly kind: 'row'; readonly line: number; readonly row: AddressRow }
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: string }
  | { readonly kind: 'failure'; readonly message: string };

interface ReadPoints {
  readonly file: SourceFile;
  /** What the steward said of the columns; the rest is guessed. */
  readonly given: AddressColumns;
  readonly onBytes: (bytes: number) => void;
  /** Told once, before the first row. */
  readonly onColumns: (columns: AddressColumns) => void;
}

// oxlint-disable-next-line no-control-regex -- the point of the rule is to find these
const CONTROL = /[\u0000-\u001f\u007f]+/g;
/** Longitude, latitude in degrees, by their numbers: WGS 84, and NAD 83, which is within two metres of it. */
const DEGREES = new Set(['4326', '4269', '84']);

const clean = (cell: string): string => cell.replaceAll(CONTROL, ' ').trim();

function rowOf(read: (field: AddressField) => string): AddressRow {
  return Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, read(field)])) as AddressRow;
}

async function* readCsv({ file, given, onBytes, onColumns }: ReadPoints): AsyncGenerator<PointItem> {
  let known: { columns: number; at: ReadonlyMap<AddressField, number> } | null = null;
  for await (const item of readRows(file, onBytes)) {
    if (item.kind === 'failure') {
      yield item;
      return;
    }
    if (known === null) {
      const header = item.record.map((name) => name.trim());
      const chosen = chooseColumns(header, given, false);
      if (!chosen.ok) {
        yield { kind: 'failure', message: chosen.message };
        return;
      }
      onColumns(chosen.columns);
      const at = new Map(
        ADDRESS_FIELDS.flatMap((field) => {
          const name = chosen.columns[field];
          return name === undefined ? [] : [[field, header.indexOf(name)] as const];
        }),
      );
      known = { columns: header.length, at };
      continue;
    }
    const { line, record } = item;
    if (record.length !== known.columns) {
      const reason = `${record.length} cells where the first line has ${known.columns}`;
      yield { kind: 'unreadable', line, reason };
      continue;
    }
    const { at } = known;
    yield { kind: 'row', line, row: rowOf((field) => clean(record[at.get(field) ?? -1] ?? '')) };
  }
}

const pointFeature = z.looseObject({
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.unknown() }).nullable(),
});

function parseFeature(text: string): z.infer<typeof pointFeature> | null {
  try {
    const read = pointFeature.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? clean(String(value)) : '';

/** Longitude and latitude of a point, or of a lone point in a multipoint. */
function pointOf(type: string, coordinates: unknown): readonly [string, string] | null {
  const list: unknown = type === 'MultiPoint' && Array.isArray(coordinates) ? coordinates[0] : coordinates;
  if ((type !== 'Point' && type !== 'MultiPoint') || !Array.isArray(list)) return null;
  return [textOf(list[0]), textOf(list[1])];
}

/** The number of the coordinate system a collection names; null when it names none. */
function systemOf(beginning: string): string | null {
  const named = /"crs"[\s\S]{0,300}?(?:EPSG:{1,2}|CRS)(\d+)/i.exec(beginning);
  return named?.[1] ?? null;
}

async function* readGeoJson({ file, given, onBytes, onColumns }: ReadPoints): AsyncGenerator<PointItem> {
  const cutter = new FeatureCutter();
  let columns: AddressColumns | null = null;
  for await (const item of readFeatures(file, cutter, onBytes)) {
    if (item.kind === 'failure') {
      yield item;
      return;
    }
    const { line } = item;
    const feature = parseFeature(item.text);
    if (columns === null) {
      const system = systemOf(cutter.beginning);
      if (system !== null && !DEGREES.has(system)) {
        yield { kind: 'failure', message: projected(`EPSG:${system}`) };
        return;
      }
      const properties = feature?.properties;
      if (properties == null) {
        yield { kind: 'failure', message: 'Its first feature is not readable or has no properties.' };
        return;
      }
      const chosen = chooseColumns(Object.keys(properties), given, true);
      if (!chosen.ok) {
        yield { kind: 'failure', message: chosen.message };
        return;
      }
      ({ columns } = chosen);
      onColumns(columns);
    }
    if (feature?.properties == null) {
      yield { kind: 'unreadable', line, reason: 'no GeoJSON feature' };
      continue;
    }
    const { properties, geometry } = feature;
    const point = geometry === null ? null : pointOf(geometry.type, geometry.coordinates);
    if (geometry !== null && point === null) {
      yield { kind: 'unreadable', line, reason: `a ${geometry.type}, not a point` };
      continue;
    }
    const names = columns;
    const row = rowOf((field) => {
      const name = names[field];
      return name === undefined ? '' : textOf(properties[name]);
    });
    const [lng, lat] = point ?? [row.lng, row.lat];
    yield { kind: 'row', line, row: { ...row, lng, lat } };
  }
  if (columns === null) yield { kind: 'failure', message: 'It holds no GeoJSON features.' };
}

/** Why projected coordinates are refused, and what to do. */
export function projected(what: string): string {
  return `Its coordinates (${what}) are projected, not longitude and latitude in degrees. Export it as WGS 84 (EPSG:4326) and import that file.`;
}

/** The rows of an address file, CSV or GeoJSON by its first characters, as they stand in it. */
export function readPoints(ask: ReadPoints, kind: 'csv' | 'geojson'): AsyncGenerator<PointItem> {
  return kind === 'csv' ? readCsv(ask) : readGeoJson(ask);
}
