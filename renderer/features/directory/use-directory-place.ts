import { useSyncExternalStore } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { DepartmentCode } from '../../../shared/domain/ids.ts';
import { directoryPlace, type DirectoryPlace } from './directory-place.ts';

/** Where one is, with whose draft is meant. */
export interface PlaceNow extends DirectoryPlace {
  readonly draftOf: DepartmentCode | null;
}

/** Where one is in the directory: a lead in the draft of the own department, everybody else in that of the whole city. */
export function useDirectoryPlace(actor: AccountActor): PlaceNow {
  const place = useSyncExternalStore(directoryPlace.subscribe, directoryPlace.get);
  const own = actor.role === 'lead' ? actor.department : null;
  // Somebody else may sit here now.
  const draftOf = actor.role === 'lead' || place.draftOf === undefined ? own : place.draftOf;
  return { ...place, draftOf };
}
