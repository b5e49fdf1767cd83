import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../../../hub/import/import-file.ts';
import { layouts } from '../../../hub/import/layout.ts';
import { refusalReport } from '../../../hub/import/refusal-report.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';

const LAYOUTS = join(import.meta.dirname, '../../../resources/cities/los-angeles/import-layouts.json');
/** Files of the city's open data that hold whole days of all its requests. */
const FILES = ['la_2017_dec.csv.gz', 'la_2020_jan.csv.gz', 'la_2022_sep_api.csv.gz'];

export interface RealFile {
  readonly name: string;
  readonly cases: readonly CaseFacts[];
}

/** The city's real requests as the import makes them, file by file; none where the folder has no such files. */
export async function realCases(city: City, folder: string): Promise<RealFile[]> {
  const known = layouts.parse(JSON.parse(await readFile(LAYOUTS, 'utf8')));
  const now = new Date();
  const work = await mkdtemp(join(tmpdir(), 'desk311-real-'));
  try {
    const found: RealFile[] = [];
    for (const name of FILES) {
      const path = join(folder, name);
      if (!existsSync(path)) continue;
      const cases: CaseFacts[] = [];
      const report = refusalReport(join(work, name), path, now);
      await importFile(path, {
        city,
        layouts: known,
        now: now.getTime(),
        record: async (records) => {
          cases.push(...records);
          return { taken: records.length, updated: 0, unchanged: 0 };
        },
        report,
        progress: () => undefined,
        stopAsked: () => false,
      });
      await report.close();
      found.push({ name, cases });
    }
    return found;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
