import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { PRACTICE } from '../../electron/core/desk/make-ready.ts';
import { readerTasks } from '../../electron/core/desk/reader-tasks.ts';
import { writerTasks } from '../../electron/core/desk/writer-tasks.ts';
import { applyPage } from '../../electron/core/store/apply-page.ts';
import { readCacheMeta } from '../../electron/core/store/cache-meta.ts';
import { beginFill, endFill } from '../../electron/core/store/fill-mode.ts';
import { openCache } from '../../electron/core/store/open-stores.ts';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import type { SearchAnswer } from '../../shared/contract/search-view.ts';
import { cityOf } from '../../shared/domain/city.ts';
import { accountId, caseId } from '../../shared/domain/ids.ts';
import { startKeeper } from './keeper.ts';
import { openRowIds } from './row-ids.ts';
import { caseRowInput, idOf, rowItem, serviceFinder, type CaseRowInput } from './row-case.ts';

const PAGE = 2_000;
/** The file lies in a folder of whoever measures; the key is no secret. */
const KEY = new Uint8Array(32).fill(7);
const PHONE_KEY = '5a'.repeat(32);
const LOS_ANGELES = join(import.meta.dirname, '../../resources/cities/los-angeles');

/** A row that can't be read, with its place among the rows. */
export class UnreadableRow extends Error {
  constructor(at: number, why: string) {
    super(`Row ${at} can't be read: ${why}. Correct it and load again; nothing after it was loaded.`);
    this.name = 'UnreadableRow';
  }
}

/** The console's own cache and search over rows of any data set, encrypted on disk, in this thread. */
export interface RowDesk {
  /** Adds rows, or changes those whose id is known. Later rows of an id win. */
  load(rows: Iterable<CaseRowInput>, progress?: (loaded: number) => void): void;
  /** Takes rows away by their ids. */
  remove(ids: Iterable<string>): void;
  /**
   * Brings the index to rest after loading, has a large desk ask itself some questions and its file kept in memory, as the
   * console does after signing in; worth calling before times are taken of a folder that was filled earlier too.
   */
  settle(): void;
  /** The answer of the search box, with at most `limit` cases; `rowIds` are the ids of the cases' rows, best first. */
  search(text: string, limit?: number): SearchAnswer & { readonly rowIds: readonly string[] };
  close(): void;
}

/** Opens the rows of a folder, or makes it. @param now the desk's clock: for overdue, last week... */
export async function openRowDesk(folder: string, now: number): Promise<RowDesk> {
  mkdirSync(folder, { recursive: true });
  const pack = await loadCityPack(LOS_ANGELES, null);
  const city = cityOf(pack);
  const find = serviceFinder(city);
  const writer = writerTasks();
  const opened = writer.open({ folder, key: KEY, maxPages: null, now });
  if (!opened.ok) throw new Error(opened.failure.message);
  writer.putCatalogue({ body: new TextEncoder().encode(JSON.stringify({ pack })).buffer });
  const { id, name, timeZone } = pack.city;
  const account = {
    id: accountId.parse(idOf('account')),
    login: 'rows',
    name: 'Rows',
    role: 'supervisor' as const,
    department: null,
    unit: null,
  };
  writer.keepSession({
    session: { token: null, account, city: id, cityName: name, timeZone, scope: 'rows', phoneKey: PHONE_KEY },
  });
  writer.close();

  const cache = openCache(folder, KEY).db;
  const reader = readerTasks();
  reader.open({ folder, key: KEY });
  const rowIds = openRowIds(folder);
  let covered = readCacheMeta(cache)?.cursor ?? 0;
  let filling = covered === 0;
  let keeper: Worker | null = null;
  if (filling) beginFill(cache);

  const apply = (items: Parameters<typeof applyPage>[1]['items']) => {
    covered += items.length;
    applyPage(cache, {
      epoch: 'rows',
      scope: 'rows',
      catalogueVersion: pack.version,
      directoryVersion: 1,
      coversUpTo: covered,
      head: covered,
      remaining: 0,
      asOf: now,
      items,
    });
  };

  return {
    load(rows, progress) {
      let items: Parameters<typeof apply>[0] = [];
      let ids: [caseId: string, rowId: string][] = [];
      let at = 0;
      const put = () => {
        rowIds.put(ids);
        apply(items);
        [items, ids] = [[], []];
      };
      for (const row of rows) {
        at += 1;
        const read = caseRowInput.safeParse(row);
        if (!read.success) {
          const [issue] = read.error.issues;
          throw new UnreadableRow(at, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
        }
        ids.push([idOf('case', read.data.id), read.data.id]);
        items.push(rowItem(read.data, covered + items.length + 1, city, find, PHONE_KEY));
        if (items.length < PAGE) continue;
        put();
        progress?.(at);
      }
      if (items.length > 0) put();
      progress?.(at);
    },
    remove(ids) {
      apply(
        [...ids].map((one, at) => ({
          kind: 'gone',
          feedNo: covered + at + 1,
          caseId: caseId.parse(idOf('case', one)),
        })),
      );
    },
    settle() {
      if (filling) endFill(cache);
      filling = false;
      keeper ??= startKeeper(folder);
      const { cases, worth, limit } = PRACTICE;
      for (const text of reader.practiceTexts({ now, cases, worth }) ?? [])
        reader.search({ now, text, limit, near: null });
    },
    search(text, limit = 20) {
      const answer = reader.search({ now, text, limit, near: null });
      if (answer === null) throw new Error('the folder holds no rows yet: load some first');
      const rows = answer.hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row] : []));
      return { ...answer, rowIds: rows.map((row) => rowIds.of(row.id) ?? row.number ?? row.id) };
    },
    close() {
      void keeper?.terminate();
      reader.close();
      cache.close();
      rowIds.close();
    },
  };
}
