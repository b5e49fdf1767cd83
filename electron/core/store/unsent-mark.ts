import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'unsent';

/** Whether the outbox of a profile folder holds commands. Can be told without its key. */
export function hasUnsent(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

function sync(path: string, flags: 'a' | 'r'): void {
  const file = openSync(path, flags, 0o600);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Keeps the mark true: it is set before the first command is kept and taken away when none is left. Throws when the
 * disk is full.
 */
export function markUnsent(folder: string, has: boolean): void {
  if (has === hasUnsent(folder)) return;
  if (!has) return rmSync(join(folder, MARK), { force: true });
  sync(join(folder, MARK), 'a');
  // A folder can't be opened on Windows, and needs no such call there.
  if (process.platform !== 'win32') sync(folder, 'r');
}
