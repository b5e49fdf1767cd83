// oxlint-disable-next-line no-control-regex -- the fast path is for plain ASCII, controls included
const ASCII = /^[\u0000-\u007f]*$/;
const MARKS = /\p{M}+/gu;

/** Letters whose plain form Unicode does not know. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
};

function foldPart(text: string): string {
  const bare = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return bare.replace(/[ßøđłæœþð]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Text as it is compared: lower case, without accents, wide and ligature forms made plain. */
export function foldText(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : foldPart(text);
}

/** A word of a text, folded, with where it stands in the text as written: [start, end) in UTF-16 units. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits of any script; an apostrophe or a mark inside a word belongs to it. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’ʼ](?=[\p{L}\p{N}]))*/gu;

/** The words of a text in order, folded, without apostrophes: "O’Brien" is "obrien". */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldText(match[0]).replace(/[^\p{L}\p{N}]/gu, '');
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The words of a text in order, folded, without apostrophes. */
export function wordsOf(text: string): string[] {
  return placedWords(text).map((one) => one.word);
}
