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

const isPlainWord = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
const APOSTROPHE = 0x27;

/** The same for plain ASCII, unit by unit: most texts are, and patterns take several times as long. */
function plainWords(written: string): PlacedWord[] {
  const text = written.toLowerCase();
  const words: PlacedWord[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isPlainWord(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    let isWhole = true;
    for (;;) {
      at += 1;
      const unit = text.charCodeAt(at);
      if (isPlainWord(unit)) continue;
      if (unit !== APOSTROPHE || !isPlainWord(text.charCodeAt(at + 1))) break;
      isWhole = false;
    }
    const word = text.slice(start, at);
    words.push({ word: isWhole ? word : word.replaceAll("'", ''), start, end: at });
  }
  return words;
}

/** The words of a text in order, folded, without apostrophes: "O’Brien" is "obrien". */
export function placedWords(text: string): PlacedWord[] {
  if (ASCII.test(text)) return plainWords(text);
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
