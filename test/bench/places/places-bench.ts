import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { keepStreets } from '../../../hub/addresses/keep-streets.ts';
import { readStreets } from '../../../hub/addresses/read-streets.ts';
import { seededRandom } from '../../../hub/demo/random.ts';
import { importAddresses } from '../../../hub/import/addresses/import-addresses.ts';
import { refusalReport } from '../../../hub/import/refusal-report.ts';
import { openCore } from '../../../hub/open-core.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { openEncrypted } from '../../../electron/core/store/open-encrypted.ts';
import { cachePath } from '../../../electron/core/store/open-stores.ts';
import { bodyOf, filledDesk, type FilledDesk } from '../../filled-desk.ts';
import type { Bench, BenchOptions, BenchReport } from '../bench.ts';
import { benchDatabase } from '../bench-database.ts';
import type { BenchStage } from '../bench-stage.ts';
import { percentilesOf } from '../percentiles.ts';
import { addressLines, addressPoints, type FilePoint } from './address-file.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../../resources/cities/los-angeles');
const MEGABYTE = 2 ** 20;
/** The key of test/filled-desk.ts. */
const KEY = new Uint8Array(32).fill(9);
const TYPED = 400;

/** What a table and its indexes take in a cache, bytes. */
function bytesOf(folder: string, tables: readonly string[]): number {
  const db = openEncrypted(cachePath(folder), KEY, true);
  try {
    const one = db.prepare<[string], { bytes: number | null }>(
      'SELECT sum(pgsize) AS bytes FROM dbstat WHERE aggregate = TRUE AND name = ?',
    );
    return tables.reduce((sum, name) => sum + (one.get(name)?.bytes ?? 0), 0);
  } finally {
    db.close();
  }
}

/** What people type for some of the points: whole, misspelt, as crossings and blocks; each letter by letter. */
function typedTexts(points: readonly FilePoint[], seed: number): string[] {
  const random = seededRandom(seed, 'typed');
  return Array.from({ length: TYPED }, () => {
    const { house, direction, street, suffix } = random.pick(points);
    const name = street.toLowerCase();
    switch (random.int(0, 5)) {
      case 0:
        return `${house} ${name}`;
      case 1:
        return `${house} ${direction.toLowerCase()} ${name.slice(0, 2)}${name.slice(3)} ${suffix.toLowerCase()}`;
      case 2:
        return `${name} & ${random.pick(points).street.toLowerCase()}`;
      case 3:
        return `${Math.floor(house / 100) * 100} block of ${name}`;
      default:
        return `${house} ${direction.toLowerCase()} ${name} ${suffix.toLowerCase()} apt 5`;
    }
  });
}

function measureTyping(desk: FilledDesk, texts: readonly string[]): { times: number[]; found: number } {
  const times: number[] = [];
  let found = 0;
  for (const text of texts) {
    for (let length = 2; length <= text.length; length += 1) {
      const before = performance.now();
      const answer = desk.reader.suggestPlaces({ now: 0, text: text.slice(0, length) });
      times.push(performance.now() - before);
      if (length === text.length && (answer?.places.length ?? 0) > 0) found += 1;
    }
  }
  return { times, found };
}

async function run(stage: BenchStage, { cases: count, seed }: BenchOptions): Promise<BenchReport> {
  const folder = await stage.folder('places');
  const file = join(folder, 'addresses.csv');
  await pipeline(Readable.from(addressLines(seed, count)), createWriteStream(file));
  const databaseUrl = await benchDatabase(stage);
  const pack = await loadCityPack(LOS_ANGELES, null);
  const core = await stage.begin(
    () => openCore({ databaseUrl, pack, log: () => {} }),
    (one) => one.close(),
  );
  const bar = showProgress('Importing');
  const take = async () => {
    const started = performance.now();
    const tally = await importAddresses(file, {
      city: pack.city,
      given: {},
      report: refusalReport(folder, file, new Date(0)),
      progress: ({ bytes, of, lines }) => bar.update(bytes, of, () => `${lines} rows`),
      stopAsked: () => false,
      keep: (streets) => keepStreets(core.db, streets, false, () => {}),
    });
    if (tally.how !== 'done') throw new Error(tally.message ?? 'the import did not end');
    return { tally, seconds: (performance.now() - started) / 1000 };
  };
  const first = await take();
  const again = await take();
  bar.stop();

  const desk = await stage.begin(
    async () => filledDesk({ cases: 5_000, seed }),
    async (one) => one.close(),
  );
  let [bytes, since] = [0, 0];
  const downloading = performance.now();
  for (let isWhole = false; !isWhole;) {
    const page = await readStreets(core.db, since);
    const body = bodyOf(page);
    bytes += body.byteLength;
    const applied = desk.writer.applyAddresses({ body });
    if (applied.status === 'nonsense') throw new Error(applied.why);
    since = page.upTo;
    isWhole = applied.status === 'whole';
  }
  const downloadSeconds = (performance.now() - downloading) / 1000;
  const onDesk = bytesOf(desk.folder, ['known_streets', 'known_cells']) / MEGABYTE;

  const indexing = performance.now();
  desk.reader.suggestPlaces({ now: 0, text: '1' });
  const indexed = performance.now() - indexing;
  const texts = typedTexts([...addressPoints(seed, Math.min(count, 50_000))], seed);
  measureTyping(desk, texts.slice(0, 20));
  const { times, found } = measureTyping(desk, texts);
  const typing = percentilesOf(times);
  const slowest = Math.max(...times);
  return {
    figures: [
      { what: 'Address points', value: first.tally.points, unit: '' },
      { what: 'Import, first', value: first.seconds, unit: 's' },
      { what: 'Import, the same file again', value: again.seconds, unit: 's' },
      { what: 'To the desk: read, unpacked, written', value: downloadSeconds, unit: 's' },
      { what: 'Over the wire', value: bytes / MEGABYTE, unit: 'MB' },
      { what: 'On the desk', value: onDesk, unit: 'MB' },
      { what: 'First question after a start', value: indexed, unit: 'ms' },
      { what: 'Suggestions for a letter, p50', value: typing.p50, unit: 'ms' },
      { what: 'Suggestions for a letter, p95', value: typing.p95, unit: 'ms' },
      { what: 'Suggestions for a letter, p99', value: typing.p99, unit: 'ms' },
      { what: 'Suggestions for a letter, slowest', value: slowest, unit: 'ms' },
      { what: 'Whole texts that found something', value: (100 * found) / texts.length, unit: '%' },
    ],
    notes: [
      `${times.length} letters of ${texts.length} texts were typed: addresses, misspelt ones, crossings, blocks.`,
    ],
    json: {
      points: first.tally.points,
      import_s: first.seconds,
      import_again_s: again.seconds,
      download_s: downloadSeconds,
      wire_mb: bytes / MEGABYTE,
      desk_mb: onDesk,
      suggest_p50_ms: typing.p50,
      suggest_p95_ms: typing.p95,
      suggest_p99_ms: typing.p99,
      suggest_max_ms: slowest,
      found: found / texts.length,
    },
  };
}

/** What an address book of a whole city costs, from the file to the suggestion. */
export const placesBench: Bench = {
  about:
    'places: importing so many address points (--cases), fetching them to a desk, suggesting them while one types',
  run,
};
