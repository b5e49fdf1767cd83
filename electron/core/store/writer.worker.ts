import { writerTasks } from '../desk/writer-tasks.ts';
import { serveWorker } from './serve-worker.ts';

serveWorker(writerTasks());
