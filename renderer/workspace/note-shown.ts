import type { CaseId, TextId } from '../../shared/domain/ids.ts';
import { create } from './create-store.ts';
import { openCase, workspace } from './workspace.ts';

/** A note for whose sake its case was opened. */
interface NoteShown {
  readonly caseId: CaseId;
  readonly note: TextId;
}

/** Null when no case is looked at for a note's sake. */
export const noteShown = create<NoteShown | null>(null);

// Whoever comes back to the case by its tab goes on where they were.
workspace.subscribe(() => {
  const now = noteShown.get();
  if (now !== null && workspace.get().active !== `case:${now.caseId}`) noteShown.set(null);
});

/** Opens a case at one of its notes. */
export function openAtNote(caseId: CaseId, title: string, note: TextId): void {
  openCase(caseId, title);
  noteShown.set({ caseId, note });
}
