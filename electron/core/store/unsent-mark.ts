import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'unsent';
/** The mark of files that are not at the hub; their own worker keeps it. */
export const UNSENT_FILES = 'unsent-files';

/** Whether a profile folder holds commands or files the hub does not have. Can be told without its key. */
export function hasUnsent(folder: string): boolean {
  return existsSync(join(folder, MARK)) || existsSync(join(folder, UNSENT_FILES));
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
 * @param mark that of commands when not said
 */
export function markUnsent(folder: string, has: boolean, mark: string = MARK): void {
  const path = join(folder, mark);
  if (has === existsSync(path)) return;
  if (!has) return rmSync(path, { force: true });
  sync(path, 'a');
  // A folder can't be opened on Windows, and needs no such call there.
  if (process.platform !== 'win32') sync(folder, 'r');
}
