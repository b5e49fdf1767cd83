import { z } from 'zod';
import { placedWords } from '../fold-text.ts';
import { serviceCode, type ServiceCode } from '../ids.ts';
import { SMALL_WORDS } from './small-words.ts';
import { stemOf } from './stem-of.ts';

/** What agents chose when a word, or two side by side, was said for what a caller needs. */
export const learnedWord = z.object({
  /** The stem of a word, or two with a space between; see learnedKeysOf. */
  words: z.string().min(1).max(80),
  /** All choices for them, whatever was chosen: bounded and decayed, see learned-count.ts. */
  all: z.number().positive(),
  services: z.array(z.object({ service: serviceCode, chosen: z.number().positive() })).min(1),
});
export type LearnedWord = z.infer<typeof learnedWord>;

/** How often agents chose what, by the words said. */
export type LearnedWords = ReadonlyMap<
  string,
  { readonly all: number; readonly services: ReadonlyMap<ServiceCode, number> }
>;

/** Learned words as they are looked up. */
export function learnedWordsOf(words: readonly LearnedWord[]): LearnedWords {
  return new Map(
    words.map(({ words: key, all, services }) => [
      key,
      { all, services: new Map(services.map((one) => [one.service, one.chosen])) },
    ]),
  );
}

/** What past choices say for a service. */
export interface LearnedVote {
  /** At most MOST_LEARNED. */
  readonly weight: number;
  /** The caller's word or words it was chosen for, as said. */
  readonly said: readonly string[];
  /** How often, bounded. */
  readonly chosen: number;
}

/** A word, or two neighbouring ones, under which choices are counted. */
export interface LearnedKey {
  readonly key: string;
  /** As the caller said it. */
  readonly said: readonly string[];
}

/** A longer text has more than one topic; more is not read. */
const MOST_WORDS = 24;

/** The keys under which a choice for these words is counted: each two telling words that stand side by side, and each word. */
export function learnedKeysOf(text: string): LearnedKey[] {
  const telling = placedWords(text)
    .filter(({ word }) => !SMALL_WORDS.has(word))
    .slice(0, MOST_WORDS)
    .map(({ word, start, end }) => ({ stem: stemOf(word, 'en'), said: text.slice(start, end) }));
  const keys = new Map<string, LearnedKey>();
  const put = (key: string, said: readonly string[]) => {
    if (!keys.has(key)) keys.set(key, { key, said });
  };
  telling.slice(1).forEach((word, at) => {
    const before = telling[at];
    if (before !== undefined) put(`${before.stem} ${word.stem}`, [before.said, word.said]);
  });
  for (const word of telling) put(word.stem, [word.said]);
  return [...keys.values()];
}

/** Less than this is chance that has faded. */
const FEWEST = 1.5;
/** Choices by which the share counts half. */
const HALF_AT = 3;
const PAIR_WEIGHT = 0.6;
const WORD_WEIGHT = 0.55;
/** A word chosen for many services alike says nothing: its share is held against an even one. */
const LEAST_SHARE = 0.2;
/** Whatever was chosen, it adds at most so much: a word of the catalogue that only one service has tells about 1. */
export const MOST_LEARNED = 0.6;

/** How past choices for the same words speak for services. */
export function learnedVotes(text: string, learned: LearnedWords): Map<ServiceCode, LearnedVote> {
  const votes = new Map<ServiceCode, LearnedVote>();
  for (const { key, said } of learnedKeysOf(text)) {
    const counts = learned.get(key);
    if (counts === undefined) continue;
    const { all, services } = counts;
    for (const [service, chosen] of services) {
      const share = Math.min(1, chosen / all);
      if (chosen < FEWEST || share < LEAST_SHARE) continue;
      const most = said.length > 1 ? PAIR_WEIGHT : WORD_WEIGHT;
      const weight = most * share * (all / (all + HALF_AT));
      const before = votes.get(service);
      const best = before === undefined || weight > before.weight ? { said, chosen } : before;
      // The pairs of a word say much the same as it does: what comes after the best adds a third.
      const sum =
        before === undefined ? weight : Math.max(before.weight, weight) + Math.min(before.weight, weight) / 3;
      votes.set(service, { ...best, weight: Math.min(MOST_LEARNED, sum) });
    }
  }
  return votes;
}
