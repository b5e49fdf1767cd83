import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BenchStage } from '../bench-stage.ts';
import { peerWords, type PeerEngine } from '../peer-engine.ts';

/** What the thread is told; it answers with the rows that it found. */
export type MiniSearchOrder =
  | { readonly kind: 'add'; readonly documents: readonly { readonly id: number; readonly text: string }[] }
  | { readonly kind: 'ask'; readonly words: readonly string[]; readonly typing: boolean };

/** More cases take more than the 4 GB that one Node process holds as a rule. */
export const MINI_SEARCH_HOLDS = 200_000;
const MOST_MEGABYTES = Math.min(8_192, Math.floor(totalmem() / 2 ** 21));

/** MiniSearch as its manual shows it: all words wanted, the last one as a beginning, one letter in five may be wrong. */
export async function miniSearch(stage: BenchStage): Promise<PeerEngine> {
  const worker = await stage.begin(
    async () =>
      new Worker(new URL('./mini-search.worker.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      }),
    (started) => started.terminate(),
  );
  let failed: Error | null = null;
  let waiting: { resolve(rows: number[]): void; reject(error: Error): void } | null = null;
  worker.on('message', (rows: number[]) => waiting?.resolve(rows));
  worker.on('error', (error: unknown) => {
    failed = error instanceof Error ? error : new Error(String(error));
    waiting?.reject(failed);
  });
  const tell = (order: MiniSearchOrder): Promise<number[]> => {
    const { promise, resolve, reject } = Promise.withResolvers<number[]>();
    waiting = { resolve, reject };
    if (failed === null) worker.postMessage(order);
    else reject(failed);
    return promise;
  };
  return {
    name: 'MiniSearch, fuzzy 0.2',
    add: async (documents) => {
      await tell({
        kind: 'add',
        documents: documents.map(({ row, words }) => ({ id: row, text: words.join(' ') })),
      });
    },
    settle: async () => {},
    ask: async (text) => {
      const { words, typing } = peerWords(text);
      return words.length === 0 ? [] : tell({ kind: 'ask', words, typing });
    },
  };
}
