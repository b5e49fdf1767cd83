import type { DirectoryDraft, DirectoryDraftHead } from '../../../shared/contract/directory-sync.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import { mergeDirectories, type MergeConflicts } from '../../../shared/domain/directory/merge-directories.ts';
import { directory as directorySchema, type Directory } from '../../../shared/domain/directory/directory.ts';
import type { CommandId, DepartmentCode } from '../../../shared/domain/ids.ts';

/** A draft as somebody works on it at this desk. The hub has it as it was saved last. */
export interface DraftSession {
  /** Whose entries may differ; null: the whole city's. */
  readonly department: DepartmentCode | null;
  /** As the hub has it; null before the first save. */
  readonly head: DirectoryDraftHead | null;
  /** The version it grew from. */
  readonly base: number;
  readonly saved: Directory;
  readonly edited: Directory;
  /** On its way to the hub. It is sent again under the same id until there is an answer, so that it is saved once. */
  readonly sending: { readonly commandId: CommandId; readonly directory: Directory } | null;
  /** Why it could not be saved, though it should; it is tried again. */
  readonly failure: Failure | null;
  /** Somebody else changed it meanwhile; null for `theirs` when it is gone. Nothing is saved until one way is taken. */
  readonly moved: { readonly theirs: DirectoryDraft | null; readonly message: string } | null;
}

type Begun = Pick<DraftSession, 'department' | 'base' | 'saved'>;

/** A draft that is not on the hub yet: it says the same as a published version. */
export function begunDraft({ department, base, saved }: Begun): DraftSession {
  return { department, base, saved, edited: saved, head: null, sending: null, failure: null, moved: null };
}

/** A draft as the hub has it. */
export function openedDraft(draft: DirectoryDraft): DraftSession {
  const { directory, entries: _, ...head } = draft;
  return { ...begunDraft({ department: head.department, base: head.base, saved: directory }), head };
}

/** With another text. */
export function edited(session: DraftSession, directory: Directory): DraftSession {
  // What was refused may be let by once it says something else.
  return { ...session, edited: directory, failure: session.sending === null ? null : session.failure };
}

/** Whether something of it is not on the hub. */
export function isUnsaved(session: DraftSession): boolean {
  return session.edited !== session.saved;
}

/** What is to be sent now; null while nothing is, or nothing can be. */
export function toSend(session: DraftSession, commandId: CommandId): DraftSession['sending'] {
  if (session.moved !== null) return null;
  if (session.sending !== null) return session.sending;
  if (session.failure !== null || !isUnsaved(session) || !directorySchema.safeParse(session.edited).success)
    return null;
  return { commandId, directory: session.edited };
}

/** The hub has what was sent. */
export function tookSave(session: DraftSession, head: DirectoryDraftHead): DraftSession {
  const saved = session.sending?.directory ?? session.saved;
  return { ...session, head, base: head.base, saved, sending: null, failure: null };
}

/** The hub did not take it: the draft was not as it was seen here. */
export function wasMoved(session: DraftSession, moved: NonNullable<DraftSession['moved']>): DraftSession {
  return { ...session, sending: null, failure: null, moved };
}

/** The hub could not be asked, or said no. What was sent may have arrived, so it stays what is sent next. */
export function failedSave(session: DraftSession, failure: Failure): DraftSession {
  const mayHaveArrived = failure.code === 'hub-unreachable' || failure.code === 'internal';
  return { ...session, failure, sending: mayHaveArrived ? session.sending : null };
}

/** Both texts in one, and what both changed: those are as theirs unless they are kept. */
export function together(
  session: DraftSession,
  theirs: DirectoryDraft,
  kept: MergeConflicts,
): { readonly directory: Directory; readonly conflicts: MergeConflicts } {
  return mergeDirectories(session.saved, session.edited, theirs.directory, kept);
}

/** Goes on from the hub's draft with a text: theirs, mine, or both in one. */
export function goOnFrom(theirs: DirectoryDraft, directory: Directory): DraftSession {
  return { ...openedDraft(theirs), edited: directory };
}

/** Goes on as a new draft: the one it was is published or discarded. */
export function goOnAnew(session: DraftSession): DraftSession {
  return { ...session, edited: { ...session.edited }, head: null, moved: null };
}
