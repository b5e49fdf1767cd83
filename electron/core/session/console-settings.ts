import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileWhole } from '../host/write-file-whole.ts';

/** What this desk remembers of all its people together. No secrets: anyone at the desk can read it. */
const settings = z.object({
  /** Names this installation. */
  installation: z.uuid(),
  hub: z.string().nullable(),
  cityName: z.string().nullable(),
  /** Name of the profile folder of who is signed in, to go on after a restart. */
  signedIn: z.string().nullable(),
});
export type ConsoleSettings = z.infer<typeof settings>;

export interface SettingsFile {
  get(): ConsoleSettings;
  /** Kept in memory at once; resolves when it is on disk. */
  set(change: Partial<ConsoleSettings>): Promise<void>;
}

function readSettings(path: string): ConsoleSettings | null {
  if (!existsSync(path)) return null;
  try {
    const read = settings.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    // Damaged settings cost a question at the next start, nothing else.
    return null;
  }
}

/** Reads the settings of a data folder, or begins them. */
export async function openSettings(dataFolder: string, newId: () => string): Promise<SettingsFile> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const path = join(dataFolder, 'console.json');
  let now = readSettings(path) ?? { installation: newId(), hub: null, cityName: null, signedIn: null };
  let writing = Promise.resolve();
  return {
    get: () => now,
    set(change) {
      now = { ...now, ...change };
      const text = `${JSON.stringify(now, null, 2)}\n`;
      writing = writing.then(
        () => writeFileWhole(path, text),
        () => writeFileWhole(path, text),
      );
      return writing;
    },
  };
}
