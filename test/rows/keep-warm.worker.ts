import { parentPort, workerData } from 'node:worker_threads';
import { keepWarm } from '../../electron/core/store/keep-warm.ts';
import { warmFile } from '../../electron/core/store/warm-file.ts';

// What the console does beside all else, beside a script that asks without a pause.

const path = String(workerData);
const untilEnded = new AbortController().signal;
// Its rests hold no thread open; this does, until whoever started it ends.
parentPort?.ref();
await warmFile(path, untilEnded);
await keepWarm(path, untilEnded);
