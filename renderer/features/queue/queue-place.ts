import type { CaseRow } from '../../../shared/contract/case-view.ts';
import { create } from '../../workspace/create-store.ts';

/** Which row keys act on, in the list of which the name is `of`. It outlives the list's time on screen. */
export interface QueuePlace {
  readonly of: string;
  readonly index: number;
  /** The case that was there, so that it is found again when rows move. */
  readonly id: CaseRow['id'] | null;
}

export const queuePlace = create<QueuePlace>({ of: '', index: 0, id: null });
