import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MOST_BYTES = 2_000_000;

/** Writes lines with their time into `desk.log` of a folder; the older half is kept as `desk.log.1`. Never throws. */
export function deskLog(folder: string): (line: string) => void {
  const path = join(folder, 'desk.log');
  return (line) => {
    const text = `${new Date().toISOString()} ${line.replaceAll(/\s*\n\s*/g, ' | ')}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, text, { mode: 0o600 });
    } catch (error) {
      // A full disk must not stop the desk from working.
      console.error(`${text.trimEnd()} (not logged: ${String(error)})`);
    }
  };
}
