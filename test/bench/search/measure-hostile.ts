import { setImmediate } from 'node:timers/promises';
import { readerTasks } from '../../../electron/core/desk/reader-tasks.ts';
import { worked } from '../../../electron/core/search/effort.ts';
import { cachePath } from '../../../electron/core/store/open-stores.ts';
import { warmFile } from '../../../electron/core/store/warm-file.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { seededRandom } from '../../../hub/demo/random.ts';
import type { BenchStage } from '../bench-stage.ts';
import { ASKED_FOR } from '../peer-engine.ts';
import type { BenchDesk } from './bench-desk.ts';
import { hostileQuery } from './hostile-queries.ts';
import type { SearchQuery } from './search-query.ts';

export interface HostileMeasured {
  readonly asked: number;
  /** How many were answered with an error, and the first of them in words. */
  readonly errors: number;
  readonly firstError: string | null;
  /** How many took longer than `SLOW` by the clock, and for how many of these the thread itself worked so long. */
  readonly slow: number;
  readonly slowWorked: number;
  readonly slowest: number;
  /** Longest that the thread worked for one, in steps of the system's clock. */
  readonly mostWorked: number;
  /** The beginning of the slowest. */
  readonly slowestText: string;
}

/** A person notices, milliseconds. */
export const SLOW = 50;
/** Then it ends, however many were asked; milliseconds. */
const LONGEST = 1_800_000;
const SHOWN = 60;
const SHOWN_EVERY = 200;

/**
 * Asks a desk what nobody should; none may fail, none may be slow. The console's reader is run in this thread, so that
 * its own time can be told beside the clock's: a disk that is waited for is not what a query is to blame for.
 * @param warm asked before anything counts
 */
export async function measureHostile(
  stage: BenchStage,
  { folder, key }: BenchDesk,
  now: number,
  warm: readonly SearchQuery[],
  { seed, queries }: { readonly seed: number; readonly queries: number },
): Promise<HostileMeasured> {
  const reader = await stage.begin(
    async () => readerTasks(),
    async (tasks) => tasks.close(),
  );
  reader.open({ folder, key });
  // As the console does after signing in.
  await warmFile(cachePath(folder), new AbortController().signal);
  const search = (text: string) => reader.search({ now, text, limit: ASKED_FOR, near: null });
  for (const { text } of warm) search(text);
  const random = seededRandom(seed, 'hostile');
  const bar = showProgress('Hostile      ');
  const started = performance.now();
  let [asked, errors, slow, slowWorked, slowest, mostWorked] = [0, 0, 0, 0, 0, 0];
  let firstError: string | null = null;
  let slowestText = '';
  while (asked < queries && performance.now() - started < LONGEST && !stage.isClearing()) {
    const text = hostileQuery(random);
    const [began, workedBefore] = [performance.now(), worked()];
    try {
      search(text);
    } catch (error) {
      errors += 1;
      firstError ??= `${JSON.stringify(text.slice(0, SHOWN))}: ${error instanceof Error ? error.message : String(error)}`;
    }
    const [took, work] = [performance.now() - began, worked() - workedBefore];
    asked += 1;
    if (took > SLOW) slow += 1;
    if (took > SLOW && work > SLOW) slowWorked += 1;
    mostWorked = Math.max(mostWorked, work);
    if (took > slowest) [slowest, slowestText] = [took, JSON.stringify(text.slice(0, SHOWN))];
    // What keeps the file in memory (desk-reader.ts) has its turn.
    await setImmediate();
    if (asked % SHOWN_EVERY === 0)
      bar.update(asked, queries, () => `${asked.toLocaleString('en-US')} queries`);
  }
  bar.stop();
  return { asked, errors, firstError, slow, slowWorked, slowest, mostWorked, slowestText };
}
