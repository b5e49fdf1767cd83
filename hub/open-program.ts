import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { CityPackError } from './city/city-pack-error.ts';
import { loadCityPack } from './city/load-city-pack.ts';
import { readPackFile } from './city/pack-file.ts';
import { openCore } from './open-core.ts';
import { StartRefusal } from './start-refusal.ts';
import { joinPostgres } from './storage/embedded-postgres.ts';
import type { HubCore } from './write/hub-core.ts';

const CITIES = fileURLToPath(new URL('../resources/cities', import.meta.url));

/** A program beside the hub, such as the import: the same database, with or without a hub running on it. */
export interface Program {
  readonly core: HubCore;
  readonly dataFolder: string;
  /** A file of the city's folder that only this program reads. Throws CityPackError, which names file and line. */
  readCityFile<T>(file: string, root: string, schema: z.ZodType<T>): Promise<T>;
  /** Ends its connections, and the database if it was started for this. */
  close(): Promise<void>;
}

/** The environment of the process: DATABASE_URL, DESK311_DATA, DESK311_CITY as the hub reads them. */
export type ProgramSettings = Readonly<Record<string, string | undefined>>;

/**
 * Joins the database that the settings name (an empty one counts as none): DATABASE_URL, or the one in the data
 * folder, which is started when no hub runs on it. Throws StartRefusal or CityPackError for what a person can put right.
 */
export async function openProgram(settings: ProgramSettings, log: (line: string) => void): Promise<Program> {
  const dataFolder = resolve(settings['DESK311_DATA'] || '.desk311');
  const city = settings['DESK311_CITY'] || 'los-angeles';
  const cityFolder = join(CITIES, city);
  if (!/^[a-z-]+$/.test(city) || !existsSync(cityFolder)) {
    throw new StartRefusal(`There is no city "${city}": set DESK311_CITY to a folder in ${CITIES}.`);
  }
  const pack = await loadCityPack(cityFolder, dataFolder);
  try {
    await mkdir(dataFolder, { recursive: true });
  } catch {
    throw new StartRefusal(
      `The folder ${dataFolder} can't be made: set DESK311_DATA to one this user may write to.`,
    );
  }
  const postgres = settings['DATABASE_URL']
    ? { url: settings['DATABASE_URL'], stop: async () => {} }
    : await joinPostgres({ folder: join(dataFolder, 'postgres'), log });
  try {
    const core = await openCore({ databaseUrl: postgres.url, pack, log, poolSize: 4 });
    return {
      core,
      dataFolder,
      readCityFile: async (file, root, schema) => {
        const reading = await readPackFile(cityFolder, file, root, schema);
        if (!reading.ok) throw new CityPackError(cityFolder, reading.problems);
        return reading.file.value;
      },
      close: async () => {
        await core.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** What to print when a program ends by an error: one sentence for what was to be expected, all of it for a bug. */
export function complaint(error: unknown): unknown {
  return error instanceof StartRefusal || error instanceof CityPackError ? error.message : error;
}
