import { create } from '../../workspace/create-store.ts';

/** What the keys of a department's desk do; null while it is not on screen. */
export const deskRemote = create<{
  step(by: number, extend: boolean): void;
  open(): void;
  filter(): void;
  order(): void;
  map(): void;
  macro(): void;
  select(): void;
  selectGroup(): void;
} | null>(null);
