import { setImmediate } from 'node:timers/promises';
import type { FeedItem } from '../../../shared/contract/case-record.ts';
import type { FeedPage } from '../../../shared/contract/hub-protocol.ts';
import { writerTasks } from '../../../electron/core/desk/writer-tasks.ts';
import { applyPage } from '../../../electron/core/store/apply-page.ts';
import { beginFill, endFill } from '../../../electron/core/store/fill-mode.ts';
import { openEncrypted } from '../../../electron/core/store/open-encrypted.ts';
import { cachePath, openCache } from '../../../electron/core/store/open-stores.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { bodyOf } from '../../filled-desk.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import type { CityYear, MadeCase } from '../city-year/city-year.ts';
import type { BenchStage } from '../bench-stage.ts';
import { diskMegabytes, indexMegabytes } from './index-size.ts';

/** Stores of one person with a city's year in them, closed. */
export interface BenchDesk {
  readonly folder: string;
  readonly key: Uint8Array;
  /** Spent in the console's own code; making the cases is not counted. */
  readonly buildSeconds: number;
  readonly indexMegabytes: number;
  readonly fileMegabytes: number;
  /** Filled by an earlier run. */
  readonly isKept: boolean;
}

/** It lies in a folder of whoever measures, and is no secret. */
export const BENCH_KEY = new Uint8Array(32).fill(9);

const PAGE = 2_000;

/** A page of the feed that covers up to a place of it. */
export function pageOf(items: readonly FeedItem[], coversUpTo: number, head: number, asOf: number): FeedPage {
  return {
    epoch: 'bench',
    scope: 'bench',
    catalogueVersion: '1',
    directoryVersion: 1,
    coversUpTo,
    head,
    remaining: Math.max(0, head - coversUpTo),
    asOf,
    items: [...items],
  };
}

function signIn(folder: string, key: Uint8Array, { city, phoneKey }: CityYear): void {
  const writer = writerTasks();
  const opened = writer.open({ folder, key, maxPages: null, now: 0 });
  if (!opened.ok) throw new Error(opened.failure.message);
  const kept = writer.putCatalogue({ body: bodyOf({ pack: city.pack }) });
  if (kept.status !== 'kept') throw new Error(kept.why);
  const { id, name, timeZone } = city.pack.city;
  writer.keepSession({
    session: {
      token: null,
      account: BENCH_ACCOUNT,
      city: id,
      cityName: name,
      timeZone,
      scope: 'bench',
      phoneKey,
    },
  });
  writer.close();
}

/** Makes the cases of a year again, for who must know them. */
export async function showMaking(
  stage: BenchStage,
  year: CityYear,
  seen: (made: MadeCase) => void,
): Promise<void> {
  const bar = showProgress('Making cases ');
  for (let at = 0; at < year.cases; at += 1) {
    seen(year.caseAt(year.toldAt(at)));
    if (at % PAGE !== 0) continue;
    bar.update(at, year.cases, () => `${at.toLocaleString('en-US')} cases`);
    await setImmediate();
    if (stage.isClearing()) throw new Error('the stage is being cleared');
  }
  bar.stop();
}

/** Fills a desk's stores with a year through the console's own code. @param seen told each case as it goes in */
export async function fillBenchDesk(
  stage: BenchStage,
  year: CityYear,
  seen: (made: MadeCase) => void,
): Promise<BenchDesk> {
  const folder = await stage.folder('desk');
  const key = BENCH_KEY;
  signIn(folder, key, year);
  const cache = await stage.begin(
    async () => openCache(folder, key).db,
    async (db) => db.close(),
  );
  const bar = showProgress('Fill, Desk311');
  let spent = 0;
  const timed = (work: () => unknown) => {
    const started = performance.now();
    work();
    spent += performance.now() - started;
  };
  timed(() => beginFill(cache));
  for (let from = 0; from < year.cases; from += PAGE) {
    const to = Math.min(from + PAGE, year.cases);
    const items: FeedItem[] = [];
    for (let at = from; at < to; at += 1) {
      const made = year.caseAt(year.toldAt(at));
      seen(made);
      items.push({ ...made.item, feedNo: at + 1 });
    }
    const page = pageOf(items, to, year.cases, year.end);
    timed(() => applyPage(cache, page));
    bar.update(to, year.cases, () => `${to.toLocaleString('en-US')} cases`);
    // So that a Ctrl+C is heard.
    await setImmediate();
    if (stage.isClearing()) throw new Error('the stage is being cleared');
  }
  timed(() => endFill(cache));
  bar.stop();
  cache.close();
  const reading = openEncrypted(cachePath(folder), key);
  reading.pragma('wal_checkpoint(TRUNCATE)');
  const index = indexMegabytes(reading);
  reading.close();
  return {
    folder,
    key,
    buildSeconds: spent / 1_000,
    indexMegabytes: index,
    fileMegabytes: diskMegabytes(cachePath(folder)),
    isKept: false,
  };
}
