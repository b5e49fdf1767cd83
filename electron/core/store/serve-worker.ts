import { parentPort } from 'node:worker_threads';
import { faultOf } from './store-fault.ts';
import type { FromWorker, Tasks, ToWorker } from './worker-messages.ts';

/**
 * Makes this thread answer tasks, one after the other. Tasks that were forgotten while they waited are not begun: a
 * search that was typed over costs nothing.
 */
export function serveWorker(tasks: Tasks): void {
  const port = parentPort;
  if (port === null) throw new Error('this file runs as a worker');
  const waiting: Extract<ToWorker, { kind: 'task' }>[] = [];
  let running = false;

  const answer = (message: FromWorker) => port.postMessage(message);
  const runNext = async (): Promise<void> => {
    const task = waiting.shift();
    if (task === undefined) {
      running = false;
      return;
    }
    try {
      const run = tasks[task.name];
      if (run === undefined) throw new Error(`the worker has no task "${task.name}"`);
      answer({ id: task.id, status: 'done', value: await run(task.input) });
    } catch (error) {
      answer({ id: task.id, status: 'failed', fault: faultOf(error) });
    }
    // Lets messages in between two tasks, so that "forget" arrives in time.
    setImmediate(() => void runNext());
  };

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'forget') {
      const at = waiting.findIndex((task) => task.id === message.id);
      if (at < 0) return;
      waiting.splice(at, 1);
      answer({ id: message.id, status: 'forgotten' });
      return;
    }
    waiting.push(message);
    if (running) return;
    running = true;
    setImmediate(() => void runNext());
  });
}
