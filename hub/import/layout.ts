import { z } from 'zod';
import { TIME_FORMATS, type TimeFormat } from './city-times.ts';

/** What we read from a row, whatever its file calls it. */
export const FIELDS = [
  'number',
  'created',
  'updated',
  'closed',
  'serviceDate',
  'type',
  'status',
  'owner',
  'channel',
  'unit',
  'anonymous',
  'address',
  'house',
  'direction',
  'street',
  'suffix',
  'zip',
  'lat',
  'lng',
  'district',
  'neighborhoodCouncil',
] as const;
export type RecordField = (typeof FIELDS)[number];

/** Without these a row says too little to be a case. */
const NEEDED: readonly RecordField[] = ['number', 'created', 'type'];

/** How one kind of file is laid out: which of its columns holds what, and how it writes times. */
export const layout = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** Whose case numbers these are; two layouts of one source name the same cases. */
  source: z.string().min(1),
  times: z.enum(Object.keys(TIME_FORMATS) as [TimeFormat, ...TimeFormat[]]),
  columns: z
    .partialRecord(z.enum(FIELDS), z.string().min(1))
    .refine(
      (columns) => NEEDED.every((field) => field in columns),
      `needs a column for ${NEEDED.join(', ')}`,
    ),
  /** Words that say that nothing is said. */
  nothing: z.array(z.string()),
});
export const layouts = z.array(layout).min(1);
export type Layout = z.infer<typeof layout>;

/** A row by our names, trimmed; what its layout has no column for is empty. */
export type SourceRow = Readonly<Record<RecordField, string>>;

/** A file whose layout is known. */
export interface KnownFile {
  readonly layout: Layout;
  /** How many columns its first line has. */
  readonly columns: number;
  read(record: readonly string[]): SourceRow;
}
export type Recognised =
  | { readonly ok: true; readonly file: KnownFile }
  | { readonly ok: false; readonly message: string };

/** What no text of a case may hold, and PostgreSQL can't: control characters, line breaks too. */
// oxlint-disable-next-line no-control-regex -- the point of the rule is to find these
const CONTROL = /[\u0000-\u001f\u007f]+/g;

function missingFrom(header: ReadonlySet<string>, one: Layout): string[] {
  return Object.values(one.columns).filter((column) => !header.has(column));
}

function reader(header: readonly string[], one: Layout): (record: readonly string[]) => SourceRow {
  const places = FIELDS.map((field) => {
    const column = one.columns[field];
    return [field, column === undefined ? -1 : header.indexOf(column)] as const;
  });
  const nothing = new Set(one.nothing);
  const clean = (cell: string): string => {
    const text = cell.replaceAll(CONTROL, ' ').trim();
    return nothing.has(text) ? '' : text;
  };
  return (record) =>
    Object.fromEntries(places.map(([field, at]) => [field, clean(record[at] ?? '')])) as SourceRow;
}

/** Finds the layout all of whose columns stand in the header, or says which columns the nearest one misses. */
export function recogniseLayout(header: readonly string[], known: readonly Layout[]): Recognised {
  const names = header.map((name) => name.trim());
  const there = new Set(names);
  const byMisses = known
    .map((one) => ({ one, missing: missingFrom(there, one) }))
    .toSorted(
      (a, b) =>
        a.missing.length / Object.keys(a.one.columns).length -
        b.missing.length / Object.keys(b.one.columns).length,
    );
  const best = byMisses[0];
  if (best !== undefined && best.missing.length === 0) {
    return { ok: true, file: { layout: best.one, columns: names.length, read: reader(names, best.one) } };
  }
  const layoutNames = known.map((one) => `"${one.name}"`).join(', ');
  const nearest =
    best === undefined || best.missing.length === Object.keys(best.one.columns).length
      ? 'No column of its first line is known.'
      : `Nearest is "${best.one.name}", but it lacks the columns: ${best.missing.join(', ')}.`;
  return {
    ok: false,
    message: `The first line names no known layout. ${nearest} Known layouts: ${layoutNames}.`,
  };
}
