import type { Browser } from 'playwright-core';
import { showProgress } from '../../../hub/show-progress.ts';
import { openBrowser } from '../../browser.ts';
import { startDesk } from '../../desk-program.ts';
import { INTAKE_JOURNEYS, type JourneyName } from '../../screens/intake-journeys/intake-journeys.ts';
import { journeyDesk, type JourneyDesk } from '../../screens/intake-journeys/journey-desk.ts';
import type { Keystrokes } from '../../screens/keystrokes.ts';
import { openScreen } from '../../screens/screen.ts';
import { signIn } from '../../screens/stage.ts';
import { openBenchCity } from '../bench-city.ts';
import type { BenchOptions } from '../bench.ts';
import type { BenchStage } from '../bench-stage.ts';
import { buildScreens } from '../build-screens.ts';

/** Calls are made in a small city: its size changes no key. */
const CASES = 300;

/** One journey, made or not. */
interface JourneyMeasured {
  readonly name: JourneyName;
  readonly about: string;
  /** Null when it could not be made to its end. */
  readonly keystrokes: Keystrokes | null;
  /** Why it could not; null when it could. */
  readonly problem: string | null;
}

export type JourneysMeasured =
  | { readonly status: 'measured'; readonly journeys: readonly JourneyMeasured[] }
  | { readonly status: 'no-browser'; readonly because: string };

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

async function browserOf(stage: BenchStage): Promise<Browser | string> {
  try {
    return await stage.begin(openBrowser, (open) => open.close());
  } catch (error) {
    if (stage.isClearing()) throw error;
    return firstLine(error);
  }
}

async function openDesk(stage: BenchStage, browser: Browser, options: BenchOptions): Promise<JourneyDesk> {
  await buildScreens(stage);
  const { hub } = await openBenchCity(stage, { ...options, cases: CASES });
  const program = async (name: string) => {
    const folder = await stage.folder(name);
    return stage.begin(
      () => startDesk(folder, hub.url),
      (desk) => desk.stop(),
    );
  };
  const [desk, supervisor] = [await program('agent'), await program('supervisor')];
  const screen = await openScreen(browser, await desk.newAddress());
  await signIn({ screen }, 'agent');
  return journeyDesk({ desk, screen }, supervisor, null);
}

/** Makes the seven calls on the real program in a real browser, by its keyboard, and counts the keys. */
export async function measureJourneys(stage: BenchStage, options: BenchOptions): Promise<JourneysMeasured> {
  if (!options.paint) return { status: 'no-browser', because: '--no-paint was given.' };
  const browser = await browserOf(stage);
  if (typeof browser === 'string') return { status: 'no-browser', because: browser };
  const desk = await openDesk(stage, browser, options);
  const all = Object.entries(INTAKE_JOURNEYS) as [JourneyName, (typeof INTAKE_JOURNEYS)[JourneyName]][];
  const journeys: JourneyMeasured[] = [];
  const bar = showProgress('Calls        ');
  for (const [name, { about, run }] of all) {
    const broken = journeys.find(({ problem }) => problem !== null);
    if (broken !== undefined) {
      // Where one stopped in the middle, another can't begin.
      journeys.push({ name, about, keystrokes: null, problem: `Not made: ${broken.name} broke off.` });
      continue;
    }
    try {
      journeys.push({ name, about, keystrokes: await run(desk), problem: null });
    } catch (error) {
      if (stage.isClearing()) throw error;
      journeys.push({ name, about, keystrokes: null, problem: firstLine(error) });
    }
    bar.update(journeys.length, all.length, () => `${journeys.length} of ${all.length} calls`);
  }
  bar.stop();
  await browser.close();
  return { status: 'measured', journeys };
}
