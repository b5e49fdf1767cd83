import type { SearchAnswer } from '../../../shared/contract/search-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { makeReady } from '../../../electron/core/desk/make-ready.ts';
import type { ReaderTasks } from '../../../electron/core/desk/reader-tasks.ts';
import { startWorker } from '../../../electron/core/store/worker-client.ts';
import type { BenchStage } from '../bench-stage.ts';
import { ASKED_FOR } from '../peer-engine.ts';
import type { BenchDesk } from './bench-desk.ts';

/** The console's reader in its own thread, as the console runs it. */
export interface DeskReader {
  search(text: string): Promise<SearchAnswer>;
  /** Reads a case that the desk holds, with all that its page shows. */
  open(id: CaseId): Promise<void>;
}

/** Opens the reader on a desk's stores, and has it made ready as the console does after signing in. @param now what the desk's clock says */
export async function openDeskReader(
  stage: BenchStage,
  { folder, key }: BenchDesk,
  now: number,
): Promise<DeskReader> {
  const reader = await stage.begin(
    async () => startWorker<ReaderTasks>('reader', () => undefined),
    (client) => client.stop(),
  );
  await reader.ask('open', { folder, key });
  const { signal } = new AbortController();
  await makeReady({ folder, reader, now: () => now, pause: 0, signal });
  return {
    async search(text) {
      const answer = await reader.ask('search', { now, text, limit: ASKED_FOR, near: null });
      if (answer === null) throw new Error('the desk has no catalogue to search with');
      return answer;
    },
    async open(id) {
      const answer = await reader.ask('showCase', { now, id });
      if (answer?.shown === undefined || answer.shown === null) throw new Error(`the desk has no case ${id}`);
    },
  };
}
