import type { z } from 'zod';
import {
  contactChannelKind,
  contactPoint,
  directory as directorySchema,
  rosterEntry,
  rosterException,
  type ContactPoint,
} from './directory.ts';
import {
  peopleCells,
  readDate,
  readItems,
  readList,
  readNumber,
  readText,
  readTime,
  readYes,
  type CellRead,
  type FilePerson,
  type PeopleCells,
} from './file-cells.ts';
import type { ColumnKey } from './file-columns.ts';
import type { FileProblem } from './file-problem.ts';
import { readRule } from './file-rules.ts';
import { readTable, type FileRow } from './file-table.ts';

/** An entry of the file, with the rows it came from. */
export interface FileEntry {
  readonly point: ContactPoint;
  readonly row: FileRow;
  readonly channels: readonly FileRow[];
  readonly roster: readonly { readonly row: FileRow; readonly exceptions: readonly FileRow[] }[];
}

export interface FileContent {
  /** The hours that complaints need somebody in, with the row that says so; null where none does. */
  readonly serviceHours: { readonly hours: string; readonly row: FileRow } | null;
  readonly points: readonly FileEntry[];
  /** With any, the rest is not complete. */
  readonly problems: readonly FileProblem[];
}

interface PendingDuty {
  readonly row: FileRow;
  readonly entry: Record<string, unknown>;
  readonly exceptions: FileRow[];
  readonly written: unknown[];
}

interface PendingPoint {
  readonly row: FileRow;
  readonly id: string;
  readonly entry: Record<string, unknown>;
  readonly channels: { readonly row: FileRow; readonly written: unknown }[];
  readonly roster: PendingDuty[];
}

const is = (value: unknown): CellRead => ({ ok: true, value });
const text = (cell: string): CellRead => is(readText(cell));
const textOrNull = (cell: string): CellRead => is(cell.trim() === '' ? null : readText(cell));
const code = (cell: string): CellRead => is(cell.trim());
const word = (cell: string): CellRead => is(cell.trim().toLowerCase());
const dateOrNull = (cell: string): CellRead => (cell.trim() === '' ? is(null) : readDate(cell));

const { shape } = contactPoint;

/** What the schema says of a value, as the rest of a sentence. */
function wrongOf(schema: z.ZodType, value: unknown): string | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'invalid_format') return `is not written as ${issue.message}`;
  if (issue?.code === 'custom' || (issue?.code === 'too_big' && issue.origin === 'string'))
    return issue.message;
  if (issue?.code === 'too_big') return 'is too much';
  if (issue?.code === 'too_small') return 'is too little';
  return 'is none of what can stand here';
}

/** Reads cells of rows, and gathers what is wrong with them. */
function cellReader() {
  const problems: FileProblem[] = [];
  /** The value of a cell; undefined when it has none that can stand there. */
  const take = (
    row: FileRow,
    key: ColumnKey,
    read: (cell: string) => CellRead,
    schema: z.ZodType,
  ): unknown => {
    const cell = row.cell(key);
    const found = read(cell);
    const wrong = found.ok ? wrongOf(schema, found.value) : found.wrong;
    if (found.ok && wrong === null) return found.value;
    const isEmpty = cell.trim() === '';
    problems.push(row.problem(key, isEmpty ? 'The cell is empty.' : `"${cell.trim()}" ${wrong}.`));
    return undefined;
  };
  return { problems, take };
}
type Take = ReturnType<typeof cellReader>['take'];

function pointOf(row: FileRow, take: Take, people: PeopleCells, problems: FileProblem[]): PendingPoint {
  const id = take(row, 'point', code, shape.id);
  const on = take(row, 'verifiedOn', dateOrNull, shape.effective.shape.from);
  const by = take(row, 'verifiedBy', people.read, shape.primary);
  const isHalf = on !== undefined && by !== undefined && (on === null) !== (by === null);
  if (isHalf)
    problems.push(
      row.problem(
        on === null ? 'verifiedOn' : 'verifiedBy',
        on === null
          ? 'Somebody made sure, but it does not say when.'
          : 'It was made sure, but it does not say by whom.',
      ),
    );
  return {
    row,
    id: row.cell('point').trim(),
    entry: {
      id,
      department: take(row, 'department', code, shape.department),
      unit: take(row, 'unit', textOrNull, shape.unit),
      path: take(row, 'path', word, shape.path),
      tier: take(row, 'tier', readNumber, shape.tier),
      role: take(row, 'role', text, shape.role),
      primary: take(row, 'primary', people.read, shape.primary),
      backup: take(row, 'backup', people.read, shape.backup),
      languages: take(row, 'languages', readItems, shape.languages),
      tty: take(row, 'tty', textOrNull, shape.tty),
      hours: take(row, 'hours', text, shape.hours),
      substitute: take(
        row,
        'substitute',
        (cell) => is(cell.trim() === '' ? null : cell.trim()),
        shape.substitute,
      ),
      services: take(row, 'services', readList, shape.services),
      districts: take(row, 'districts', readList, shape.districts),
      acknowledge: {
        minutes: take(row, 'minutes', readNumber, shape.acknowledge.shape.minutes),
        counted: take(row, 'counted', text, shape.acknowledge.shape.counted),
        by: take(row, 'by', readItems, shape.acknowledge.shape.by),
      },
      effective: {
        from: take(row, 'from', dateOrNull, shape.effective.shape.from),
        until: take(row, 'until', dateOrNull, shape.effective.shape.until),
      },
      verified: on === null && by === null ? null : { on, by },
      sample: take(row, 'sample', readYes, shape.sample),
    },
    channels: [],
    roster: [],
  };
}

