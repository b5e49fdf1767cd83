import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CACHE_SCHEMA } from '../../../electron/core/store/cache-schema.ts';
import { StartRefusal } from '../../../hub/start-refusal.ts';
import type { CityYear, MadeCase } from '../city-year/city-year.ts';
import type { BenchStage } from '../bench-stage.ts';
import { BENCH_KEY, fillBenchDesk, showMaking, type BenchDesk } from './bench-desk.ts';

/** What lies beside a kept desk: for which city it was filled, and what filling it came to. */
const keptDesk = z.object({
  schema: z.literal(CACHE_SCHEMA),
  cases: z.int(),
  seed: z.int(),
  months: z.int().default(12),
  buildSeconds: z.number(),
  indexMegabytes: z.number(),
  fileMegabytes: z.number(),
});

const RECORD = 'bench-desk.json';
const STORES = 'stores';

/**
 * The desk kept in a folder by an earlier run, or, when the folder has none, a new one that is kept there. What is
 * measured changes it, so it is a copy. @param seen told each case of the year
 */
export async function keptOrFilled(
  stage: BenchStage,
  year: CityYear,
  {
    folder,
    seed,
    months,
  }: { readonly folder: string | null; readonly seed: number; readonly months: number },
  seen: (made: MadeCase) => void,
): Promise<BenchDesk> {
  if (folder === null) return fillBenchDesk(stage, year, seen);
  const record = join(folder, RECORD);
  if (!existsSync(record)) {
    const desk = await fillBenchDesk(stage, year, seen);
    await mkdir(folder, { recursive: true });
    await rm(join(folder, STORES), { recursive: true, force: true });
    await cp(desk.folder, join(folder, STORES), { recursive: true });
    const { buildSeconds, indexMegabytes, fileMegabytes } = desk;
    const kept: z.output<typeof keptDesk> = {
      schema: CACHE_SCHEMA,
      cases: year.cases,
      seed,
      months,
      buildSeconds,
      indexMegabytes,
      fileMegabytes,
    };
    await writeFile(record, JSON.stringify(kept));
    return desk;
  }
  const read = keptDesk.safeParse(JSON.parse(await readFile(record, 'utf8')));
  if (
    !read.success ||
    read.data.cases !== year.cases ||
    read.data.seed !== seed ||
    read.data.months !== months
  ) {
    throw new StartRefusal(
      `The desk kept in ${folder} is of another city or version. Give --desk another folder, or remove that one.`,
    );
  }
  const copy = join(await stage.folder('desk'), STORES);
  await cp(join(folder, STORES), copy, { recursive: true });
  await showMaking(stage, year, seen);
  return { ...read.data, folder: copy, key: BENCH_KEY, isKept: true };
}
