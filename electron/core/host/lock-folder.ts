import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A lock nobody refers to would be let go by the garbage collector. */
const held = new Set<Database.Database>();

/**
 * Takes a data folder for this process, so that two consoles never write the same outbox. Null when another has it.
 * The lock is the system's own on an open file: it ends with the process, however that ends.
 * Throws the system's error when the folder can't be made or written.
 */
export function lockFolder(folder: string): { release(): void } | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Database(join(folder, 'console.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  held.add(lock);
  return {
    release() {
      held.delete(lock);
      lock.close();
    },
  };
}
