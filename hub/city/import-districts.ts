import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CityPackError } from './city-pack-error.ts';
import { cityPart } from './city-pack-parts.ts';
import { areasFromGeoJson, districtCollection } from './districts-from-geojson.ts';
import { AREA_FILES, areasOverride, type AreaKind } from './load-city-pack.ts';
import { readPackFile, type PackFile } from './pack-file.ts';
import type { z } from 'zod';

interface DistrictImport {
  readonly kind: AreaKind;
  /** The GeoJSON file with the official polygons. */
  readonly file: string;
  readonly cityFolder: string;
  /** Data folder of the installation; the result lies in it and wins over the pack's own drawing. */
  readonly dataFolder: string;
  /** Property that names the district; null to guess. */
  readonly property: string | null;
  /** Where the polygons come from, shown beside the map; null for the name of the file. */
  readonly source: string | null;
}

interface DistrictImportResult {
  readonly written: string;
  readonly property: string;
  readonly ids: readonly string[];
}

/** Writes official areas into the data folder. Throws CityPackError, naming file and line, and then writes nothing. */
export async function importDistricts(wish: DistrictImport): Promise<DistrictImportResult> {
  const read = async <T>(folder: string, file: string, schema: z.ZodType<T>): Promise<PackFile<T>> => {
    const reading = await readPackFile(folder, file, '', schema);
    if (!reading.ok) throw new CityPackError(folder, reading.problems);
    return reading.file;
  };
  const { city } = (await read(wish.cityFolder, 'city.json', cityPart)).value;
  const file = await read(dirname(resolve(wish.file)), basename(wish.file), districtCollection);
  const source = wish.source ?? `Imported from ${basename(wish.file)}`;
  const result = areasFromGeoJson(file.value, {
    kind: wish.kind,
    property: wish.property,
    bounds: city.bounds,
    source,
  });
  if (!result.ok) {
    throw new CityPackError(
      dirname(resolve(wish.file)),
      result.problems.map(({ path, text }) => file.problem(path, text)),
    );
  }
  const written = resolve(areasOverride(wish.dataFolder, city.id, wish.kind));
  await mkdir(dirname(written), { recursive: true });
  // Whole or not at all: a hub that starts meanwhile must not read half a file.
  await writeFile(`${written}.new`, `${JSON.stringify(result.areas)}\n`);
  await rename(`${written}.new`, written);
  return { written, property: result.property, ids: result.areas.areas.map((area) => area.id) };
}

const USE = `Import official council districts, so that the console no longer shows the rough drawing, or neighborhood councils.

  node hub/city/import-districts.ts FILE.geojson [options]

  --kind KIND      council-district or neighborhood-council (council-district)
  --city NAME      folder under resources/cities (los-angeles)
  --id PROPERTY    property that names each area (guessed)
  --source TEXT    where the polygons come from, shown beside the map (the file's name)
  --data FOLDER    data folder of this installation (.desk311)

FILE holds Polygon or MultiPolygon features in longitude, latitude (WGS 84). Holes are kept; nothing is simplified.`;

const isAreaKind = (kind: string): kind is AreaKind => Object.hasOwn(AREA_FILES, kind);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'council-district' },
      city: { type: 'string', default: 'los-angeles' },
      id: { type: 'string' },
      source: { type: 'string' },
      data: { type: 'string', default: '.desk311' },
      help: { type: 'boolean', default: false },
    },
  });
  const file = positionals[0];
  if (values.help || file === undefined || positionals.length > 1) {
    console.log(USE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  if (!isAreaKind(values.kind)) {
    console.error(`--kind is one of: ${Object.keys(AREA_FILES).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  const done = await importDistricts({
    kind: values.kind,
    file,
    cityFolder: fileURLToPath(new URL(`../../resources/cities/${values.city}`, import.meta.url)),
    dataFolder: values.data,
    property: values.id ?? null,
    source: values.source ?? null,
  });
  console.log(`${done.ids.length} areas, named by "${done.property}": ${done.ids.join(', ')}`);
  console.log(`Written to ${done.written}. Restart the hub to use them.`);
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof CityPackError || (error instanceof TypeError && 'code' in error))) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
