import { wordsOf } from '../fold-text.ts';
import type { TextLanguage } from './text-language.ts';

/** How hard a text is to read. */
export interface ReadingGrade {
  /** Years of school that reading it takes. */
  readonly grade: number;
  readonly words: number;
  readonly sentences: number;
}

/** Syllables of an English word: groups of vowels, a silent e not counted. Right for nine words in ten. */
function englishSyllables(word: string): number {
  const spoken = word
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0))
    .replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** Syllables of a Spanish word without accents: groups of vowels, two strong vowels apart. */
function spanishSyllables(word: string): number {
  return Math.max(1, word.match(/[iu]?[aeo][iuy]?|[iu]+/g)?.length ?? 1);
}

/**
 * The school grade a text asks for. English: Flesch-Kincaid (Kincaid, Fishburne, Rogers and Chissom 1975), 0.39 words per
 * sentence + 11.8 syllables per word - 15.59. Spanish: the scale of Szigriszt-Pazos (1993, INFLESZ 2008), 206.835 - 62.3
 * syllables per word - words per sentence, put on grades as Flesch's scale is: 90 and more is grade 5, 30 is college.
 */
export function readingGrade(text: string, language: TextLanguage): ReadingGrade {
  const spoken = wordsOf(text).filter((word) => !/\p{N}/u.test(word));
  const sentences = Math.max(
    1,
    text.split(/[.!?;]+(?=\s|$)|\n+/).filter((part) => /\p{L}{2}/u.test(part)).length,
  );
  if (spoken.length === 0) return { grade: 0, words: 0, sentences };
  const syllablesOf = language === 'es' ? spanishSyllables : englishSyllables;
  const perWord = spoken.reduce((sum, word) => sum + syllablesOf(word), 0) / spoken.length;
  const perSentence = spoken.length / sentences;
  const grade =
    language === 'es'
      ? 5 + (90 - (206.835 - 62.3 * perWord - perSentence)) / 7
      : 0.39 * perSentence + 11.8 * perWord - 15.59;
  return { grade: Math.round(Math.max(0, grade) * 10) / 10, words: spoken.length, sentences };
}
