import type { DepartmentCode } from '../ids.ts';
import type { ContactPoint, Directory } from './directory.ts';
import { guarded, listCell, peopleCells, textCell, type FilePerson, type PeopleCells } from './file-cells.ts';
import { COLUMN_KEYS, EXPLANATION, FILE_COLUMNS, type ColumnKey, type RowKind } from './file-columns.ts';
import { ruleCell } from './file-rules.ts';

type WrittenRow = Partial<Record<ColumnKey, string>> & { readonly kind: RowKind };

/** UTF-8's own mark: without it a spreadsheet reads accents as something else. */
const MARK = '\u{feff}';

function pointRows(point: ContactPoint, people: PeopleCells): WrittenRow[] {
  const { acknowledge, effective, verified } = point;
  const own = { point: point.id };
  return [
    {
      kind: 'contact point',
      ...own,
      department: point.department,
      unit: textCell(point.unit ?? ''),
      path: point.path,
      tier: String(point.tier),
      role: textCell(point.role),
      primary: people.cell(point.primary),
      backup: people.cell(point.backup),
      languages: listCell(point.languages),
      tty: textCell(point.tty ?? ''),
      hours: textCell(point.hours),
      substitute: point.substitute ?? '',
      services: listCell(point.services),
      districts: listCell(point.districts),
      minutes: String(acknowledge.minutes),
      counted: textCell(acknowledge.counted),
      by: listCell(acknowledge.by),
      from: effective.from ?? '',
      until: effective.until ?? '',
      verifiedOn: verified?.on ?? '',
      verifiedBy: people.cell(verified?.by ?? null),
      sample: point.sample ? 'yes' : 'no',
    },
    ...point.channels.map(({ kind, address }): WrittenRow => ({
      kind: 'channel',
      ...own,
      channel: kind,
      address: textCell(address),
    })),
    ...point.roster.flatMap((entry): WrittenRow[] => [
      {
        kind: 'duty',
        ...own,
        person: people.cell(entry.who),
        rule: ruleCell(entry.rule),
        start: entry.start.replace('T', ' '),
        length: String(entry.hours),
      },
      ...entry.exceptions.map(({ from, until, instead }): WrittenRow => ({
        kind: 'exception',
        ...own,
        from,
        until,
        person: people.cell(instead),
      })),
    ]),
  ];
}

const field = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const line = (cells: readonly string[]): string => `${cells.map(field).join(',')}\r\n`;

/**
 * A directory as one file for a spreadsheet (CSV as in RFC 4180, UTF-8 with its mark): the entries of a department, or
 * everything. Below the names of the columns a row says what to write in each.
 * @param people those with an account, who are named by their login
 */
export function writeDirectoryFile(
  directory: Directory,
  department: DepartmentCode | null,
  people: readonly FilePerson[],
): string {
  const cells = peopleCells(people);
  const city: WrittenRow[] =
    department === null ? [{ kind: 'city', hours: textCell(directory.serviceHours) }] : [];
  const points = directory.contactPoints.filter(
    (point) => department === null || point.department === department,
  );
  const rows = [...city, ...points.flatMap((point) => pointRows(point, cells))];
  const titles = COLUMN_KEYS.map((key) => FILE_COLUMNS[key].title);
  const helps = COLUMN_KEYS.map((key) =>
    key === 'kind' ? `${EXPLANATION}: ${FILE_COLUMNS.kind.help}` : FILE_COLUMNS[key].help,
  );
  return (
    MARK +
    line(titles) +
    line(helps) +
    rows.map((row) => line(COLUMN_KEYS.map((key) => guarded(row[key] ?? '')))).join('')
  );
}
