import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { wordsOf } from './fold-text.ts';
import { readPlace, type ReadPlace } from './read-place.ts';
import { suffixOf } from './street-words.ts';

const DATA = new URL('../../../shared/data/', import.meta.url);

/** The columns of the city's files that hold an address and its parts; null where a file has none. */
const FILES = [
  {
    name: 'la_2020_jan.csv.gz',
    address: 'address',
    parts: {
      house: 'housenumber',
      direction: 'direction',
      street: 'streetname',
      suffix: 'suffix',
      zip: 'zipcode',
    },
  },
  {
    name: 'la_2017_dec.csv.gz',
    address: 'Address',
    parts: {
      house: 'HouseNumber',
      direction: 'Direction',
      street: 'StreetName',
      suffix: 'Suffix',
      zip: 'ZipCode',
    },
  },
  { name: 'la_2022_sep_api.csv.gz', address: 'address', parts: null },
  { name: 'la_2022_h2_south_robertson.csv.gz', address: 'address', parts: null },
] as const;

/** The cells of a line; no cell of these files holds a line break or a quotation mark of its own. */
const cellsOf = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare = '']) => quoted ?? bare);

async function rowsOf(name: string): Promise<((column: string) => string)[]> {
  const text = gunzipSync(await readFile(new URL(name, DATA))).toString('utf8');
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = cellsOf(head);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return (column) => (cells[columns.indexOf(column)] ?? '').trim();
  });
}

/** Words of a street, its suffix in its one form: the files write "AV" and "AVE", and "KING, JR". */
const streetWords = (...parts: (string | null)[]): string =>
  wordsOf(parts.filter((part) => part !== null).join(' ')).join(' ');
const oneSuffix = (suffix: string | null): string => {
  const word = (suffix ?? '').toLowerCase().split(' ')[0] ?? '';
  return suffixOf(word) ?? word;
};

/** What the file's own columns say otherwise; the columns leave out fractions and the side of a divided street. */
function differences(
  read: ReadPlace,
  cell: (part: 'house' | 'direction' | 'street' | 'suffix' | 'zip') => string,
): string[] {
  if (read.kind !== 'address') return [read.kind];
  const { direction, street, suffix } = read.street;
  const wrong: string[] = [];
  if (read.house.split(' ')[0] !== cell('house')) wrong.push('house');
  if ((direction ?? '') !== cell('direction')) wrong.push('direction');
  const ours = streetWords(street, oneSuffix(suffix));
  if (ours !== streetWords(cell('street'), oneSuffix(cell('suffix')))) wrong.push('street');
  if ((read.zip ?? '') !== cell('zip')) wrong.push('zip');
  return wrong;
}

const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;

it('reads the real addresses of Los Angeles as their own columns say', async () => {
  const files = existsSync(DATA) ? FILES : [];
  const report = files.length === 0 ? ['real addresses: not run'] : [];
  const wanted: { read: number; right: number }[] = [];
  for (const { name, address, parts } of files) {
    const rows = (await rowsOf(name)).filter((cell) => cell(address) !== '');
    const odd: string[] = [];
    let [read, split, right] = [0, 0, 0];
    for (const cell of rows) {
      const line = cell(address);
      const place = readPlace(line);
      const isRead = place.kind === 'address' || place.kind === 'intersection';
      if (isRead) read += 1;
      else odd.push(`${place.kind}: ${line}`);
      // A crossing has no columns, and some houses lack theirs.
      if (parts === null || cell(parts.house) === '' || cell(parts.street) === '') continue;
      split += 1;
      const wrong = differences(place, (part) => cell(parts[part]));
      if (wrong.length === 0) right += 1;
      else odd.push(`${wrong.join(', ')}: ${line} -> ${place.canonical}`);
    }
    wanted.push({ read: read / rows.length, right: split === 0 ? 1 : right / split });
    report.push(
      `${name}: read ${share(read, rows.length)}` +
        (split === 0 ? '' : `, as its columns ${share(right, split)}`),
    );
    report.push(...[...new Set(odd)].slice(0, 12).map((one) => `  ${one}`));
  }
  process.stdout.write(`${report.join('\n')}\n`);
  for (const { read, right } of wanted) {
    expect(read).toBeGreaterThanOrEqual(0.99);
    expect(right).toBeGreaterThanOrEqual(0.99);
  }
  expect(wanted).toHaveLength(files.length);
});
