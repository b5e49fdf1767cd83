import type { CaseId, TextId } from '../../shared/domain/ids.ts';
import { create } from './create-store.ts';
import { openCase } from './workspace.ts';

/** A note that is to be shown on its case. */
interface NoteShown {
  readonly caseId: CaseId;
  readonly note: TextId;
  /** It was brought on screen. */
  readonly shown: boolean;
}

/** Null when the case is not looked at for a note's sake. */
export const noteShown = create<NoteShown | null>(null);

/** Opens a case at one of its notes. */
export function openAtNote(caseId: CaseId, title: string, note: TextId): void {
  noteShown.set({ caseId, note, shown: false });
  openCase(caseId, title);
}
