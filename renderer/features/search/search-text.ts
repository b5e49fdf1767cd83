import type { SearchChip, SearchCorrection } from '../../../shared/contract/search-view.ts';

type Stretch = Pick<SearchChip, 'start' | 'end'>;

/**
 * A text without one stretch of it: [start, end) goes, and what is left is joined by single spaces.
 * @returns the text as it is when it no longer reads so there as it did in `asked`, the text the stretch was found in
 */
export function withoutStretch(text: string, asked: string, { start, end }: Stretch): string {
  if (text.slice(0, end) !== asked.slice(0, end)) return text;
  const left = `${text.slice(0, start)} ${text.slice(end)}`.replaceAll(/\s+/g, ' ').trimStart();
  // What is typed next is a new word.
  return left === '' || left.endsWith(' ') ? left : `${left} `;
}

/** A text in which a corrected word stands in quotes, so that it is searched exactly as it is typed. */
export function withExactWord(text: string, asked: string, { start, end }: SearchCorrection): string {
  if (text.slice(0, end) !== asked.slice(0, end)) return text;
  return `${text.slice(0, start)}"${text.slice(start, end)}"${text.slice(end)}`;
}

/** "Showing figueroa for figeroa". Empty without corrections. */
export function correctionWords(corrections: readonly SearchCorrection[]): string {
  if (corrections.length === 0) return '';
  return `Showing ${corrections.map(({ shown, typed }) => `${shown} for ${typed}`).join(', ')}`;
}
