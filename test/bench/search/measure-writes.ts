import { setTimeout as wait } from 'node:timers/promises';
import { startWorker } from '../../../electron/core/store/worker-client.ts';
import type { WriterTasks } from '../../../electron/core/desk/writer-tasks.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { bodyOf } from '../../filled-desk.ts';
import type { BenchStage } from '../bench-stage.ts';
import type { CityYear } from '../city-year/city-year.ts';
import type { SearchQuery } from './search-query.ts';
import { pageOf, type BenchDesk } from './bench-desk.ts';
import type { DeskReader } from './desk-reader.ts';
import { liveChanges, type Watched } from './live-changes.ts';

export interface WritesMeasured {
  /** From asking to the answer of searches while changes were applied, milliseconds. */
  readonly searches: readonly number[];
  /** The same while a queue on screen was read again after each change too. */
  readonly besideQueue: readonly number[];
  /** Times of one page of changes in the writer, asked and answered, milliseconds. */
  readonly pages: readonly number[];
  /** Times of a page of a queue, read again whenever changes were applied, milliseconds. */
  readonly lists: readonly number[];
  /** Changes applied in a second. */
  readonly rate: number;
  /** Changes after which the new word, and the former, were looked for. */
  readonly fresh: {
    readonly asked: number;
    readonly newFound: number;
    readonly formerAsked: number;
    readonly formerGone: number;
  };
}

/** A page of changes as the hub sends it, and the case whose words are looked for. */
interface MadePage {
  readonly body: ArrayBuffer;
  readonly watched: Watched;
}

const BATCH = 20;
/** The screen has lists counted so often at most (renderer/door/listen.ts), milliseconds. */
const COUNT_EVERY = 1_000;
const BATCH_EVERY = 100;
/** The mix is asked again and again for so long, milliseconds. */
const LASTS = { thorough: 20_000, brief: 2_000 };
const FRESH = { thorough: 50, brief: 20 };

/**
 * Applies 200 changes a second in the console's own writer thread while its readers answer the mix, and what a queue on
 * screen asks for after each change.
 */
export async function measureWrites(
  stage: BenchStage,
  {
    year,
    desk,
    reader,
    mix,
  }: {
    readonly year: CityYear;
    readonly desk: BenchDesk;
    readonly reader: DeskReader;
    readonly mix: readonly SearchQuery[];
  },
  { seed, thorough }: { readonly seed: number; readonly thorough: boolean },
): Promise<WritesMeasured> {
  const writer = await stage.begin(
    async () => startWorker<WriterTasks>('writer', () => undefined),
    (client) => client.stop(),
  );
  const opened = await writer.ask('open', {
    folder: desk.folder,
    key: desk.key,
    maxPages: null,
    now: year.end,
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  const effort = thorough ? 'thorough' : 'brief';
  const lasts = LASTS[effort];
  const next = liveChanges(year, seed);
  let cursor = year.cases;
  const pageOfNext = (): MadePage => {
    const { items, watched } = next(BATCH);
    cursor += items.length;
    const numbered = items.map((item, at) => ({ ...item, feedNo: cursor - at }));
    return { watched, body: bodyOf(pageOf(numbered, cursor, cursor, year.end)) };
  };
  // A console is sent its changes: what making them takes is none of what is measured.
  const made = Array.from({ length: Math.ceil(lasts / BATCH_EVERY) }, pageOfNext);
  const pages: number[] = [];
  const apply = async ({ body }: MadePage): Promise<void> => {
    const started = performance.now();
    const applied = await writer.ask('applyPage', { body }, { transfer: [body] });
    pages.push(performance.now() - started);
    if (applied.status !== 'applied') throw new Error(JSON.stringify(applied));
  };

  const started = performance.now();
  const elapsed = () => performance.now() - started;
  const going = () => elapsed() < lasts && !stage.isClearing();
  const writing = async () => {
    for (const [batches, page] of made.entries()) {
      if (!going()) break;
      await apply(page);
      await wait(Math.max(0, (batches + 1) * BATCH_EVERY - elapsed()));
    }
  };
  const [searches, besideQueue]: [number[], number[]] = [[], []];
  /** The queue is on screen in the second half. */
  const isQueueShown = () => elapsed() > lasts / 2;
  const bar = showProgress('Changes      ');
  const searching = async () => {
    for (let at = 0; going(); at += 1) {
      const query = mix[at % mix.length];
      if (query === undefined) throw new Error('there is nothing to ask');
      const asked = performance.now();
      await reader.search(query.text);
      (isQueueShown() ? besideQueue : searches).push(performance.now() - asked);
      bar.update(
        Math.min(Math.round(elapsed()), lasts),
        lasts,
        () => `${pages.length * BATCH} changes, ${searches.length + besideQueue.length} searches`,
      );
    }
  };
  const lists: number[] = [];
  /** As a queue on screen does: its page when something changed, never twice at a time, the counts once a second. */
  const listing = async () => {
    let counted = 0;
    for (let seen = 0; going();) {
      if (seen === pages.length || !isQueueShown()) {
        await wait(1);
        continue;
      }
      seen = pages.length;
      const asked = performance.now();
      await reader.list();
      lists.push(performance.now() - asked);
      if (performance.now() - counted < COUNT_EVERY) continue;
      counted = performance.now();
      await reader.counts();
    }
  };
  await Promise.all([writing(), searching(), listing()]);
  const rate = (pages.length * BATCH) / (elapsed() / 1_000);
  bar.stop();

  const fresh = { asked: 0, newFound: 0, formerAsked: 0, formerGone: 0 };
  const finds = async (word: string, { id }: Watched): Promise<boolean> => {
    const { hits } = await reader.search(word);
    return hits.some((hit) => hit.kind === 'case' && hit.row.id === id);
  };
  for (; fresh.asked < FRESH[effort] && !stage.isClearing(); fresh.asked += 1) {
    const page = pageOfNext();
    await apply(page);
    const { watched } = page;
    if (await finds(watched.word, watched)) fresh.newFound += 1;
    if (watched.formerWord === null) continue;
    fresh.formerAsked += 1;
    if (!(await finds(watched.formerWord, watched))) fresh.formerGone += 1;
  }
  return { searches, besideQueue, pages, lists, rate, fresh };
}
