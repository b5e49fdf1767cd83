import { create } from '../../workspace/create-store.ts';
import type { Settling } from '../../design/settle-promise-dialog.tsx';

/** What the keys of the list of what is owed do; null while it is not on screen. */
export const owedRemote = create<{
  step(by: number): void;
  open(): void;
  settle(settling: Settling): void;
} | null>(null);
