import { IRREGULAR } from './irregular-words.ts';

const VOWEL = /[aeiouy]/;

/** "stopp" is "stop"; "fill", "miss" and "buff" stay. */
function undouble(stem: string): string {
  const last = stem.at(-1);
  return last === stem.at(-2) && last !== undefined && !'lszfe'.includes(last) ? stem.slice(0, -1) : stem;
}

function withoutEnding(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  if (/ie[sd]$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing') && word.length > 5 && VOWEL.test(word.slice(0, -3)))
    return undouble(word.slice(0, -3));
  if (word.endsWith('ed') && word.length > 4 && VOWEL.test(word.slice(0, -2)))
    return undouble(word.slice(0, -2));
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/**
 * The stem by which words of closings are compared. A last e goes, so that "remove", "removed" and "removing" are
 * "remov" without a dictionary of verbs.
 */
export function stemClosingWord(word: string): string {
  const stem = IRREGULAR.get(word) ?? withoutEnding(word);
  return stem.length > 3 && stem.endsWith('e') && !stem.endsWith('ee') ? stem.slice(0, -1) : stem;
}
