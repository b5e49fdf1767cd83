import type { SearchAnswer } from '../../../shared/contract/search-view.ts';
import type { ReaderTasks } from '../../../electron/core/desk/reader-tasks.ts';
import { startWorker } from '../../../electron/core/store/worker-client.ts';
import type { BenchStage } from '../bench-stage.ts';
import { ASKED_FOR } from '../peer-engine.ts';
import type { BenchDesk } from './bench-desk.ts';

/** The console's reader in its own thread, as the console runs it. */
export interface DeskReader {
  search(text: string): Promise<SearchAnswer>;
}

/** Opens the reader on a desk's stores. @param now what the desk's clock says */
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
  return {
    async search(text) {
      const answer = await reader.ask('search', { now, text, limit: ASKED_FOR, near: null });
      if (answer === null) throw new Error('the desk has no catalogue to search with');
      return answer;
    },
  };
}
