import { Worker } from 'node:worker_threads';
import { cachePath } from '../../electron/core/store/open-stores.ts';

/**
 * Keeps a desk's cache in memory as the console does, in a thread of its own: a script that asks or judges without a pause
 * would keep it waiting. The script may end all the same.
 * @param folder of the desk
 */
export function startKeeper(folder: string): Worker {
  const keeper = new Worker(new URL('keep-warm.worker.ts', import.meta.url), {
    workerData: cachePath(folder),
  });
  keeper.unref();
  return keeper;
}
