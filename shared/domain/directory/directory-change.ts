import { z } from 'zod';
import { contactPointId, directory, type ContactPoint, type Directory } from './directory.ts';

/** What became of one entry between two directories. An id that stands there twice makes one change. */
export const entryChange = z.strictObject({
  kind: z.enum(['added', 'changed', 'removed']),
  point: contactPointId,
  /** As it is now, or as it was before it was removed. */
  department: z.string(),
  role: z.string(),
  /** Names of the fields that differ, of an entry that was changed. */
  fields: z.array(z.string()),
});
export type EntryChange = z.infer<typeof entryChange>;

/** How many entries are different, and whether the hours that complaints need somebody in are. */
export const changeCounts = z.strictObject({
  added: z.number().int().nonnegative(),
  changed: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
  serviceHours: z.boolean(),
});
export type ChangeCounts = z.infer<typeof changeCounts>;

/** Fields in their order, whatever order they were written in. */
export function ordered(written: Directory): Directory {
  return directory.parse(written);
}

/** The same text for the same entry. Both must have their fields in the schema's order. */
export const sameText = (value: unknown): string => JSON.stringify(value);

const grouped = ({ contactPoints }: Directory) => Map.groupBy(contactPoints, ({ id }) => id);

function fieldsOf(before: readonly ContactPoint[], after: readonly ContactPoint[]): string[] {
  const [was] = before;
  const [is] = after;
  if (was === undefined || is === undefined || before.length > 1 || after.length > 1) return [];
  return Object.entries(is).flatMap(([field, value]) =>
    sameText(value) === sameText(was[field as keyof ContactPoint]) ? [] : [field],
  );
}

/** What is different between two directories, entry by entry: as they stand in the later one, then what was removed. */
export function changesBetween(before: Directory, after: Directory): EntryChange[] {
  const [was, is] = [grouped(ordered(before)), grouped(ordered(after))];
  const there = [...is].flatMap(([point, entries]): EntryChange[] => {
    const [{ department, role } = { department: '', role: '' }] = entries;
    const old = was.get(point);
    if (old === undefined) return [{ kind: 'added', point, department, role, fields: [] }];
    if (sameText(old) === sameText(entries)) return [];
    return [{ kind: 'changed', point, department, role, fields: fieldsOf(old, entries) }];
  });
  const gone = [...was].flatMap(([point, entries]): EntryChange[] => {
    const [{ department, role } = { department: '', role: '' }] = entries;
    return is.has(point) ? [] : [{ kind: 'removed', point, department, role, fields: [] }];
  });
  return [...there, ...gone];
}

/** Counts of what is different between two directories. */
export function countChanges(before: Directory, after: Directory): ChangeCounts {
  const changes = changesBetween(before, after);
  const of = (kind: EntryChange['kind']) => changes.filter((one) => one.kind === kind).length;
  return {
    added: of('added'),
    changed: of('changed'),
    removed: of('removed'),
    serviceHours: before.serviceHours !== after.serviceHours,
  };
}

/** Whether nothing is different. */
export function isUnchanged({ added, changed, removed, serviceHours }: ChangeCounts): boolean {
  return added + changed + removed === 0 && !serviceHours;
}

/**
 * Whether a directory differs from another in entries of one department alone. Entries are compared as they stand, not
 * by their ids: a second entry under another department's id is the check's matter, a changed one of theirs is not let by.
 */
export function differsOnlyIn(department: string, before: Directory, after: Directory): boolean {
  const others = (of: Directory) =>
    ordered(of)
      .contactPoints.filter((point) => point.department !== department)
      .map(sameText)
      .toSorted();
  return before.serviceHours === after.serviceHours && sameText(others(before)) === sameText(others(after));
}
