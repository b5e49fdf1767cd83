import type { ContactPoint, ContactPointId, Directory } from './directory.ts';
import { ordered, sameText } from './directory-change.ts';

/** What both sides changed, each in its own way. */
export interface MergeConflicts {
  readonly points: readonly ContactPointId[];
  readonly serviceHours: boolean;
}

/** Which of them stay as they are here; the others become as they are there. */
export type KeptHere = MergeConflicts;

export interface MergedDirectory {
  readonly directory: Directory;
  readonly conflicts: MergeConflicts;
}

const NOTHING_KEPT: KeptHere = { points: [], serviceHours: false };

/** Which side's state counts; the common one and the side that did not change it give way. */
function sideOf<T>(base: T, here: T, there: T): 'here' | 'there' | 'conflict' {
  const [was, mine, theirs] = [base, here, there].map(sameText);
  if (mine === theirs || mine === was) return 'there';
  return theirs === was ? 'here' : 'conflict';
}

/** Puts entries behind the last one of their department, or at the end. */
function inserted(points: readonly ContactPoint[], entries: readonly ContactPoint[]): ContactPoint[] {
  const [first] = entries;
  const last = points.findLastIndex(({ department }) => department === first?.department);
  return last < 0 ? [...points, ...entries] : points.toSpliced(last + 1, 0, ...entries);
}

/**
 * Brings what was changed here since a common base into what it has become there, entry by entry. What both sides changed
 * is told, and is as it is there unless `kept` says so.
 */
export function mergeDirectories(
  base: Directory,
  here: Directory,
  there: Directory,
  kept: KeptHere = NOTHING_KEPT,
): MergedDirectory {
  const of = (one: Directory) => Map.groupBy(ordered(one).contactPoints, ({ id }) => id);
  const [was, mine, theirs] = [of(base), of(here), of(there)];
  const conflicts: ContactPointId[] = [];
  const merged = (id: ContactPointId): readonly ContactPoint[] => {
    const [b, h, t] = [was, mine, theirs].map((side) => side.get(id) ?? NO_ENTRY);
    const side = sideOf(b, h, t);
    if (side === 'conflict') conflicts.push(id);
    const isKept = side === 'here' || (side === 'conflict' && kept.points.includes(id));
    return (isKept ? h : t) ?? NO_ENTRY;
  };
  const done = new Set<ContactPointId>();
  let contactPoints = there.contactPoints.flatMap(({ id }) => {
    if (done.has(id)) return [];
    done.add(id);
    return merged(id);
  });
  for (const { id } of here.contactPoints) {
    if (done.has(id)) continue;
    done.add(id);
    contactPoints = inserted(contactPoints, merged(id));
  }
  const hours = sideOf(base.serviceHours, here.serviceHours, there.serviceHours);
  const keepsHours = hours === 'here' || (hours === 'conflict' && kept.serviceHours);
  return {
    directory: { serviceHours: keepsHours ? here.serviceHours : there.serviceHours, contactPoints },
    conflicts: { points: conflicts, serviceHours: hours === 'conflict' },
  };
}

const NO_ENTRY: readonly ContactPoint[] = [];
