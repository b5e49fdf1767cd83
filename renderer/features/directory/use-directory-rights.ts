import { useMemo } from 'react';
import type { Actor } from '../../../shared/domain/actor.ts';
import { mayNotInTriggers } from '../../../shared/domain/escalation/trigger-rights.ts';
import { mayNotInDirectory, type DirectoryRight } from '../../../shared/domain/directory/directory-rights.ts';
import type { DepartmentCode } from '../../../shared/domain/ids.ts';

/** Why something can't be done by a role; null when it can. */
export interface DirectoryRights {
  readonly seeDrafts: string | null;
  readonly seeHistory: string | null;
  readonly write: string | null;
  readonly publish: string | null;
  readonly restore: string | null;
  readonly lookBack: string | null;
}

/** What the person may do besides reading. @param draftOf whose draft is meant; null: the whole city's */
export function useDirectoryRights(actor: Actor, draftOf: DepartmentCode | null): DirectoryRights {
  return useMemo(() => {
    const why = (right: DirectoryRight, department: DepartmentCode | null) =>
      mayNotInDirectory(actor, right, department)?.message ?? null;
    return {
      seeDrafts: why('see-drafts', draftOf),
      seeHistory: why('see-history', null),
      write: why('draft', draftOf),
      publish: why('publish', draftOf),
      restore: why('publish', null),
      lookBack: mayNotInTriggers(actor, 'look-back')?.message ?? null,
    };
  }, [actor, draftOf]);
}
