import { createReadStream, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse, type Info } from 'csv-parse';

/** A line of the file cut into its cells, or why reading ended before the file did. */
export type ReadItem =
  | { readonly kind: 'row'; readonly line: number; readonly record: readonly string[] }
  | { readonly kind: 'failure'; readonly message: string };

export interface SourceFile {
  readonly path: string;
  readonly bytes: number;
  readonly gzip: boolean;
}

/** A record this long is a quotation mark that is never closed. */
const LONGEST_RECORD = 65_536;

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it; check its rights',
  EPERM: 'you may not read it; check its rights',
  EISDIR: 'it is a folder, name the files in it',
};

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Looks at a file before it is read: its size, and whether it is gzip by its first bytes, whatever its name says. */
export async function openSource(
  path: string,
): Promise<{ ok: true; file: SourceFile } | { ok: false; message: string }> {
  const no = (why: string) => ({ ok: false, message: `${path} can't be read: ${why}.` }) as const;
  let found: Stats;
  let start: Buffer;
  try {
    found = await stat(path);
    if (found.isDirectory()) return no(SYSTEM_REASONS.EISDIR ?? 'it is a folder');
    start = await firstBytes(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return no(SYSTEM_REASONS[code] ?? `the system says ${code}`);
  }
  if (found.size === 0) return no('it is empty');
  if (start.toString('latin1') === 'PK\u0003\u0004')
    return no('it is a ZIP archive or a spreadsheet; unpack it, or save it as CSV');
  return { ok: true, file: { path, bytes: found.size, gzip: start[0] === 0x1f && start[1] === 0x8b } };
}

class NotText extends Error {}

/** Passes text on, stops at the zero bytes that only other kinds of files have; checks the first chunk. */
function textOnly(): Transform {
  let checked = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const binary = !checked && chunk.includes(0);
      checked = true;
      done(binary ? new NotText('not text') : null, chunk);
    },
  });
}

function counting(onBytes: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      onBytes(bytes);
      done(null, chunk);
    },
  });
}

/** One sentence for what can be wrong with the bytes; null when it is a bug of ours. */
function failureOf(error: unknown, line: number): string | null {
  const code = codeOf(error);
  const after = line > 0 ? ` after line ${line.toLocaleString('en-US')}` : '';
  if (error instanceof NotText) return 'It is not a text file: save it as CSV in UTF-8.';
  if (code === 'Z_BUF_ERROR') return `The gzip data is cut off${after}: get the whole file again.`;
  if (code?.startsWith('Z_') === true) return `The gzip data is damaged${after}: get the file again.`;
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED') {
    return `A quotation mark is opened and never closed${after}: repair that line.`;
  }
  if (code?.startsWith('CSV_') === true)
    return `It can't be read as CSV${after}: ${(error as Error).message}.`;
  return code === null ? null : `Reading stopped${after}: the system says ${code}.`;
}

const lineBreaks = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/**
 * The rows of a CSV file, the header first, with the line each begins on; as few in memory as the parser buffers.
 * A failure is the last item: what came before it is sound.
 * @param onBytes bytes read so far of the file as it lies on disk, packed or not
 */
export async function* readRows(
  file: SourceFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadItem> {
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = createReadStream(file.path);
  // The parser rethrows whatever breaks before it, to the loop below.
  const ended = () => undefined;
  if (file.gzip) pipeline(source, counting(onBytes), createGunzip(), textOnly(), parser, ended);
  else pipeline(source, counting(onBytes), textOnly(), parser, ended);
  let last = 0;
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      yield { kind: 'row', line: info.lines - lineBreaks(record), record };
      last = info.lines;
    }
  } catch (error) {
    const message = failureOf(error, last);
    if (message === null) throw error;
    yield { kind: 'failure', message };
  }
}
