import { fileTasks } from '../attachments/file-tasks.ts';
import { serveWorker } from './serve-worker.ts';

serveWorker(fileTasks());
