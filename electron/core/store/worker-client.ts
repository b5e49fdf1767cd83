import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreFault } from './store-fault.ts';
import type { FromWorker, TaskInput, TaskOutput, Tasks, ToWorker } from './worker-messages.ts';

/** Asks a worker; the calling thread never waits for the disk. */
export interface WorkerClient<T extends Tasks> {
  /**
   * Rejects with a StoreFault when the store failed, with the signal's reason when the answer is no longer wanted.
   * @param transfer buffers that are handed over instead of copied
   */
  ask<N extends keyof T & string>(
    name: N,
    input: TaskInput<T, N>,
    options?: { readonly signal?: AbortSignal; readonly transfer?: readonly ArrayBuffer[] },
  ): Promise<TaskOutput<T, N>>;
  /** Ends the thread; what is still asked for is rejected. */
  stop(): Promise<void>;
}

/** Where a worker lies: beside this file, as TypeScript when that is run unbuilt, else as built. */
function workerFile(name: 'writer' | 'reader' | 'files'): URL {
  return new URL(`./${name}.worker${extname(import.meta.url)}`, import.meta.url);
}

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  release(): void;
}

/**
 * Megabytes for what the reader has just made. By default they grow until tidying them up holds an answer back for 5 ms;
 * so it is done more often, in under one, and takes 100 MB less.
 */
const READER_YOUNG = 6;

/** Starts a worker. `crashed` is told when it ends by itself. */
export function startWorker<T extends Tasks>(
  name: 'writer' | 'reader' | 'files',
  crashed: (error: Error) => void,
): WorkerClient<T> {
  const worker = new Worker(workerFile(name), {
    name: `desk311 ${name}`,
    ...(name === 'reader' ? { resourceLimits: { maxYoungGenerationSizeMb: READER_YOUNG } } : {}),
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;
  let stopping = false;

  const end = (error: Error) => {
    if (ended !== null) return;
    ended = error;
    for (const one of waiting.values()) {
      one.release();
      one.reject(error);
    }
    waiting.clear();
    if (!stopping) crashed(error);
  };
  worker.on('error', (error: unknown) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => end(new Error(`the ${name} ended with code ${code}`)));
  worker.on('message', (message: FromWorker) => {
    const one = waiting.get(message.id);
    if (one === undefined) return;
    waiting.delete(message.id);
    one.release();
    if (message.status === 'done') one.resolve(message.value);
    else if (message.status === 'failed') one.reject(new StoreFault(message.fault));
  });

  return {
    async ask(task, input, { signal, transfer = [] } = {}) {
      signal?.throwIfAborted();
      if (ended !== null) throw ended;
      const id = (lastId += 1);
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const forget = () => {
        waiting.delete(id);
        worker.postMessage({ kind: 'forget', id } satisfies ToWorker);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', forget, { once: true });
      waiting.set(id, { resolve, reject, release: () => signal?.removeEventListener('abort', forget) });
      worker.postMessage({ kind: 'task', id, name: task, input } satisfies ToWorker, transfer);
      return (await promise) as TaskOutput<T, typeof task>;
    },
    async stop() {
      stopping = true;
      await worker.terminate();
      end(new Error(`the ${name} was stopped`));
    },
  };
}
