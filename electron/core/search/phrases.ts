import { foldText, placedWords, wordsOf } from '../../../shared/domain/fold-text.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { readTexts } from '../store/read-case.ts';
import { cardsOf } from './case-cards.ts';
import { rowsMatching, type AskedRows } from './case-rows.ts';
import type { Query } from './query.ts';

const patterns = new WeakMap<readonly string[], RegExp>();

function patternOf(phrase: readonly string[]): RegExp {
  let pattern = patterns.get(phrase);
  if (pattern === undefined) {
    // Words hold letters and digits only, so nothing in them means anything to the pattern.
    const words = phrase.join('[^\\p{L}\\p{N}]+');
    pattern = new RegExp(`(?:^|[^\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'u');
    patterns.set(phrase, pattern);
  }
  return pattern;
}

/** Whether some text has these words side by side. */
export function hasPhrase(texts: readonly string[], phrase: readonly string[]): boolean {
  const [first = ''] = phrase;
  return texts.some((text) => {
    const folded = foldText(text);
    // An apostrophe inside a word is no end of it: such a text is taken apart.
    if (/['’ʼ]/.test(folded)) return ` ${wordsOf(text).join(' ')} `.includes(` ${phrase.join(' ')} `);
    return folded.includes(first) && patternOf(phrase).test(folded);
  });
}

const texts = new WeakMap<CaseColumns, readonly string[]>();

/** The texts of a case that was found; a second look at the same row costs nothing. */
export function textsOf(view: DeskView, columns: CaseColumns): readonly string[] {
  let found = texts.get(columns);
  if (found === undefined) texts.set(columns, (found = readTexts(view.cache, columns.row)));
  return found;
}

function rowHasPhrases(view: DeskView, columns: CaseColumns, { phrases }: Query): boolean {
  // Most of what is put in quotes stands in notes; people are looked up only for what does not.
  const said = textsOf(view, columns);
  const others = phrases.filter((one) => !hasPhrase(said, one.words));
  if (others.length === 0) return true;
  const fields = [
    columns.address,
    columns.source_type ?? '',
    ...cardsOf(view.cache, columns).map((card) => card.name),
  ];
  return others.every((one) => hasPhrase(fields, one.words));
}

/** Where a text has words side by side, from the first letter to the last; null when it does not. */
export function phraseRange(text: string, phrase: readonly string[]): [number, number] | null {
  const words = placedWords(text);
  const at = words.findIndex((_, from) => phrase.every((word, n) => words[from + n]?.word === word));
  const [first, last] = [words[at], words[at + phrase.length - 1]];
  return first === undefined || last === undefined ? null : [first.start, last.end];
}

/**
 * Matches looked into for words side by side: the index knows pairs of neighbours, so that nearly all have them; more
 * only when those were too few.
 */
const READ_FOR_PHRASES = [24, 100, 400] as const;

/** Cases that match and have the words in quotes side by side, newest first. */
export function rowsWithPhrases(
  view: DeskView,
  query: Query,
  asked: AskedRows,
  limit: number,
): CaseColumns[] {
  if (query.phrases.length === 0) return rowsMatching(view.cache, asked, limit);
  const found: CaseColumns[] = [];
  let looked = 0;
  for (const most of READ_FOR_PHRASES) {
    const rows = rowsMatching(view.cache, asked, most);
    for (const one of rows.slice(looked)) {
      if (rowHasPhrases(view, one, query)) found.push(one);
      if (found.length >= limit || performance.now() > asked.until) return found;
    }
    looked = rows.length;
    if (rows.length < most) break;
  }
  return found;
}
