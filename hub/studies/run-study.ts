import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Db } from '../storage/database.ts';
import type { StudyResult } from '../../shared/contract/study.ts';
import type { FromStudy, StudyPage, StudyTask, ToStudy } from './study-task.ts';

/** How often the database is told how far it is, and asked whether it is still wanted, milliseconds. */
const BEAT = 250;

export interface StudyWork {
  readonly id: string;
  readonly task: StudyTask;
  readonly pages: AsyncGenerator<StudyPage>;
  /** How many there are to look at. */
  readonly total: number;
  /** Adds to the result what only the database knows. */
  whole(result: StudyResult): Promise<StudyResult>;
}

/** Says how far a study is; false when it is not wanted any more. */
async function beat(db: Db, id: string, { done, total }: { done: number; total: number }): Promise<boolean> {
  const row = await db
    .updateTable('studies')
    .set({ done, total, seen_at: sql`now_ms()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Works on a study in a thread of its own, so that the hub goes on meanwhile, and keeps what comes of it. Resolves when
 * it has ended in whatever way; rejects after it was noted as failed.
 */
export async function runStudy(db: Db, work: StudyWork, stopping: AbortSignal): Promise<void> {
  const { id, task, pages } = work;
  const worker = new Worker(new URL('./study.worker.ts', import.meta.url), {
    name: 'desk311 study',
    workerData: task,
  });
  const progress = { done: 0, total: work.total };
  const wanted = new AbortController();
  const unwanted = AbortSignal.any([wanted.signal, stopping]);
  let taken = () => {};
  const nextTaken = () => new Promise<void>((resolve) => (taken = resolve));
  const result = new Promise<FromStudy & { say: 'result' }>((resolve, reject) => {
    worker.on('message', (said: FromStudy) => {
      if (said.say === 'taken') taken();
      else if (said.say === 'result') resolve(said);
      else Object.assign(progress, { done: said.done, total: said.total });
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread of a study has ended')));
    unwanted.addEventListener('abort', () => reject(new Error('a study is not wanted any more')));
  });
  // Whoever waits below hears of it; nobody else has to.
  result.catch(() => null);
  const beating = setInterval(() => {
    void beat(db, id, progress).then(
      (isWanted) => isWanted || wanted.abort(),
      // The next beat may get through; without any the study counts as lost.
      () => null,
    );
  }, BEAT);
  const tell = (told: ToStudy) => worker.postMessage(told);
  try {
    for await (const page of pages) {
      if (unwanted.aborted) return;
      const isTaken = nextTaken();
      tell({ page });
      await Promise.race([isTaken, result]);
      // What is replayed is only gathered here; the thread says how far it is.
      if (page.kind === 'try-triggers') progress.done += page.cases.length;
    }
    tell({ end: true });
    const found = await work.whole((await result).result);
    progress.done = progress.total;
    await db
      .updateTable('studies')
      .set({ ...progress, state: 'done', result: JSON.stringify(found), seen_at: sql`now_ms()` })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  } catch (error) {
    if (unwanted.aborted) return;
    await db.updateTable('studies').set({ state: 'failed' }).where('id', '=', id).execute();
    throw error;
  } finally {
    clearInterval(beating);
    await worker.terminate();
  }
}
