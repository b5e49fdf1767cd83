import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { settleDemoCity } from '../demo-city.ts';
import { testDatabase } from '../postgres.ts';
import { until } from '../program.ts';
import { openStage, type Stage } from './stage.ts';

/** Sizes of the demo city in tests: few, for each is made once and copied. */
type CityCases = 60 | 150 | 300 | 900;

/** The database and the files of a demo city that nobody works in: made by whoever asks first. */
async function demoCity(cases: CityCases): Promise<{ readonly database: string; readonly files: string }> {
  const folder = inject('postgresFolder');
  const files = join(folder, `city-${cases}`);
  const database = `demo_${cases}`;
  const ready = join(folder, `city-${cases}-ready`);
  const mine = await mkdir(files).then(
    () => true,
    () => false,
  );
  if (mine) {
    await settleDemoCity(await testDatabase({ name: database, keep: true }), files, cases);
    await writeFile(ready, '');
  } else {
    await until('the demo city', () => (existsSync(ready) ? true : null), 120_000);
  }
  return { database, files };
}

/** A stage with a demo city of its own: a copy of one that was made before, files and all. */
export async function openDemoStage(
  cases: CityCases,
  settings: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const { database, files } = await demoCity(cases);
  const databaseUrl = await testDatabase({ template: database });
  return openStage({ databaseUrl, bring: (home) => cp(files, home, { recursive: true }) }, settings);
}