const channelAddress = shape.channels.element.shape.address;

function dutyOf(row: FileRow, take: Take, people: PeopleCells): PendingDuty {
  const { who, rule, start, hours } = rosterEntry.shape;
  return {
    row,
    entry: {
      who: take(row, 'person', people.read, who),
      rule: take(row, 'rule', (cell) => is(readRule(cell)), rule),
      start: take(row, 'start', readTime, start),
      hours: take(row, 'length', readNumber, hours),
    },
    exceptions: [],
    written: [],
  };
}

function exceptionOf(row: FileRow, take: Take, people: PeopleCells): unknown {
  const { from, until, instead } = rosterException.shape;
  return {
    from: take(row, 'from', readDate, from),
    until: take(row, 'until', readDate, until),
    instead: take(row, 'person', people.read, instead),
  };
}

/** The contact point that a row belongs to: the one of its code above it, else below; without a code the one above. */
function ownerOf(row: FileRow, points: readonly PendingPoint[]): PendingPoint | undefined {
  const id = row.cell('point').trim();
  if (id === '') return points.findLast((one) => one.row.row < row.row);
  const named = points.filter((one) => one.id === id);
  return named.findLast((one) => one.row.row < row.row) ?? named[0];
}

function builtPoint(pending: PendingPoint, problems: FileProblem[]): FileEntry | null {
  const { row, entry, channels, roster } = pending;
  const parsed = contactPoint.safeParse({
    ...entry,
    channels: channels.map((one) => one.written),
    roster: roster.map((duty) => ({ ...duty.entry, exceptions: duty.written })),
  });
  if (parsed.success) return { point: parsed.data, row, channels: channels.map((one) => one.row), roster };
  for (const [what, found, most] of [
    ['channels', channels.length, 10],
    ['duties', roster.length, 60],
    ['exceptions of one duty', Math.max(0, ...roster.map((duty) => duty.written.length)), 100],
  ] as const) {
    if (found > most)
      problems.push(
        row.problem('point', `It has ${found} ${what}, and there is room for ${most}.`, 'Take some out.'),
      );
  }
  return null;
}

/** Reads a department's file as it stands, whatever the city has and whatever else is wrong with what it says. */
export function readDirectoryFile(file: string, people: readonly FilePerson[]): FileContent {
  const table = readTable(file);
  const { problems, take } = cellReader();
  problems.push(...table.problems);
  const persons = peopleCells(people);
  const points = table.rows
    .filter(({ kind }) => kind === 'contact point')
    .map((row) => pointOf(row, take, persons, problems));
  let serviceHours: FileContent['serviceHours'] = null;
  for (const row of table.rows) {
    if (row.kind === 'contact point') continue;
    if (row.kind === 'city') {
      const hours = take(row, 'hours', text, directorySchema.shape.serviceHours);
      if (serviceHours !== null)
        problems.push(row.problem(null, 'Another row "city" stands above.', 'Delete one of them.'));
      serviceHours ??= { hours: typeof hours === 'string' ? hours : '', row };
      continue;
    }
    const owner = ownerOf(row, points);
    if (owner === undefined) {
      const id = row.cell('point').trim();
      problems.push(
        row.problem(
          'point',
          id === '' ? 'No contact point stands above this row.' : `The file has no contact point "${id}".`,
          'Write the code of a row "contact point" of this file.',
        ),
      );
      continue;
    }
    if (row.kind === 'channel') {
      const kind = take(row, 'channel', word, contactChannelKind);
      owner.channels.push({ row, written: { kind, address: take(row, 'address', text, channelAddress) } });
    } else if (row.kind === 'duty') owner.roster.push(dutyOf(row, take, persons));
    else {
      const written = exceptionOf(row, take, persons);
      const duty = owner.roster.at(-1);
      if (duty === undefined)
        problems.push(
          row.problem(
            null,
            'No duty of this contact point stands above.',
            'Put the row below the duty it is about.',
          ),
        );
      duty?.exceptions.push(row);
      duty?.written.push(written);
    }
  }
  const built = points.map((one) => builtPoint(one, problems)).filter((one) => one !== null);
  if (built.length < points.length && problems.length === 0)
    throw new Error('a contact point of the file was not taken, and nothing says why');
  return { serviceHours, points: built, problems: problems.toSorted((a, b) => a.row - b.row) };
}
