import { readerTasks } from '../desk/reader-tasks.ts';
import { serveWorker } from './serve-worker.ts';

serveWorker(readerTasks());
