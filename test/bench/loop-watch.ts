import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const WATCHER = pathToFileURL(join(import.meta.dirname, 'watch-loop.ts')).href;

/** Runs something that starts a process, at once, so that the process writes its loop's delays into a file. */
export function startWatched<T>(file: string, start: () => T): T {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `${before ?? ''} --import=${WATCHER}`.trim();
  process.env['DESK311_BENCH_LOOP'] = file;
  try {
    return start();
  } finally {
    delete process.env['DESK311_BENCH_LOOP'];
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
}

/** The longest delay written down between two instants, in milliseconds; null when there is none. */
export function longestDelay(file: string, from: number, to: number): number | null {
  if (!existsSync(file)) return null;
  const delays = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [at, delay] = line.split(' ').map(Number);
      return at !== undefined && delay !== undefined && at >= from && at <= to ? [Math.max(0, delay)] : [];
    });
  return delays.length === 0 ? null : Math.max(...delays);
}
