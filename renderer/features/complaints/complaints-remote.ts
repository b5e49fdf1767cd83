import { create } from '../../workspace/create-store.ts';

/** What the keys of the list of complaints do; null while it is not on screen. */
export const complaintsRemote = create<{
  step(by: number): void;
  open(): void;
} | null>(null);
