import { parse } from 'csv-parse/browser/esm/sync';
import { unguarded } from './file-cells.ts';
import {
  COLUMN_KEYS,
  columnLetters,
  EXPLANATION,
  FILE_COLUMNS,
  isUsed,
  ROW_KINDS,
  type ColumnKey,
  type RowKind,
} from './file-columns.ts';
import type { FileProblem } from './file-problem.ts';

/** One row of a department's file, with the way to say what is wrong with it. */
export interface FileRow {
  /** From 1, as the spreadsheet counts. */
  readonly row: number;
  readonly kind: RowKind;
  /** What stands in a column; empty where nothing does. */
  cell(key: ColumnKey): string;
  /** @param key null: the row as a whole */
  problem(key: ColumnKey | null, wrong: string, instead?: string): FileProblem;
}

interface FileTable {
  readonly rows: readonly FileRow[];
  readonly problems: readonly FileProblem[];
}

/** Rows of the largest file: 2,000 contact points with a dozen rows each. */
const MOST_ROWS = 30_000;

/** A spreadsheet of another country puts semicolons between the cells, one that was copied tabs. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

const whole = (row: number, said: string, wrong: string, instead: string): FileProblem => ({
  row,
  column: null,
  cell: String(row),
  said,
  wrong,
  instead,
});

type Cells =
  | { readonly ok: true; readonly rows: string[][] }
  | { readonly ok: false; readonly problem: FileProblem };

/** Rows are counted by records: a cell may have lines of its own. Empty rows count too. */
function readCells(text: string): Cells {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      to: MOST_ROWS + 1,
    });
    if (rows.length <= MOST_ROWS) return { ok: true, rows };
    const wrong = `The file has more than ${MOST_ROWS.toLocaleString('en-US')} rows.`;
    return { ok: false, problem: whole(MOST_ROWS + 1, '', wrong, 'Import one department after the other.') };
  } catch (error) {
    const [, at] = /line (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    const problem = whole(
      Number(at ?? 1),
      '',
      'A quotation mark opens a cell here and nothing closes it.',
      'Close it, or take it out. A spreadsheet saves files without this fault.',
    );
    return { ok: false, problem };
  }
}

/** Where each column is; columns that are missing or unknown are problems. */
function readTitles(titles: readonly string[]): { at: Map<ColumnKey, number>; problems: FileProblem[] } {
  const at = new Map<ColumnKey, number>();
  const problems: FileProblem[] = [];
  const byTitle = new Map<string, ColumnKey>(COLUMN_KEYS.map((key) => [FILE_COLUMNS[key].title, key]));
  const inTitles = (index: number, wrong: string, instead: string): FileProblem => ({
    row: 1,
    column: titles[index] ?? null,
    cell: `${columnLetters(index)}1`,
    said: titles[index] ?? '',
    wrong,
    instead,
  });
  titles.forEach((title, index) => {
    const text = title.trim().toLowerCase();
    const key = byTitle.get(text);
    if (text === '') return;
    if (key === undefined)
      problems.push(
        inTitles(index, `No column is named "${title.trim()}".`, 'Name it as it was, or delete the column.'),
      );
    else if (at.has(key))
      problems.push(inTitles(index, `Two columns are named "${text}".`, 'Delete one of them.'));
    else at.set(key, index);
  });
  for (const key of COLUMN_KEYS) {
    const { title } = FILE_COLUMNS[key];
    if (!at.has(key) && !problems.some(({ wrong }) => wrong.startsWith('Two')))
      problems.push(
        whole(1, '', `The column "${title}" is missing.`, 'Begin with a file that Desk311 has written.'),
      );
  }
  return { at, problems };
}

/** Rows of a file with what can be told of them without knowing what they are about. */
export function readTable(text: string): FileTable {
  const read = readCells(text);
  if (!read.ok) return { rows: [], problems: [read.problem] };
  const [titles = [], ...others] = read.rows;
  const { at, problems } = readTitles(titles);
  if (problems.length > 0) return { rows: [], problems };
  const rows: FileRow[] = [];
  others.forEach((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const cell = (key: ColumnKey) => unguarded(cells[at.get(key) ?? -1] ?? '');
    const problem: FileRow['problem'] = (key, wrong, instead) => ({
      row,
      column: key === null ? null : FILE_COLUMNS[key].title,
      cell: key === null ? String(row) : `${columnLetters(at.get(key) ?? 0)}${row}`,
      said: key === null ? '' : cell(key),
      wrong,
      instead: instead ?? (key === null ? '' : FILE_COLUMNS[key].help),
    });
    const said = cell('kind').trim().toLowerCase();
    if (said.startsWith(EXPLANATION)) return;
    const kind = ROW_KINDS.find((one) => one === said);
    if (kind === undefined) {
      const wrong =
        said === '' ? 'The row does not say what it is about.' : 'There are no rows of this kind.';
      problems.push(problem('kind', wrong, `Write one of: ${ROW_KINDS.join(', ')}.`));
      return;
    }
    rows.push({ row, kind, cell, problem });
    for (const key of COLUMN_KEYS) {
      if (!isUsed(key, kind) && cell(key).trim() !== '')
        problems.push(
          problem(
            key,
            `This column says nothing in a row "${kind}".`,
            'Empty the cell, or put it where it belongs.',
          ),
        );
    }
    cells.slice(titles.length).forEach((extra, beyond) => {
      if (extra.trim() === '') return;
      const column = columnLetters(titles.length + beyond);
      problems.push({
        ...problem(null, 'This cell is beyond the last column.', 'Empty it, or put it where it belongs.'),
        cell: `${column}${row}`,
        said: extra,
      });
    });
  });
  return { rows, problems };
}
