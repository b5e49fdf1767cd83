import type { CallerId } from '../../../shared/domain/ids.ts';
import { create } from '../../workspace/create-store.ts';

/** What the box was narrowed to: everything about one caller, one address, one service, one district. */
export type Narrowed =
  | { readonly kind: 'caller'; readonly callerId: CallerId; readonly label: string }
  | { readonly kind: 'address'; readonly address: string; readonly label: string }
  | { readonly kind: 'service'; readonly service: string; readonly label: string }
  | { readonly kind: 'district'; readonly district: string; readonly label: string };

export interface SearchBoxState {
  readonly open: boolean;
  /** Stays when the box closes: Esc never loses text. */
  readonly text: string;
  readonly narrowed: Narrowed | null;
  /** What was just done, said at the foot of the box: "Copied 1-4601662271." */
  readonly said: string;
  /** Rises whenever somebody asks for the box, so that it takes the focus. */
  readonly asked: number;
}

const CLOSED: SearchBoxState = { open: false, text: '', narrowed: null, said: '', asked: 0 };

export const searchBox = create<SearchBoxState>(CLOSED);

function patch(change: Partial<SearchBoxState>): void {
  searchBox.set({ ...searchBox.get(), ...change });
}

/** True for a text that asks for commands only. */
export function isForCommands(text: string): boolean {
  return text.trimStart().startsWith('>');
}

/**
 * Opens the box and puts the focus into it.
 * @param text replaces what was typed before; ">" lists commands only
 */
export function openSearch(text?: string): void {
  const { asked, text: before } = searchBox.get();
  patch({
    open: true,
    text: text ?? (isForCommands(before) ? '' : before),
    narrowed: null,
    said: '',
    asked: asked + 1,
  });
}

export function closeSearch(): void {
  const { text } = searchBox.get();
  patch({ open: false, narrowed: null, said: '', text: isForCommands(text) ? '' : text });
}

export function typeSearch(text: string): void {
  patch({ text, open: true, narrowed: null, said: '' });
}

export function narrowSearch(narrowed: Narrowed): void {
  patch({ narrowed, open: true });
}

/** Says what was done without leaving the box. */
export function sayInSearch(said: string): void {
  patch({ said });
}

/** One step back: from the narrowed list to the results, then out of the box. */
export function stepBack(): void {
  const { narrowed } = searchBox.get();
  if (narrowed === null) closeSearch();
  else patch({ narrowed: null });
}

/** Forgets what was typed; for the next person at the desk. */
export function forgetSearch(): void {
  searchBox.set(CLOSED);
}
