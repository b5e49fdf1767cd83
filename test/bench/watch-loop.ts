import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

// Loaded into a measured process with `--import`: every fifth of a second it writes down the time and the longest that
// the main thread kept its timers waiting since the last line, both in milliseconds.

const RESOLUTION = 5;
const LINE_EVERY = 200;

const file = process.env['DESK311_BENCH_LOOP'];
if (file !== undefined && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  setInterval(() => {
    // What is measured is the time between two timers, which is never less than this.
    if (delay.count > 0) appendFileSync(file, `${Date.now()} ${delay.max / 1e6 - RESOLUTION}\n`);
    delay.reset();
  }, LINE_EVERY).unref();
}
