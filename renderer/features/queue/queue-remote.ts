import { create } from '../../workspace/create-store.ts';

/** What the queue on screen can be told from anywhere; null while there is none. */
interface QueueRemote {
  /** Moves the active row, and puts the focus on the list. */
  step(by: number): void;
  open(): void;
  filter(): void;
  /** Selects the active row, or lets it go; to do something to several at once. */
  select(): void;
  /** Goes on and selects what is passed. */
  selectStep(by: number): void;
  selectAll(): void;
}

export const queueRemote = create<QueueRemote | null>(null);
