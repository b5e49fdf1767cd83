import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { profileName } from '../../electron/core/session/profile-folder.ts';
import { cachePath } from '../../electron/core/store/open-stores.ts';
import { showProgress } from '../../hub/show-progress.ts';
import { PASSWORD } from '../demo-city.ts';
import { startDesk, type DeskProgram } from '../desk-program.ts';
import type { BenchCity } from './bench-city.ts';
import type { BenchStage } from './bench-stage.ts';
import { longestDelay, startWatched } from './loop-watch.ts';
import { diskMegabytes } from './search/index-size.ts';

/** A console that holds everything its person may see. */
export interface FilledBench {
  readonly desk: DeskProgram;
  readonly profileFolder: string;
  /** From signed in to live. */
  readonly seconds: number;
  /** The longest that the console's main thread was busy meanwhile, in milliseconds; null when it was not told. */
  readonly longestDelay: number | null;
}

const LOOK_EVERY = 25;
/** A fill that gets no further for so long has failed, milliseconds. */
const STUCK = 120_000;

/** Starts a console, signs in and waits until it is live. */
export async function fillDesk(
  stage: BenchStage,
  { hub, cases }: BenchCity,
  { name, login }: { readonly name: string; readonly login: string },
): Promise<FilledBench> {
  const folder = await stage.folder(name);
  const delays = join(folder, 'loop-delays');
  const desk = await stage.begin(
    () => startWatched(delays, () => startDesk(folder, hub.url)),
    (program) => program.kill(),
  );
  await desk.ask('session.sign-in', { login, password: PASSWORD });
  const bar = showProgress(`Fill, ${name}`.padEnd(13));
  const [from, started] = [Date.now(), performance.now()];
  let [held, changed] = [-1, started];
  for (;;) {
    const now = await desk.ask('connection.get', {});
    bar.update(Math.min(now.cases, cases), cases, () => `${now.cases.toLocaleString('en-US')} cases`);
    if (now.state.name === 'live' && now.cases >= cases) break;
    if (now.cases !== held) [held, changed] = [now.cases, performance.now()];
    if (performance.now() - changed > STUCK) {
      throw new Error(`the console got no further than ${JSON.stringify(now)}\n${desk.output()}`);
    }
    await wait(LOOK_EVERY);
  }
  bar.stop();
  const seconds = (performance.now() - started) / 1_000;
  return {
    desk,
    profileFolder: join(folder, 'console', profileName(hub.url, login)),
    seconds,
    longestDelay: longestDelay(delays, from, Date.now()),
  };
}

/** What a console's cache takes on the disk, in MB, its write-ahead log included. */
export function cacheSize({ profileFolder }: FilledBench): number {
  return diskMegabytes(cachePath(profileFolder));
}
