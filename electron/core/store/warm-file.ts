import { open } from 'node:fs/promises';

const MEGABYTE = 1024 * 1024;
/** Smaller files come into memory with the first questions. */
const WORTH = 64 * MEGABYTE;
/** So many times its size must be free: what others need of the machine is not pushed out. */
const ROOM = 2;

/**
 * Reads a file through once, from the first to the last byte, so that the system holds it in memory and the first
 * questions after signing in do not wait for the disk, page by page. Nothing is read of a small file, nor where memory
 * is short. Resolves with the bytes that were read.
 * @param worth from so many bytes on
 * @throws what the file system says when the file can't be read
 */
export async function warmFile(path: string, signal: AbortSignal, worth = WORTH): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size < worth || process.availableMemory() < ROOM * size) return 0;
    const into = Buffer.allocUnsafe(MEGABYTE);
    let done = 0;
    while (!signal.aborted) {
      const { bytesRead } = await file.read(into, 0, into.length, done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  } finally {
    await file.close();
  }
}
