import type { ServiceCode } from '../ids.ts';
import { tellingWords } from './vocabulary.ts';
import { stemOf } from './stem-of.ts';

/** For a word or two neighbouring words, as learnedKeysOf gives them: how often agents chose each service. */
export type LearnedWords = ReadonlyMap<string, ReadonlyMap<ServiceCode, number>>;

/** What past choices say for a service. */
export interface LearnedVote {
  readonly weight: number;
  /** The word or words it was chosen for. */
  readonly words: string;
  /** How often. */
  readonly chosen: number;
}

/** The keys under which a choice for these words is counted: each telling word, and each two that stand side by side. */
export function learnedKeysOf(text: string): string[] {
  const words = tellingWords(text).map((word) => stemOf(word, 'en'));
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...new Set([...pairs, ...words])];
}

/** Fewer choices are chance. */
const FEWEST = 3;
/** Choices by which the share counts half. */
const HALF_AT = 6;
const PAIR_WEIGHT = 0.9;
const WORD_WEIGHT = 0.55;
/** A word chosen for many services alike says nothing: its share is held against an even one. */
const LEAST_SHARE = 0.2;
const MOST = 1.2;

/** How past choices for the same words speak for services. */
export function learnedVotes(text: string, learned: LearnedWords): Map<ServiceCode, LearnedVote> {
  const votes = new Map<ServiceCode, LearnedVote>();
  for (const key of learnedKeysOf(text)) {
    const counts = learned.get(key);
    if (counts === undefined) continue;
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const [service, chosen] of counts) {
      const share = chosen / all;
      if (chosen < FEWEST || share < LEAST_SHARE) continue;
      const weight = (key.includes(' ') ? PAIR_WEIGHT : WORD_WEIGHT) * share * (all / (all + HALF_AT));
      const before = votes.get(service);
      const best = before === undefined || weight > before.weight ? { words: key, chosen } : before;
      // The pairs of a word say much the same as it does: what comes after the best adds a third.
      const sum =
        before === undefined ? weight : Math.max(before.weight, weight) + Math.min(before.weight, weight) / 3;
      votes.set(service, { words: best.words, chosen: best.chosen, weight: Math.min(MOST, sum) });
    }
  }
  return votes;
}
