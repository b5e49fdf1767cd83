import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportFilter, Ticket } from '../../shared/contract/report.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { exactTime } from '../../shared/domain/case-words/time-words.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { MEASURES } from '../../shared/domain/report/measure.ts';
import { FAINT, INK, MARGIN, PdfWriter, PLAIN, type PdfLine, type PdfStyle } from '../pdf/pdf-writer.ts';
import { scopeWords, ticketWords } from './ticket-words.ts';

interface TicketsPdf {
  readonly city: City;
  readonly filter: ReportFilter;
  readonly total: number;
  readonly by: string;
  readonly at: Instant;
}

/** Beyond so many cases the file has no structure of its own: each cell of it would stay in memory to the end. */
const TAGGED = 2_000;
/** After so many rows others have a turn. */
const ROWS_A_TURN = 5;
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
  readonly cell: (words: ReturnType<typeof ticketWords>) => readonly Part[];
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
    share: 14,
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
    share: 13,
    cell: (one) => [
      [one.state, STRONG],
      [one.outcome, CELL],
      [one.reason, CELL],
      [one.reopened === '' ? '' : `Reopened: ${one.reopened}`, QUIET],
    ],
  },
  { head: 'Explanation to residents', share: 22, cell: (one) => [[one.explanation, CELL]] },
  { head: 'Next step', share: 12, cell: (one) => [[one.nextStep, CELL]] },
  {
    head: 'Signals, review',
    share: 9,
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
  words: ReturnType<typeof ticketWords>,
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
function writeHead(pdf: PdfWriter, { city, filter, total, by, at }: TicketsPdf): void {
  pdf.paragraph('Every ticket', { size: 18, weight: 'bold', colour: INK }, { type: 'H1' });
  pdf.paragraph(scopeWords(filter, city), { ...PLAIN, size: 11 });
  const { by: measure } = filter;
  if (measure !== 'every-opened' && measure !== 'every-closed') {
    pdf.paragraph(MEASURES[measure].definition, { ...PLAIN, colour: FAINT });
  }
  pdf.paragraph(
    `${counted(total, 'case', 'cases')}. Made ${exactTime(at, city.timeZone)} by ${by}, of what they may see. Times are the city’s. No contact data.`,
    { ...PLAIN, colour: FAINT },
  );
  pdf.y += 8;
}

/**
 * "Every ticket" as a PDF, into a stream that gives its pages as they are done. Resolves when it is whole; ends early when
 * `pages` throws, and then the stream is destroyed with the error.
 * @param full true while the reader has enough to read
 */
export async function writeTicketsPdf(
  pdf: PdfWriter,
  about: TicketsPdf,
  pages: AsyncIterable<readonly Ticket[]>,
  full: () => Promise<void>,
): Promise<void> {
  const columns = columnsOf(pdf);
  writeHead(pdf, about);
  const drawHeads = () => {
    for (const { head, x, width } of columns) {
      const [line = []] = pdf.wrap(head, STRONG, width);
      pdf.draw(line, STRONG, x, pdf.y);
    }
    pdf.y += pdf.lineHeight(CELL) + 2;
    pdf.rule(pdf.y);
    pdf.y += 4;
  };
  const table = about.total <= TAGGED ? pdf.element('Table') : null;
  const top = pdf.y;
  if (table !== null) {
    const row = pdf.element('TR', table);
    for (const { head, x, width } of columns) {
      const cell = row === null ? null : pdf.element('TH', row, { scope: 'Column' });
      const [line = []] = pdf.wrap(head, STRONG, width);
      pdf.within(cell, () => pdf.draw(line, STRONG, x, top));
    }
    row?.end();
    pdf.y += pdf.lineHeight(CELL) + 2;
    pdf.aside(() => pdf.rule(pdf.y));
    pdf.y += 4;
  } else {
    drawHeads();
  }
  pdf.onTop(drawHeads);
  let rows = 0;
  for await (const tickets of pages) {
    for (const ticket of tickets) {
      writeRow(pdf, columns, ticketWords(ticket, about.city), table);
      rows += 1;
      if (rows % ROWS_A_TURN === 0) await nextTurn();
    }
    await full();
  }
  if (rows === 0) {
    pdf.onTop(null);
    pdf.paragraph('No case of that kind.', PLAIN);
  }
  table?.end();
  pdf.end();
}

/** An empty file for "every ticket", to be written into. */
export function openTicketsPdf({ city, filter, total, by, at }: TicketsPdf): PdfWriter {
  const title = `Every ticket: ${scopeWords(filter, city)}`;
  return new PdfWriter({
    title,
    author: `${by}, ${city.pack.city.name}`,
    layout: 'landscape',
    foot: `${scopeWords(filter, city)} · made ${exactTime(at, city.timeZone)} by ${by}`,
    tagged: total <= TAGGED,
    at,
  });
}
