import { demoPlacesFile } from '../../../hub/demo/demo-places.ts';
import { demoWorld } from '../../../hub/demo/demo-world.ts';
import type { Mechanism } from '../../../hub/demo/planting.ts';
import { makeAccounts, seedDemoCity } from '../../../hub/demo/seed-demo-city.ts';
import { openProgram, type Program } from '../../../hub/open-program.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { judgeCity } from '../../../hub/signals/judge-city.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import type { ClosingSignal } from '../../../shared/domain/signals/closing-signal.ts';
import { scoreOf } from '../../../shared/domain/signals/judge-closing.ts';
import type { BenchOptions } from '../bench.ts';
import type { BenchStage } from '../bench-stage.ts';
import { benchDatabase } from '../bench-database.ts';

/** Share of the closings asked of people that are too early. */
export const PLANTED_RATE = 0.02;

/** A closing as it is ranked, and the truth about it. */
export interface RankedClosing {
  readonly id: string;
  readonly closing: number;
  readonly closedAt: Instant;
  readonly excluded: string | null;
  readonly channel: string;
  readonly signals: readonly ClosingSignal[];
  readonly mechanism: Mechanism | null;
}

export interface PlantedCity {
  readonly cases: number;
  readonly closings: readonly RankedClosing[];
  readonly judged: number;
  readonly judgeSeconds: number;
}

/** The score by what was known so long after the closing. */
export function scoreThen({ signals, closedAt }: RankedClosing, days: number): number {
  return scoreOf(signals.filter(({ knownAt }) => knownAt <= closedAt + Math.max(days * DAY, 5 * 60_000)));
}

async function readRanked(
  { core }: Program,
  truth: ReadonlyMap<string, Mechanism>,
): Promise<RankedClosing[]> {
  const rows = await core.db
    .selectFrom('closing_signals')
    .innerJoin('cases', 'cases.id', 'closing_signals.case_id')
    .select(({ ref }) => [
      'case_id',
      'closing',
      'closing_signals.closed_at',
      'excluded',
      'signals',
      ref('cases.facts', '->>').key('channel').as('channel'),
    ])
    .execute();
  return rows.map(({ case_id, closing, closed_at, excluded, signals, channel }) => ({
    id: case_id,
    closing,
    closedAt: closed_at ?? 0,
    excluded,
    channel,
    signals,
    mechanism: truth.get(`${case_id} ${closing}`) ?? null,
  }));
}

/** Fills a city of its own with planted closings and judges all of it. */
export async function openPlantedCity(
  stage: BenchStage,
  { cases, seed }: Pick<BenchOptions, 'cases' | 'seed'>,
): Promise<PlantedCity> {
  const databaseUrl = await benchDatabase(stage);
  const folder = await stage.folder('planted');
  const program = await stage.begin(
    () => openProgram({ DATABASE_URL: databaseUrl, DESK311_DATA: folder }, () => {}),
    (opened) => opened.close(),
  );
  const { core } = program;
  const places = await program.readCityFile('demo-places.json', '', demoPlacesFile);
  const truth = new Map<string, Mechanism>();
  const world = demoWorld(core.city, places, seed, Date.now(), {
    rate: PLANTED_RATE,
    cases,
    planted: (id, closing, mechanism) => truth.set(`${id} ${closing}`, mechanism),
  });
  await makeAccounts(core, world);
  const bar = showProgress('Planted city ');
  const made = await seedDemoCity(core, world, {
    cases,
    progress: (so) => bar.update(Math.min(so, cases), cases, () => `${so.toLocaleString('en-US')} cases`),
    stopAsked: stage.isClearing,
  }).finally(() => bar.stop());
  const judging = showProgress('Judging      ');
  const started = performance.now();
  const judged = await judgeCity(core.db, core.city, {
    again: true,
    progress: (step, done, total) => judging.update(done, total, () => step),
    stopAsked: stage.isClearing,
  }).finally(() => judging.stop());
  const judgeSeconds = (performance.now() - started) / 1000;
  return { cases: made, closings: await readRanked(program, truth), judged, judgeSeconds };
}
