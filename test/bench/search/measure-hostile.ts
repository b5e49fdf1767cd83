import { showProgress } from '../../../hub/show-progress.ts';
import { seededRandom } from '../../../hub/demo/random.ts';
import type { BenchStage } from '../bench-stage.ts';
import type { DeskReader } from './desk-reader.ts';
import { hostileQuery } from './hostile-queries.ts';

export interface HostileMeasured {
  readonly asked: number;
  /** How many were answered with an error, and the first of them in words. */
  readonly errors: number;
  readonly firstError: string | null;
  /** How many took longer than `SLOW`. */
  readonly slow: number;
  readonly slowest: number;
  /** The beginning of the slowest. */
  readonly slowestText: string;
}

/** A person notices, milliseconds. */
export const SLOW = 50;
/** Then it ends, however many were asked; milliseconds. */
const LONGEST = 1_800_000;
const SHOWN = 60;

/** Asks a desk what nobody should; none may fail, none may be slow. */
export async function measureHostile(
  stage: BenchStage,
  reader: DeskReader,
  seed: number,
  queries: number,
): Promise<HostileMeasured> {
  const random = seededRandom(seed, 'hostile');
  const bar = showProgress('Hostile      ');
  const started = performance.now();
  let [asked, errors, slow, slowest] = [0, 0, 0, 0];
  let firstError: string | null = null;
  let slowestText = '';
  while (asked < queries && performance.now() - started < LONGEST && !stage.isClearing()) {
    const text = hostileQuery(random);
    let took = 0;
    try {
      took = (await reader.search(text)).tookMs;
    } catch (error) {
      errors += 1;
      firstError ??= `${JSON.stringify(text.slice(0, SHOWN))}: ${error instanceof Error ? error.message : String(error)}`;
    }
    asked += 1;
    if (took > SLOW) slow += 1;
    if (took > slowest) [slowest, slowestText] = [took, JSON.stringify(text.slice(0, SHOWN))];
    bar.update(asked, queries, () => `${asked.toLocaleString('en-US')} queries`);
  }
  bar.stop();
  return { asked, errors, firstError, slow, slowest, slowestText };
}
