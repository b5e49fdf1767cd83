/** What a row of a department's file is about. */
export const ROW_KINDS = ['city', 'contact point', 'channel', 'duty', 'exception'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Begins the first cell of the row that explains the columns, which is not read. */
export const EXPLANATION = 'what to write';

interface FileColumn {
  /** In the first row of the file. */
  readonly title: string;
  /** Rows in which it is filled in; in others it stays empty. */
  readonly in: readonly RowKind[];
  /** What to write there. */
  readonly help: string;
}

const POINT = ['contact point'] as const;

/** The columns of a department's file, in their order. */
export const FILE_COLUMNS = {
  kind: {
    title: 'row',
    in: ROW_KINDS,
    help: 'contact point, and below it a row for each channel, duty and exception',
  },
  point: {
    title: 'contact point',
    in: ['contact point', 'channel', 'duty', 'exception'],
    help: 'Write its code in lower-case words joined by dashes, such as lasan-emergency-1. Repeat it in the rows below that belong to it.',
  },
  department: { title: 'department', in: POINT, help: 'Write the code of the department, such as LASAN.' },
  unit: {
    title: 'division',
    in: POINT,
    help: 'Write the code of the division or yard. Leave it empty for the whole department.',
  },
  path: { title: 'path', in: POINT, help: 'Write emergency, complaint or routine.' },
  tier: {
    title: 'tier',
    in: POINT,
    help: 'Write 1 for who answers first, up to 4 for who answers for the department.',
  },
  role: { title: 'role', in: POINT, help: 'Write what it is, never who: Operations superintendent on call.' },
  primary: {
    title: 'primary',
    in: POINT,
    help: 'Write who answers when no duty names anybody: a name, and the login in brackets if there is one, such as Ana Diaz (ana.diaz).',
  },
  backup: {
    title: 'backup',
    in: POINT,
    help: 'Write who stands in, the same way. Leave it empty for nobody.',
  },
  languages: { title: 'languages', in: POINT, help: 'Write codes with semicolons between, such as en; es.' },
  tty: { title: 'text telephone', in: POINT, help: 'Write its number. Leave it empty if there is none.' },
  hours: {
    title: 'hours',
    in: ['city', 'contact point'],
    help: 'Write around-the-clock, or the name of one of the calendars of the city.',
  },
  substitute: {
    title: 'after hours',
    in: POINT,
    help: 'Write the code of the contact point that answers while this one is closed. Leave it empty for none.',
  },
  services: {
    title: 'services',
    in: POINT,
    help: 'Write all, or codes of services with semicolons between.',
  },
  districts: {
    title: 'districts',
    in: POINT,
    help: 'Write all, or council districts with semicolons between, such as 1; 14.',
  },
  minutes: {
    title: 'acknowledge within minutes',
    in: POINT,
    help: 'Write a whole number of minutes, such as 15.',
  },
  counted: {
    title: 'minutes counted in',
    in: POINT,
    help: 'Write around-the-clock, or the calendar in whose hours the minutes run.',
  },
  by: {
    title: 'acknowledged by',
    in: POINT,
    help: 'Write what counts: desk, spoken, mail or system, with semicolons between.',
  },
  from: {
    title: 'from',
    in: ['contact point', 'exception'],
    help: 'Write the first day, such as 2026-11-23. For a contact point it may be empty.',
  },
  until: {
    title: 'until',
    in: ['contact point', 'exception'],
    help: 'Write the last day, such as 2026-11-23. For a contact point it may be empty.',
  },
  verifiedOn: {
    title: 'verified on',
    in: POINT,
    help: 'Write the day on which somebody last made sure that all of this is so. Leave both empty for never.',
  },
  verifiedBy: {
    title: 'verified by',
    in: POINT,
    help: 'Write who made sure: a name, and the login in brackets.',
  },
  sample: {
    title: 'made up',
    in: POINT,
    help: 'Write yes for an entry that was made up to try things out, else no.',
  },
  channel: {
    title: 'channel',
    in: ['channel'],
    help: 'Write desk-queue, phone, mobile, radio, mail or webhook. The one that is tried first comes first.',
  },
  address: {
    title: 'number or address',
    in: ['channel'],
    help: 'Write the name of the queue or radio channel, a number such as (213) 555-0100, or an address.',
  },
  person: {
    title: 'person',
    in: ['duty', 'exception'],
    help: 'Write who has the duty, or has it instead. Empty in an exception: nobody has it then.',
  },
  rule: {
    title: 'comes again',
    in: ['duty'],
    help: 'Write every day, every week on Mon, Tue or every 2 weeks on Sat, or a rule of RFC 5545.',
  },
  start: {
    title: 'first begins',
    in: ['duty'],
    help: 'Write day and time of the first one, such as 2026-11-23 19:00. The others begin at the same time of day.',
  },
  length: { title: 'hours long', in: ['duty'], help: 'Write how many hours it lasts, such as 12 or 7.5.' },
} as const satisfies Record<string, FileColumn>;
export type ColumnKey = keyof typeof FILE_COLUMNS;
export const COLUMN_KEYS = Object.keys(FILE_COLUMNS) as ColumnKey[];

/** Whether a column is filled in, in rows of a kind. */
export function isUsed(key: ColumnKey, kind: RowKind): boolean {
  const rows: readonly RowKind[] = FILE_COLUMNS[key].in;
  return rows.includes(kind);
}

/** A column as a spreadsheet names it. @param index from 0: A, B ... Z, AA */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
