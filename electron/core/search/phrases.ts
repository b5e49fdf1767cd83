import { foldText, placedWords, wordsOf } from '../../../shared/domain/fold-text.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { readTexts } from '../store/read-case.ts';
import { saidCallers } from '../store/said-callers.ts';
import type { AskedRows } from './asked-rows.ts';
import { rowsMatching } from './case-rows.ts';
import type { Query } from './query.ts';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Units from here on are not plain ASCII. */
const BEYOND_ASCII = 0x80;

/** Whether a letter or a digit stands at this place of a folded text, in any script. */
function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < BEYOND_ASCII) return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
  if (Number.isNaN(unit)) return false;
  // The second half of a pair belongs to the letter before it.
  const from = unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
  return LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(from) ?? 0));
}

/** Where the words end that stand side by side from this place on; null when they don't. */
function endOf(folded: string, phrase: readonly string[], from: number): number | null {
  let at = from;
  for (const [n, word] of phrase.entries()) {
    if (n > 0) {
      if (isWordAt(folded, at)) return null;
      while (at < folded.length && !isWordAt(folded, at)) at += 1;
    }
    if (!folded.startsWith(word, at)) return null;
    at += word.length;
  }
  return isWordAt(folded, at) ? null : at;
}

/** An apostrophe inside a word is no end of it: a text that has one is taken apart. */
const APOSTROPHE = /['’ʼ]/;

/** Where a folded text without apostrophes has words side by side; null when it has not. Quicker than a pattern made for the words. */
function placeOf(folded: string, phrase: readonly string[]): [number, number] | null {
  const [first = ''] = phrase;
  for (let at = folded.indexOf(first); at >= 0; at = folded.indexOf(first, at + 1)) {
    const end = isWordAt(folded, at - 1) ? null : endOf(folded, phrase, at);
    if (end !== null) return [at, end];
  }
  return null;
}

/** Whether some text has these words side by side. */
export function hasPhrase(texts: readonly string[], phrase: readonly string[]): boolean {
  return texts.some((text) => {
    const folded = foldText(text);
    if (APOSTROPHE.test(folded)) return ` ${wordsOf(text).join(' ')} `.includes(` ${phrase.join(' ')} `);
    return placeOf(folded, phrase) !== null;
  });
}

const texts = new WeakMap<CaseColumns, readonly string[]>();

/** The texts of a case that was found; a second look at the same row costs nothing. */
export function textsOf(view: DeskView, columns: CaseColumns): readonly string[] {
  let found = texts.get(columns);
  if (found === undefined) texts.set(columns, (found = readTexts(view.cache, columns.facts_at)));
  return found;
}

/** Whether a case has what stands in quotes. */
export function rowHasPhrases(view: DeskView, columns: CaseColumns, { phrases }: Query): boolean {
  if (phrases.length === 0) return true;
  // Most of what is put in quotes stands in notes; people are looked up only for what does not.
  const said = textsOf(view, columns);
  const others = phrases.filter((one) => !hasPhrase(said, one.words));
  if (others.length === 0) return true;
  const fields = [
    columns.address,
    columns.source_type ?? '',
    ...saidCallers(columns.callers_said).map((one) => one.name),
  ];
  return others.every((one) => hasPhrase(fields, one.words));
}

// oxlint-disable-next-line no-control-regex -- what is plain ASCII keeps its places when it is folded, controls included
const PLAIN = /^[\u0000-\u0026\u0028-\u007f]*$/;

/** Where a text has words side by side, from the first letter to the last; null when it does not. */
export function phraseRange(text: string, phrase: readonly string[]): [number, number] | null {
  if (PLAIN.test(text)) return placeOf(text.toLowerCase(), phrase);
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
  for (const [at, most] of READ_FOR_PHRASES.entries()) {
    const rows = rowsMatching(view.cache, asked, most);
    for (const one of rows.slice(looked)) {
      if (rowHasPhrases(view, one, query)) found.push(one);
      if (found.length >= limit) return found;
      // The first few are looked into however late it is.
      if (at > 0 && (asked.effort.isUsedUp || performance.now() > asked.until)) {
        asked.effort.cutShort();
        return found;
      }
    }
    looked = rows.length;
    if (rows.length < most) break;
  }
  return found;
}
