import { FAINT, INK, MARGIN, PdfWriter, PLAIN, type PdfLine, type PdfStyle } from '../pdf/pdf-writer.ts';
import type { TicketWords } from './ticket-words.ts';

/** What stands before the table, in words. */
export interface TicketsHead {
  /** Which cases: "Street Services, District 14: cases opened Nov 1, 2026 to Nov 30, 2026". */
  readonly scope: string;
  /** What exactly the number counts that the cases stand behind; null for no number. */
  readonly definition: string | null;
  /** How many they are, when it was made, by whom. */
  readonly made: string;
  readonly foot: string;
  readonly author: string;
  readonly cases: number;
  /** Milliseconds. */
  readonly at: number;
}

/** Beyond so many cases the file has no structure of its own: each cell of it would stay in memory to the end. */
const TAGGED = 2_000;
const GAP = 8;
const CELL: PdfStyle = { ...PLAIN, size: 7.5 };
const STRONG: PdfStyle = { ...CELL, weight: 'bold' };
const QUIET: PdfStyle = { ...CELL, colour: FAINT };

interface StyledLine {
  readonly line: PdfLine;
  readonly style: PdfStyle;
}
type Part = readonly [text: string, style: PdfStyle];

interface Column {
  readonly head: string;
  /** Share of the width. */
  readonly share: number;
  readonly cell: (words: TicketWords) => readonly Part[];
}

const COLUMNS: readonly Column[] = [
  {
    head: 'Case',
    share: 15,
    cell: (one) => [
      [one.number, STRONG],
      [one.service, CELL],
      [one.department, QUIET],
    ],
  },
  {
    head: 'Place',
    share: 12,
    cell: (one) => [
      [one.place, CELL],
      [one.district, QUIET],
    ],
  },
  {
    head: 'Times',
    share: 15,
    cell: (one) => [
      [`Opened ${one.opened}`, CELL],
      [one.due === '' ? '' : `Due ${one.due}`, CELL],
      [one.closed === '' ? '' : `Closed ${one.closed}`, CELL],
    ],
  },
  {
    head: 'State and reason',
    share: 12,
    cell: (one) => [
      [one.state, STRONG],
      [one.outcome, CELL],
      [one.reason, CELL],
      [one.reopened === '' ? '' : `Reopened: ${one.reopened}`, QUIET],
    ],
  },
  { head: 'Explanation to residents', share: 19, cell: (one) => [[one.explanation, CELL]] },
  { head: 'Next step', share: 11, cell: (one) => [[one.nextStep, CELL]] },
  {
    head: 'Signals, review',
    share: 16,
    cell: (one) => [
      [one.signals, CELL],
      [one.review, STRONG],
    ],
  },
];
const SHARES = COLUMNS.reduce((sum, { share }) => sum + share, 0);

function columnsOf(pdf: PdfWriter) {
  const room = pdf.width - GAP * (COLUMNS.length - 1);
  let x = MARGIN;
  return COLUMNS.map((column) => {
    const width = (room * column.share) / SHARES;
    const placed = { ...column, x, width };
    x += width + GAP;
    return placed;
  });
}

/** Draws the lines of a cell from where the row is now. */
function drawCell(
  pdf: PdfWriter,
  element: PDFKit.PDFStructureElement | null,
  lines: readonly StyledLine[],
  x: number,
): void {
  if (lines.length === 0) return;
  const height = pdf.lineHeight(CELL);
  pdf.within(element, () =>
    lines.forEach(({ line, style }, nth) => pdf.draw(line, style, x, pdf.y + nth * height)),
  );
}

/** Writes the rows of one case, over as many pages as its longest cell takes. */
function writeRow(
  pdf: PdfWriter,
  columns: ReturnType<typeof columnsOf>,
  words: TicketWords,
  table: PDFKit.PDFStructureElement | null,
): void {
  const height = pdf.lineHeight(CELL);
  const cells = columns.map((column) =>
    column
      .cell(words)
      .flatMap(([text, style]): StyledLine[] =>
        text === '' ? [] : pdf.wrap(text, style, column.width).map((line) => ({ line, style })),
      ),
  );
  const lines = Math.max(1, ...cells.map((cell) => cell.length));
  // A row that fits a page stays on one.
  if (lines * height <= pdf.bottom - MARGIN - 40) pdf.makeRoom(lines * height + 6);
  const row = pdf.element('TR', table);
  const elements = columns.map(() => (row === null ? null : pdf.element('TD', row)));
  let done = 0;
  while (done < lines) {
    let fits = Math.floor((pdf.bottom - pdf.y) / height);
    if (fits < 1) {
      pdf.newPage();
      fits = Math.max(1, Math.floor((pdf.bottom - pdf.y) / height));
    }
    const until = Math.min(lines, done + fits);
    for (const [at, { x }] of columns.entries()) {
      drawCell(pdf, elements[at] ?? null, (cells[at] ?? []).slice(done, until), x);
    }
    pdf.y += (until - done) * height;
    done = until;
  }
  row?.end();
  pdf.aside(() => pdf.rule(pdf.y + 2));
  pdf.y += 6;
}

/** What the report is, before its table. */
function writeHead(pdf: PdfWriter, { scope, definition, made }: TicketsHead): void {
  const quiet = { ...PLAIN, colour: FAINT };
  pdf.paragraph('Every ticket', { size: 18, weight: 'bold', colour: INK }, { type: 'H1' });
  pdf.paragraph(scope, { ...PLAIN, size: 11 });
  if (definition !== null) pdf.paragraph(definition, quiet);
  pdf.paragraph(made, quiet);
  pdf.y += 8;
}

/** The heads of the columns, as content of the table or as a repetition on top of a page. */
function writeHeads(
  pdf: PdfWriter,
  columns: ReturnType<typeof columnsOf>,
  table: PDFKit.PDFStructureElement | null,
): void {
  const top = pdf.y;
  const row = table === null ? null : pdf.element('TR', table);
  for (const { head, x, width } of columns) {
    const cell = row === null ? null : pdf.element('TH', row, { scope: 'Column' });
    const [line = []] = pdf.wrap(head, STRONG, width);
    pdf.within(cell, () => pdf.draw(line, STRONG, x, top));
  }
  row?.end();
  pdf.y += pdf.lineHeight(CELL) + 2;
  const under = () => pdf.rule(pdf.y);
  if (row === null) under();
  else pdf.aside(under);
  pdf.y += 4;
}

/** "Every ticket" as a PDF that grows row by row. */
interface TicketsPdf {
  readonly pdf: PdfWriter;
  write(words: TicketWords): void;
  /** Ends the file. */
  end(): void;
}

/** Begins the file: what it is of, and the heads of its columns. */
export function openTicketsPdf(head: TicketsHead): TicketsPdf {
  const tagged = head.cases <= TAGGED;
  const pdf = new PdfWriter({
    title: `Every ticket: ${head.scope}`,
    author: head.author,
    layout: 'landscape',
    foot: head.foot,
    tagged,
    at: head.at,
  });
  const columns = columnsOf(pdf);
  writeHead(pdf, head);
  const table = tagged ? pdf.element('Table') : null;
  writeHeads(pdf, columns, table);
  pdf.onTop(() => writeHeads(pdf, columns, null));
  let rows = 0;
  return {
    pdf,
    write: (words) => {
      writeRow(pdf, columns, words, table);
      rows += 1;
    },
    end: () => {
      if (rows === 0) {
        pdf.onTop(null);
        pdf.paragraph('No case of that kind.', PLAIN);
      }
      table?.end();
      pdf.end();
    },
  };
}
