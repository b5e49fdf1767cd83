import { directionOf, streetWord, suffixOf } from '../../../shared/domain/street-words.ts';
import { placedWords } from '../../../shared/domain/fold-text.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { TAG } from '../search/tokens.ts';
import type { CountedWord, WordList } from '../search/word-list.ts';
import { streetIndexOf } from './street-index.ts';

/** Shorter words have too many neighbours; from so many letters on two edits are looked for. As search does it. */
const SHORTEST = 4;
const TWO_EDITS_FROM = 6;
/** A word with another first letter is less likely meant. */
const FIRST_LETTER = 5;

function nearest(typed: string, lists: readonly WordList[]): string | null {
  const weigh = ({ word, n }: CountedWord): number => n * (word[0] === typed[0] ? FIRST_LETTER : 1);
  const oneEdit = lists.flatMap((list) => list.oneEditFrom(typed));
  const found =
    oneEdit.length > 0 || typed.length < TWO_EDITS_FROM
      ? oneEdit
      : lists.flatMap((list) => list.near(typed, 2));
  return (
    found.filter(({ word }) => word.length >= SHORTEST - 1).toSorted((a, b) => weigh(b) - weigh(a))[0]
      ?.word ?? null
  );
}

/**
 * The text with the words of streets that are written so nowhere replaced by ones that are, of the cases here and of the
 * address points; null when there is nothing to replace.
 */
export function correctStreet(view: DeskView, text: string): string | null {
  const lists = [view.words().list(TAG.street), streetIndexOf(view.cache).words];
  let corrected = '';
  let from = 0;
  for (const { word, start, end } of placedWords(text)) {
    const isPart = directionOf(word) !== undefined || suffixOf(word) !== undefined;
    if (isPart || word.length < SHORTEST || /^\d/.test(word)) continue;
    const form = streetWord(word);
    if (lists.some((list) => list.count(form) > 0 || list.begins(form))) continue;
    const shown = nearest(form, lists);
    if (shown === null) continue;
    corrected += text.slice(from, start) + shown;
    from = end;
  }
  return from === 0 ? null : corrected + text.slice(from);
}
