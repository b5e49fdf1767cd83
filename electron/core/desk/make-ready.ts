import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../../../shared/domain/instant.ts';
import { cachePath } from '../store/open-stores.ts';
import { warmFile } from '../store/warm-file.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import type { ReaderTasks } from './reader-tasks.ts';

/** What a reader asks itself. */
export const PRACTICE = {
  /** For about so many cases, in some thirty ways each: 2,000 questions, 2 seconds' work. */
  cases: 60,
  /** A desk of fewer cases answers at once as it is. */
  worth: 50_000,
  /** As many answers as the search box asks for. */
  limit: 20,
  /** After so many questions the first case found is opened. */
  opens: 20,
} as const;

export interface Readying {
  readonly folder: string;
  readonly reader: Pick<WorkerClient<ReaderTasks>, 'ask'>;
  readonly now: () => Instant;
  /** Milliseconds between two questions, in which others have their turn. */
  readonly pause: number;
  readonly signal: AbortSignal;
  /** A desk with fewer cases asks itself nothing. */
  readonly worth?: number;
}

/**
 * Makes a desk ready to answer, beside all else: its cache is brought into memory, and its reader asks itself questions
 * about what it holds and opens some of what it finds, so that a person's first questions take as long as later ones. Nothing of it is kept. Resolves
 * with how many questions were asked.
 * @throws what the file system or the reader says
 */
export async function makeReady({
  folder,
  reader,
  now,
  pause,
  signal,
  worth = PRACTICE.worth,
}: Readying): Promise<number> {
  await warmFile(cachePath(folder), signal);
  if (signal.aborted) return 0;
  const texts = (await reader.ask('practiceTexts', { now: now(), cases: PRACTICE.cases, worth })) ?? [];
  let asked = 0;
  for (const text of texts) {
    if (signal.aborted) break;
    const answer = await reader.ask('search', { now: now(), text, limit: PRACTICE.limit, near: null });
    const found = asked % PRACTICE.opens === 0 && answer?.hits.find((hit) => hit.kind === 'case');
    if (found) await reader.ask('showCase', { now: now(), id: found.row.id });
    asked += 1;
    if (pause > 0) await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
  return asked;
}
