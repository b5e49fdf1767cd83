import { wordsOf } from '../fold-text.ts';
import { kindOf } from './closing-kinds.ts';
import { FILLERS } from './closing-lexicon.ts';
import { stemClosingWord } from './stem-closing-word.ts';

/** Numbers in a fingerprint: more tell likeness more finely. */
const SLOTS = 24;
/** Words that are left of a text when names, numbers and dates are gone; a shorter text is like too many others. */
const LEAST_WORDS = 6;
/** From this share of equal numbers on, two texts are the same one with other names and numbers. */
const ALIKE = 0.7;

/** FNV-1a, 32 bits, begun anew for each slot. */
function hashed(text: string, slot: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(slot + 1, 0x9e3779b1);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A name stands in capitals inside a sentence that is not all in capitals. */
function withoutNames(text: string): string {
  if (!/\p{Ll}/u.test(text)) return text;
  return text.replace(/(?<=[\p{Ll}\p{N},)]\s+)\p{Lu}[\p{L}'’.-]*/gu, ' ');
}

/** The words that stay when the same text is used for another case: no names, numbers, dates, days or months. */
function lastingWords(text: string): string[] {
  const stems = wordsOf(withoutNames(text))
    .filter((word) => !/\p{N}/u.test(word))
    .map(stemClosingWord);
  return stems.filter((stem) => !FILLERS.has(stem) && kindOf(stem) !== 'TIME');
}

/**
 * A short text by which reused texts are found: the smallest hashes (min-hash) of pairs of neighbouring words, without
 * names, numbers and dates. Null for a text too short to tell: "Pothole filled." is rightly said often.
 */
export function fingerprintOf(text: string): string | null {
  const words = lastingWords(text.slice(0, 6_000));
  if (words.length < LEAST_WORDS) return null;
  const parts = [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
  let fingerprint = '';
  for (let slot = 0; slot < SLOTS; slot += 1) {
    let least = 0xffffffff;
    for (const part of parts) least = Math.min(least, hashed(part, slot));
    fingerprint += (least & 0xffff).toString(16).padStart(4, '0');
  }
  return fingerprint;
}

/** How alike two texts are by their fingerprints, from 0 to 1: about the share of words and pairs they have in common. */
function likeness(one: string, other: string): number {
  let equal = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if (one.slice(slot * 4, slot * 4 + 4) === other.slice(slot * 4, slot * 4 + 4)) equal += 1;
  }
  return equal / SLOTS;
}

/** True for two texts that are the same but for names, numbers, dates and a word or two. */
export function isSameText(one: string, other: string): boolean {
  return likeness(one, other) >= ALIKE;
}
