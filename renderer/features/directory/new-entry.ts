import {
  AROUND_THE_CLOCK,
  contactPointId,
  type ContactPoint,
  type ContactPointId,
  type Directory,
} from '../../../shared/domain/directory/directory.ts';

/** A code that no entry has yet: "lasan-emergency-1", or with the next free number behind it. */
function freeId(wanted: string, directory: Directory): ContactPointId {
  const taken = new Set<string>(directory.contactPoints.map(({ id }) => id));
  const stem = wanted
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 54);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(id)) return contactPointId.parse(id);
  }
}

/** An entry to begin with, beside the one that is shown: what is not known yet is for the form and the check to ask. */
export function newEntry(
  department: string,
  beside: ContactPoint | null,
  directory: Directory,
): ContactPoint {
  const path = beside?.path ?? 'emergency';
  const tier = beside?.tier ?? 1;
  return {
    id: freeId(`${department}-${path}-${tier}`, directory),
    department,
    unit: null,
    path,
    tier,
    role: 'New contact point',
    primary: null,
    backup: null,
    roster: [],
    channels: [{ kind: 'desk-queue', address: `${department} ${path} ${tier}` }],
    languages: ['en'],
    tty: null,
    hours: beside?.hours ?? AROUND_THE_CLOCK,
    substitute: null,
    services: 'all',
    districts: 'all',
    acknowledge: beside?.acknowledge ?? { minutes: 15, counted: AROUND_THE_CLOCK, by: ['desk'] },
    effective: { from: null, until: null },
    verified: null,
    sample: false,
  };
}

/** The same entry once more under a code of its own; nobody has verified it. */
export function copyOf(point: ContactPoint, directory: Directory): ContactPoint {
  return {
    ...point,
    id: freeId(`${point.id}-copy`, directory),
    role: `${point.role} (copy)`.slice(0, 120),
    verified: null,
  };
}

/** Puts an entry behind another place; at the end without one. */
export function insertedAt(directory: Directory, place: number, point: ContactPoint): Directory {
  return { ...directory, contactPoints: directory.contactPoints.toSpliced(place, 0, point) };
}

/** With another entry at a place. */
export function replacedAt(directory: Directory, place: number, point: ContactPoint): Directory {
  return { ...directory, contactPoints: directory.contactPoints.with(place, point) };
}
