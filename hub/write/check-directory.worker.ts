import { parentPort, workerData } from 'node:worker_threads';
import { checkDirectory } from '../../shared/domain/directory/check-directory.ts';
import type { DirectoryCheck } from './check-in-thread.ts';

const { directory, pack, now, accounts } = workerData as DirectoryCheck;
parentPort?.postMessage(checkDirectory(directory, pack, now, accounts));
