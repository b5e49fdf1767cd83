import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Longest that one thing may take to end before the next is ended, milliseconds. */
const PATIENCE = 6_000;

/** A folder, and all that was started for a bench. */
export interface BenchStage {
  /** A new folder that goes with the stage. */
  folder(name: string): Promise<string>;
  /** Starts something that must be ended. What is still starting when the stage is cleared is waited for, then ended. */
  begin<T>(start: () => Promise<T>, end: (started: T) => Promise<unknown>): Promise<T>;
  /** True from the first call of `clear` on. */
  isClearing(): boolean;
  /** Ends everything, what began last first, and removes the folder. A second call waits for the first. */
  clear(): Promise<void>;
}

/** Opens a stage in the system's folder for temporary files. */
export async function openStage(): Promise<BenchStage> {
  const root = await mkdtemp(join(tmpdir(), 'desk311-bench-'));
  // As root PostgreSQL runs as another user, who must get in.
  await chmod(root, 0o711);
  const ends: (() => Promise<unknown>)[] = [];
  let clearing: Promise<void> | null = null;

  const endAll = async () => {
    for (const end of ends.toReversed()) {
      const patience = new AbortController();
      const late = wait(PATIENCE, 'late', { signal: patience.signal }).catch(() => 'in time');
      await Promise.race([end(), late]).finally(() => patience.abort());
    }
    // Windows lets go of a file some time after its process has ended.
    await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };

  return {
    async folder(name) {
      const path = join(root, name);
      await mkdir(path);
      return path;
    },
    async begin(start, end) {
      if (clearing !== null) throw new Error('the stage is being cleared');
      const starting = start();
      ends.push(() =>
        starting.then(end, () => {
          // It told whoever began it; there is nothing to end.
        }),
      );
      return starting;
    },
    isClearing: () => clearing !== null,
    clear: () => (clearing ??= endAll()),
  };
}
