import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { openCore } from '../open-core.ts';
import { recordHistory } from '../write/record-history.ts';
import { importFile } from './import-file.ts';
import { layouts } from './layout.ts';
import { refusalReport } from './refusal-report.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);
const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);

/** The real files, with the columns that hold type and status, and what is known to be wrong in them. */
const FILES = [
  {
    name: 'la_2020_jan.csv.gz',
    type: 'requesttype',
    status: 'status',
    defects: {
      'service date before it was created': 1_735,
      'closed without a closed date': 18,
      'no coordinates': 11,
    },
  },
  {
    name: 'la_2017_dec.csv.gz',
    type: 'RequestType',
    status: 'Status',
    defects: {
      'service date before it was created': 1_303,
      'closed before it was created': 12,
      'no coordinates': 1_753,
    },
  },
  { name: 'la_2022_sep_api.csv.gz', type: 'typeName', status: null, defects: {} },
] as const;

function countBy(rows: readonly Record<string, string>[], column: string | null): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(rows, (row) => (column === null ? '' : (row[column] ?? '')))].map(([word, of]) => [
      word,
      of.length,
    ]),
  );
}

it('takes the real files of Los Angeles as they are, and the second time changes nothing', async () => {
  const files = existsSync(DATA) ? FILES : [];
  if (files.length === 0) console.log('real data: not run');
  const known = layouts.parse(
    JSON.parse(await readFile(new URL('import-layouts.json', CITY_FOLDER), 'utf8')),
  );
  const core = await openCore({
    databaseUrl: await testDatabase(),
    pack: await loadCityPack(fileURLToPath(CITY_FOLDER), null),
    log: () => {},
  });
  const now = new Date();
  const take = async (name: string) => {
    const path = fileURLToPath(new URL(name, DATA));
    const report = refusalReport(join(tmpdir(), randomUUID()), path, now);
    const started = performance.now();
    const tally = await importFile(path, {
      city: core.city,
      layouts: known,
      now: now.getTime(),
      record: (records) => recordHistory(core, { commandId: randomUUID() as CommandId, records }),
      report,
      progress: () => {},
      stopAsked: () => false,
    });
    expect(await report.close()).toBeNull();
    console.log(
      `real data: ${name}, ${Math.round((tally.read / (performance.now() - started)) * 1000)} lines a second`,
    );
    return tally;
  };
  try {
    let done = 0;
    for (const { name, type, status, defects } of files) {
      const text = gunzipSync(await readFile(new URL(name, DATA))).toString('utf8');
      const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
      const tally = await take(name);
      const of = (words: ReadonlyMap<string, { read: number }>) =>
        Object.fromEntries([...words].map(([word, count]) => [word, count.read]));
      const { read, taken, updated, unchanged, refused } = tally;
      expect({ read, taken, updated, unchanged, refused }).toEqual({
        read: rows.length,
        taken: rows.length,
        updated: 0,
        unchanged: 0,
        refused: 0,
      });
      expect(of(tally.types)).toEqual(countBy(rows, type));
      expect(of(tally.statuses)).toEqual(countBy(rows, status));
      expect(Object.fromEntries(tally.defects)).toMatchObject(defects);
      const again = await take(name);
      expect({ taken: again.taken, updated: again.updated, unchanged: again.unchanged }).toEqual({
        taken: 0,
        updated: 0,
        unchanged: rows.length,
      });
      done += 1;
    }
    expect(done).toBe(files.length);
  } finally {
    await core.close();
  }
}, 300_000);
