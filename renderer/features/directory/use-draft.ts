import { useEffect, useSyncExternalStore } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { AccountId, DepartmentCode } from '../../../shared/domain/ids.ts';
import { useAsk } from '../../door/use-door.ts';
import { changeDraft, draftKey, draftSessions, isNewer, putDraft, saveDraft } from './draft-keeper.ts';
import { begunDraft, openedDraft, type DraftSession } from './draft-session.ts';

/** A draft of the directory at this desk. */
export interface Draft {
  readonly key: string;
  /** Null while there is none, or before it is known. */
  readonly session: DraftSession | null;
  /** False until the hub, or this desk, has said whether there is one. */
  readonly isKnown: boolean;
  /** Why the hub could not be asked. */
  readonly failure: Failure | null;
  /** The number of the version that holds, as the hub says. */
  readonly newest: number | null;
  /** Begins one that says the same as a published version. */
  begin(base: number, published: Directory): void;
  change(directory: Directory): void;
  /** Asks the hub again, and forgets what is kept here. */
  drop(): void;
}

/** The draft of a department, or of the whole city (null). @param enabled false: it may not be seen, so nobody is asked */
export function useDraft(account: AccountId, department: DepartmentCode | null, enabled: boolean): Draft {
  const key = draftKey(account, department);
  const sessions = useSyncExternalStore(draftSessions.subscribe, draftSessions.get);
  const session = sessions.get(key) ?? null;
  const { data, error, refetch } = useAsk('directory.draft', { department }, { enabled, keepOld: false });
  const told = data?.draft ?? null;
  // What somebody left unsaved when they signed out waits for them.
  useEffect(() => void saveDraft(key), [key]);
  useEffect(() => {
    if (told === null) return;
    const known = draftSessions.get().get(key);
    if (known === undefined || isNewer(known, told)) putDraft(key, openedDraft(told));
  }, [key, told]);
  return {
    key,
    session,
    isKnown: session !== null || data !== undefined,
    failure: error?.failure ?? null,
    newest: data?.newest ?? null,
    begin: (base, published) => putDraft(key, begunDraft({ department, base, saved: published })),
    change: (directory) => changeDraft(key, directory),
    drop: () => {
      putDraft(key, null);
      void refetch();
    },
  };
}
