import { wordsOf } from '../../shared/domain/fold-text.ts';
import type { CaseDocument } from './case-documents.ts';

/** Another way to search the same cases. */
export interface PeerEngine {
  readonly name: string;
  add(documents: readonly CaseDocument[]): Promise<void>;
  /** All has been added: makes it ready to be asked. */
  settle(): Promise<void>;
  /** Rows of the first twenty cases it has for a query. */
  ask(text: string): Promise<readonly number[]>;
}

/** As many as our own box is asked for. */
export const ASKED_FOR = 20;

/** Words between two streets: peers that had to match them would find less. */
const BETWEEN = new Set(['at', 'and', 'y']);

/** A query as a peer takes it: all words, the last one as the beginning of a word unless a space follows it. */
export function peerWords(text: string): { readonly words: readonly string[]; readonly typing: boolean } {
  return { words: wordsOf(text).filter((word) => !BETWEEN.has(word)), typing: !/\s$/.test(text) };
}
