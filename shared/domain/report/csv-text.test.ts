import { parse } from 'csv-parse/sync';
import { array, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv-text.ts';

/** What a spreadsheet runs, whatever blanks or control signs stand before it. */
const RUNS = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ',', "'", '\uff1d', 'a', 'ñ', '—', '\u0000'];

describe('a cell of a CSV file', () => {
  it('runs nothing, whatever was typed, and is read back as it was but for the apostrophe', () => {
    const text = array(string({ maxLength: 3 }), { maxLength: 12 }).map((parts) =>
      parts.map((part, at) => `${SIGNS[(part.length * 7 + at) % SIGNS.length] ?? ''}${part}`).join(''),
    );
    assert(
      property(array(text, { minLength: 1, maxLength: 6 }), (cells) => {
        const [row = []] = parse(csvLine(cells), {
          record_delimiter: '\r\n',
          skip_empty_lines: false,
        }) as string[][];
        expect(row.filter((cell) => RUNS.test(cell))).toEqual([]);
        expect(row.map((cell, at) => (cell === cells[at] ? cell : cell.slice(1)))).toEqual(cells);
      }),
      { numRuns: 2_000, seed: 311 },
    );
  });

  it('is quoted as RFC 4180 asks', () => {
    expect(
      [
        'plain',
        'a,b',
        'say "hi"',
        'two\r\nlines',
        '=SUM(A1)',
        '  -1',
        '\uff1d1',
        '@x',
        '1-7000000001',
        '',
      ].map(csvCell),
    ).toEqual([
      'plain',
      '"a,b"',
      '"say ""hi"""',
      '"two\r\nlines"',
      "'=SUM(A1)",
      "'  -1",
      "'\uff1d1",
      "'@x",
      '1-7000000001',
      '',
    ]);
    expect(csvLine(['a', 'b,c'])).toBe('a,"b,c"\r\n');
  });
});
