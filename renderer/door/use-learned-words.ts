import { useEffect } from 'react';
import {
  learnedWordsOf,
  type LearnedWord,
  type LearnedWords,
} from '../../shared/domain/finder/learned-words.ts';
import { MINUTE, SECOND } from '../../shared/domain/instant.ts';
import { useAsk } from './use-door.ts';

/** The desk answers with what it keeps and asks the hub meanwhile; the next asking has that. */
const AGAIN = 5 * MINUTE;
/** While nothing is known: in a young city the first choices are counted within seconds. */
const SOON = 30 * SECOND;

const lookUps = new WeakMap<readonly LearnedWord[], LearnedWords>();
const NOTHING: LearnedWords = new Map();

/** What agents chose for the words callers said, as this desk was told last. Made once per telling, whoever asks. */
export function useLearnedWords(): LearnedWords {
  const { data, refetch } = useAsk('learned-words.get', {});
  const pause = data === undefined || data.words.length > 0 ? AGAIN : SOON;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), pause);
    return () => clearInterval(timer);
  }, [refetch, pause]);
  if (data === undefined) return NOTHING;
  let learned = lookUps.get(data.words);
  if (learned === undefined) {
    learned = learnedWordsOf(data.words);
    lookUps.set(data.words, learned);
  }
  return learned;
}
