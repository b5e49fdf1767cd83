import { placedWords } from '../fold-text.ts';
import { EVERYDAY_WORDS, SMALL_WORDS } from './small-words.ts';
import type { FinderLanguage } from './stem-of.ts';
import type { Spelling, Vocabulary } from './vocabulary.ts';

/** What a word, or words side by side, of the caller mean. */
export interface SaidToken {
  /** As the caller said it. */
  readonly said: string;
  /** Place among the telling words, for telling what stands near. */
  readonly at: number;
  readonly corrected: boolean;
  readonly language: FinderLanguage;
  /** Concepts by number, wider ones included, with how surely each is meant: 0 to 1. */
  readonly concepts: ReadonlyMap<number, number>;
}

interface Word {
  readonly text: string;
  readonly folded: string;
  readonly spelling: Spelling | null;
}

/** Letters typed of a word, and how surely a longer word is meant. */
const BEGUN: readonly number[] = [0, 0, 0.45, 0.6, 0.75];
const BEGUN_LONG = 0.85;
const SHORTEST_JOINED = 6;
/** How surely a plural means several. */
const PLURAL = 0.9;
/** A longer text has more than one topic; more is not read. */
const MOST_WORDS = 120;

/** The language most words belong to; null when that can't be told. */
function mostly(words: readonly string[], vocabulary: Vocabulary): FinderLanguage | null {
  let lead = 0;
  for (const word of words) {
    const known = vocabulary.languagesOf(word);
    const [en, es] = [EVERYDAY_WORDS.en.has(word), EVERYDAY_WORDS.es.has(word)];
    if (en || known.includes('en')) lead += 1;
    if (es || known.includes('es')) lead -= 1;
  }
  return lead === 0 ? null : lead > 0 ? 'en' : 'es';
}

/** Shorter words written together might be one word of their own: "carport". */
const SHORTEST_SPLIT = 9;
const SHORTEST_PART = 3;

/** Two words of the catalogue that were written as one: "treebranch"; null for any other word. */
function partsOf(word: string, vocabulary: Vocabulary): readonly [string, string] | null {
  if (word.length < SHORTEST_SPLIT || vocabulary.knows(word) || vocabulary.joined(word) !== undefined)
    return null;
  if (vocabulary.spelling(word, null) !== null) return null;
  let best: readonly [string, string] | null = null;
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)] as const;
    if (!parts.every((part) => vocabulary.knows(part) && !SMALL_WORDS.has(part))) continue;
    const shorter = (of: readonly [string, string]) => Math.min(of[0].length, of[1].length);
    if (best === null || shorter(parts) > shorter(best)) best = parts;
  }
  return best;
}

/** The telling words of a text; words written apart that the catalogue writes together are one. */
function wordsIn(text: string, vocabulary: Vocabulary): Word[] {
  const placed = placedWords(text).slice(0, MOST_WORDS);
  const language = mostly(
    placed.map((one) => one.word),
    vocabulary,
  );
  const allSmall = placed.every((one) => SMALL_WORDS.has(one.word));
  const words: Word[] = [];
  for (let at = 0; at < placed.length; at += 1) {
    const [one, next] = [placed[at], placed[at + 1]];
    if (one === undefined) continue;
    const together = next === undefined ? '' : one.word + next.word;
    if (next !== undefined && together.length >= SHORTEST_JOINED && vocabulary.knows(together)) {
      const spelling = vocabulary.spelling(together, language);
      words.push({ text: text.slice(one.start, next.end), folded: together, spelling });
      at += 1;
      continue;
    }
    if ((!allSmall && SMALL_WORDS.has(one.word)) || /^\d+$/.test(one.word)) continue;
    const parts = partsOf(one.word, vocabulary);
    if (parts !== null) {
      const middle = one.start + parts[0].length;
      const texts = [text.slice(one.start, middle), text.slice(middle, one.end)];
      for (const [i, folded] of parts.entries())
        words.push({ text: texts[i] ?? folded, folded, spelling: vocabulary.spelling(folded, language) });
      continue;
    }
    words.push({
      text: text.slice(one.start, one.end),
      folded: one.word,
      spelling: vocabulary.joined(one.word) === undefined ? vocabulary.spelling(one.word, language) : null,
    });
  }
  return words;
}

function widened(
  vocabulary: Vocabulary,
  concepts: Iterable<number>,
  quality: number,
  found = new Map<number, number>(),
): Map<number, number> {
  const add = (concept: number, sure: number) => {
    if (sure > (found.get(concept) ?? 0)) found.set(concept, sure);
  };
  for (const concept of concepts) {
    add(concept, quality);
    vocabulary.concepts[concept]?.wider.forEach((sure, wider) => add(wider, sure * quality));
  }
  return found;
}

/** Concepts of words that begin as the last one does, while it is typed. */
function begun(word: Word, vocabulary: Vocabulary): Map<number, number> {
  const found = new Map<number, number>();
  for (const form of vocabulary.beginning(word.folded)) {
    const spelling = form === word.folded ? null : vocabulary.spelling(form, null);
    if (spelling === null) continue;
    const concepts = vocabulary.named(spelling.stems).map((one) => one.concept);
    widened(vocabulary, concepts, BEGUN[word.folded.length] ?? BEGUN_LONG, found);
  }
  return found;
}

/** Reads a caller's words. @param typing the last word may not be finished */
export function readSaid(text: string, vocabulary: Vocabulary, typing: boolean): SaidToken[] {
  const words = wordsIn(text, vocabulary);
  const stems = words.map((one) => one.spelling?.stems ?? { en: null, es: null });
  const tokens: SaidToken[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (word === undefined) break;
    const unit = vocabulary.unit(stems, at);
    const length = unit?.length ?? 1;
    const taken = words.slice(at, at + length);
    const quality = Math.min(...taken.map((one) => one.spelling?.quality ?? 1));
    const joined = unit === null ? vocabulary.joined(word.folded) : undefined;
    const named =
      unit !== null ? [unit.named] : joined !== undefined ? [joined] : vocabulary.named(stems[at] ?? NOTHING);
    let concepts = widened(
      vocabulary,
      named.map((one) => one.concept),
      quality,
    );
    const last = typing && at + length >= words.length && text.endsWith(word.text);
    if (last && length === 1 && (concepts.size === 0 || quality < 1)) {
      const possible = begun(word, vocabulary);
      if (possible.size > 0) concepts = possible;
    }
    const isPlural =
      taken.some((one) => /[^s]s$/.test(one.folded)) &&
      named.some((one) => vocabulary.concepts[one.concept]?.counted === true);
    if (isPlural && vocabulary.several !== undefined)
      widened(vocabulary, [vocabulary.several], PLURAL, concepts);
    tokens.push({
      said: taken.map((one) => one.text).join(' '),
      at,
      corrected: concepts.size > 0 && taken.some((one) => one.spelling?.corrected === true),
      language: named[0]?.language ?? 'en',
      concepts,
    });
    at += length;
  }
  return tokens;
}

const NOTHING = { en: null, es: null };
