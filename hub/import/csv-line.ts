/** What spreadsheets take for a formula; a plain number with its sign is none. */
const FORMULA = /^(?:[=@\t\r]|[+-](?!\d+(?:\.\d+)?$))/;

/** A line of a CSV file that people open in a spreadsheet: no cell of it is calculated there. */
export function csvLine(cells: readonly string[]): string {
  const inert = cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell));
  const quoted = inert.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\n`;
}
