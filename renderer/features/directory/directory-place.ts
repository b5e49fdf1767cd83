import { create } from '../../workspace/create-store.ts';
import type { DepartmentCode } from '../../../shared/domain/ids.ts';

/** The parts of the screen. */
export const SECTIONS = ['entries', 'cover', 'route', 'check', 'changes', 'history', 'what-if'] as const;
export type Section = (typeof SECTIONS)[number];

/** Where one is in the directory. It comes back when the screen does. */
export interface DirectoryPlace {
  readonly source: 'published' | 'draft';
  readonly section: Section;
  /** Whose draft; null: the whole city's. Undefined until it is known whose the person may write. */
  readonly draftOf: DepartmentCode | null | undefined;
  /** Place of the entry that is shown, in the directory; -1: the first of the list. */
  readonly entry: number;
  /** Field that is to take the focus: "roster.0.rule"; null for none. */
  readonly field: string | null;
}

export const directoryPlace = create<DirectoryPlace>({
  source: 'published',
  section: 'entries',
  draftOf: undefined,
  entry: -1,
  field: null,
});

export function goInDirectory(parts: Partial<DirectoryPlace>): void {
  directoryPlace.set({ ...directoryPlace.get(), ...parts });
}
