import type { DeskView } from '../desk/desk-view.ts';
import { meantWords } from './meanings.ts';
import type { TypedWord } from './query.ts';
import { tagged } from './tokens.ts';

/** Tokens of the words after a minus, in whatever field. */
export function unwantedTokens(view: DeskView, without: readonly TypedWord[]): string[] {
  return meantWords(
    without.map((one) => ({ ...one, typing: false })),
    view.known.lexicon,
  ).flatMap(({ structured, text }) => [...structured, text].map(({ tag, form }) => tagged(tag, form)));
}
