import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { csvLine } from './csv-line.ts';

/** What is wrong with a line. */
export interface RefusedLine {
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** The file that lists each refused line of an import: line, field, value, reason. Made with the first of them. */
export interface RefusalReport {
  add(line: number, refused: RefusedLine): Promise<void>;
  /** Where it is; null when no line was refused. Throws when it could not be written. */
  close(): Promise<string | null>;
}

/** "la.csv.gz-2026-11-21T10-20-30.csv" in the folder of reports, by the time in UTC. */
function reportPath(folder: string, source: string, now: Date): string {
  return join(folder, `${basename(source)}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.csv`);
}

/** @param now when the import began; names the file */
export function refusalReport(folder: string, source: string, now: Date): RefusalReport {
  const path = reportPath(folder, source, now);
  let stream: WriteStream | null = null;
  return {
    add: async (line, { field, value, reason }) => {
      if (stream === null) {
        await mkdir(folder, { recursive: true });
        stream = createWriteStream(path);
        stream.write(csvLine(['line', 'field', 'value', 'reason']));
      }
      const room = stream.write(csvLine([String(line), field, value, reason]));
      if (!room) await new Promise<void>((resolve) => stream?.once('drain', () => resolve()));
    },
    close: async () => {
      if (stream === null) return null;
      stream.end();
      await finished(stream);
      return path;
    },
  };
}
