/**
 * How a cell begins that a spreadsheet would take for a formula, also behind blanks and control signs or in wide letters.
 * (\p{Cc} holds tab, carriage return and line feed.)
 */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
/** What a cell needs quotes for. */
const SPECIAL = /[",\r\n]/;

/** Written before everything else, it makes spreadsheets read UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A cell of a CSV file (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe before it: what a
 * resident typed must never do anything on the desk of who opens the file.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
