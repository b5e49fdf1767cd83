import type { SearchAnswer } from '../../../shared/contract/search-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { makeReady } from '../../../electron/core/desk/make-ready.ts';
import { startReaders } from '../../../electron/core/desk/readers.ts';
import { startKeeper } from '../../rows/keeper.ts';
import type { BenchStage } from '../bench-stage.ts';
import { ASKED_FOR } from '../peer-engine.ts';
import type { BenchDesk } from './bench-desk.ts';

/** The console's readers in their own threads, as the console runs them. */
export interface DeskReader {
  /** @param near the case on screen, if there is one */
  search(text: string, near?: CaseId): Promise<SearchAnswer>;
  /** Reads a case that the desk holds, with all that its page shows. */
  open(id: CaseId): Promise<void>;
  /** Reads what a queue has on screen: a page of the open cases. */
  list(): Promise<void>;
  /** Counts the lists. */
  counts(): Promise<void>;
}

/** Rows a queue asks for at a time. */
const ON_SCREEN = 50;

/** Opens the readers on a desk's stores, and has them made ready as the console does after signing in. @param now what the desk's clock says */
export async function openDeskReader(
  stage: BenchStage,
  { folder, key }: BenchDesk,
  now: number,
): Promise<DeskReader> {
  const reader = await stage.begin(
    async () => startReaders(() => undefined),
    (client) => client.stop(),
  );
  await reader.ask('open', { folder, key });
  const { signal } = new AbortController();
  await makeReady({ folder, reader, now: () => now, pause: 0, signal });
  await stage.begin(
    async () => startKeeper(folder),
    (keeper) => keeper.terminate(),
  );
  return {
    async search(text, near) {
      const answer = await reader.ask('search', { now, text, limit: ASKED_FOR, near: near ?? null });
      if (answer === null) throw new Error('the desk has no catalogue to search with');
      return answer;
    },
    async open(id) {
      const answer = await reader.ask('showCase', { now, id });
      if (answer?.shown === undefined || answer.shown === null) throw new Error(`the desk has no case ${id}`);
    },
    async list() {
      const query = { list: 'open', sort: 'due', filter: '', offset: 0, limit: ON_SCREEN } as const;
      await reader.ask('list', { now, query });
    },
    async counts() {
      await reader.ask('counts', { now });
    },
  };
}
