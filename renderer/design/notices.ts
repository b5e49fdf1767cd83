import type { MeaningName } from './palettes.ts';
import { create } from '../workspace/create-store.ts';

/** Something that just happened, said once in a corner of the window. */
export interface Notice {
  readonly id: string;
  readonly meaning: Exclude<MeaningName, 'neutral'>;
  readonly text: string;
  /** One thing to do about it: Undo, Open. */
  readonly action: { readonly label: string; perform(): void } | null;
  /** Stays until closed; else it leaves after some seconds. */
  readonly keep: boolean;
}

const AT_MOST = 3;

export const notices = create<readonly Notice[]>([]);

/** Shows a notice; returns its id. One with the id of another takes its place. */
export function notify(said: Pick<Notice, 'meaning' | 'text'> & Partial<Notice>): string {
  const notice: Notice = { id: crypto.randomUUID(), action: null, keep: false, ...said };
  const others = notices.get().filter((one) => one.id !== notice.id);
  notices.set([...others, notice].slice(-AT_MOST));
  return notice.id;
}

export function isShown(id: string): boolean {
  return notices.get().some((one) => one.id === id);
}

export function dismiss(id: string): void {
  notices.set(notices.get().filter((one) => one.id !== id));
}
