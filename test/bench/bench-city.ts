import { openProgram } from '../../hub/open-program.ts';
import { demoPlacesFile } from '../../hub/demo/demo-places.ts';
import { demoWorld, type DemoWorld } from '../../hub/demo/demo-world.ts';
import { makeAccounts, seedDemoCity } from '../../hub/demo/seed-demo-city.ts';
import { showProgress } from '../../hub/show-progress.ts';
import type { HubCore } from '../../hub/write/hub-core.ts';
import { startHub, type HubProgram } from '../hub-program.ts';
import type { BenchOptions } from './bench.ts';
import type { BenchStage } from './bench-stage.ts';
import { benchDatabase } from './bench-database.ts';

/** A hub on a database of its own, with a city in it. */
export interface BenchCity {
  readonly databaseUrl: string;
  readonly hub: HubProgram;
  /** The same hub from within, in this process. */
  readonly core: HubCore;
  readonly world: DemoWorld;
  /** Cases there are; a story that has begun is told to its end, so it can be a few more than asked for. */
  readonly cases: number;
  /** How long they took to make, accounts not counted. */
  readonly seconds: number;
}

/** Starts PostgreSQL as a hub starts its own, a hub on it, and fills the demo city. */
export async function openBenchCity(
  stage: BenchStage,
  { cases, seed }: Pick<BenchOptions, 'cases' | 'seed'>,
): Promise<BenchCity> {
  const databaseUrl = await benchDatabase(stage);
  const folder = await stage.folder('hub');
  const hub = await stage.begin(
    () => startHub(databaseUrl, folder),
    (program) => program.kill(),
  );
  const program = await stage.begin(
    () => openProgram({ DATABASE_URL: databaseUrl, DESK311_DATA: folder }, () => {}),
    (opened) => opened.close(),
  );
  const places = await program.readCityFile('demo-places.json', '', demoPlacesFile);
  const world = demoWorld(program.core.city, places, seed, Date.now());
  await makeAccounts(program.core, world);

  const bar = showProgress('Demo city    ');
  const started = performance.now();
  const made = await seedDemoCity(program.core, world, {
    cases,
    progress: (so) => bar.update(Math.min(so, cases), cases, () => `${so.toLocaleString('en-US')} cases`),
    stopAsked: stage.isClearing,
  }).finally(() => bar.stop());
  return {
    databaseUrl,
    hub,
    core: program.core,
    world,
    cases: made,
    seconds: (performance.now() - started) / 1_000,
  };
}
