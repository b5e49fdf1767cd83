import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource, readRows, type ReadItem } from './read-rows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk311-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(
  name: string,
  content: string | Buffer,
): Promise<{ items: ReadItem[]; bytes: number } | string> {
  const path = join(folder, name);
  await writeFile(path, content);
  const opened = await openSource(path);
  if (!opened.ok) return opened.message.replace(path, 'FILE');
  const items: ReadItem[] = [];
  let bytes = 0;
  for await (const item of readRows(opened.file, (so) => (bytes = so))) items.push(item);
  return { items, bytes };
}
const rows = (...lines: [line: number, ...record: string[]][]): ReadItem[] =>
  lines.map(([line, ...record]) => ({ kind: 'row', line, record }));
const failure = (message: string): ReadItem => ({ kind: 'failure', message });

describe('readRows', () => {
  const text = '\uFEFFa,b\r\n1,"x, y"\r\n2,"two\nlines"\r\n\r\n3,in "the" middle\n4,"end"ing,more\n';
  const expected = rows(
    [1, 'a', 'b'],
    [2, '1', 'x, y'],
    [3, '2', 'two\nlines'],
    [6, '3', 'in "the" middle'],
    [7, '4', '"end"ing', 'more'],
  );

  it('reads plain text and gzip alike, whatever the name says', async () => {
    const packed = gzipSync(text);
    expect(await read('plain.csv.gz', text)).toEqual({ items: expected, bytes: Buffer.byteLength(text) });
    expect(await read('packed.csv', packed)).toEqual({ items: expected, bytes: packed.length });
  });

  it('gives what came before the end of a cut-off gzip, then says so', async () => {
    const long = `a,b\n${Array.from({ length: 50_000 }, (_, n) => `${n},${(n * 7919) % 65_537}\n`).join('')}`;
    const packed = gzipSync(long);
    const got = await read('cut.csv.gz', packed.subarray(0, packed.length / 2));
    if (typeof got === 'string') throw new Error(got);
    const last = got.items.at(-1);
    expect(got.items.length).toBeGreaterThan(10_000);
    expect(last).toEqual(
      failure(
        `The gzip data is cut off after line ${(got.items.length - 1).toLocaleString('en-US')}: get the whole file again.`,
      ),
    );
  });

  it('says what else is wrong with the bytes', async () => {
    const damaged = gzipSync('a,b\n1,2\n'.repeat(100));
    damaged[damaged.length - 12] = (damaged[damaged.length - 12] ?? 0) ^ 0xff;
    expect(await read('damaged.gz', damaged)).toMatchObject({
      items: [{ kind: 'failure', message: expect.stringMatching(/^The gzip data is damaged/) }],
    });
    expect(await read('binary.csv', Buffer.from([1, 0, 2, 3, 4]))).toMatchObject({
      items: [failure('It is not a text file: save it as CSV in UTF-8.')],
    });
    expect(await read('open-quote.csv', `a,b\n1,2\n3,"x\n${'4,5\n'.repeat(30_000)}`)).toMatchObject({
      items: [
        ...rows([1, 'a', 'b'], [2, '1', '2']),
        failure('A quotation mark is opened and never closed after line 2: repair that line.'),
      ],
    });
  });

  it('refuses what it can not open, in one sentence', async () => {
    expect(await read('empty.csv', '')).toBe("FILE can't be read: it is empty.");
    expect(await read('book.xlsx', 'PK\u0003\u0004rest')).toBe(
      "FILE can't be read: it is a ZIP archive or a spreadsheet; unpack it, or save it as CSV.",
    );
    expect(await openSource(join(folder, 'none.csv'))).toEqual({
      ok: false,
      message: `${join(folder, 'none.csv')} can't be read: there is no such file.`,
    });
    expect(await openSource(folder)).toEqual({
      ok: false,
      message: `${folder} can't be read: it is a folder, name the files in it.`,
    });
  });
});
