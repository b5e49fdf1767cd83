import { open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const MEGABYTE = 1024 * 1024;
const PIECE = 4 * MEGABYTE;
/** Smaller files come into memory with the first questions. */
const WORTH = 64 * MEGABYTE;
/** So many times its size must be free: what others need of the machine is not pushed out. */
const ROOM = 2;

export interface Warming {
  /** Files of fewer bytes are left alone. */
  readonly worth?: number;
  /** Reads evenly over so many milliseconds, instead of as fast as it can. */
  readonly over?: number;
}

/**
 * Reads a file through once, from the first to the last byte, so that the system holds it in memory and what is asked
 * does not wait for the disk, page by page. Nothing is read of a small file, nor where memory is short. Resolves with the
 * bytes that were read.
 * @throws what the file system says when the file can't be read
 */
export async function warmFile(
  path: string,
  signal: AbortSignal,
  { worth = WORTH, over = 0 }: Warming = {},
): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size < worth || process.availableMemory() < ROOM * size) return 0;
    const into = Buffer.allocUnsafe(PIECE);
    const started = performance.now();
    let done = 0;
    while (!signal.aborted) {
      const { bytesRead } = await file.read(into, 0, into.length, done);
      if (bytesRead === 0) break;
      done += bytesRead;
      const early = started + (over * done) / size - performance.now();
      if (early > 1) await wait(early, undefined, { ref: false });
    }
    return done;
  } finally {
    await file.close();
  }
}
