import type { ReactNode } from 'react';

/**
 * One thing a person can do. Button, menu entry, shortcut and palette entry are all made from this object, so they can't
 * differ in what they do or to whom they are open.
 */
export interface Action {
  readonly id: string;
  /** Verb first: "Add note". */
  readonly label: string;
  /** Where it belongs in the palette and the keyboard map. */
  readonly group: 'Go' | 'Case' | 'List' | 'View' | 'Contact' | 'Help';
  /** "ctrl+k", "/", "e", "shift+/"; null when it has none. Single keys work only outside text fields. */
  readonly keys: readonly string[];
  readonly icon: ReactNode;
  /** More words by which the palette finds it. */
  readonly words: readonly string[];
  /** Null when it can be done now; else why not, said in the button's tooltip and in the palette. */
  readonly whyNot: string | null;
  perform(): void;
}
