import { MOST_PATIENCE, type SearchAnswer } from '../../../shared/contract/search-view.ts';
import type { DoorInput } from '../../../shared/contract/console-door.ts';
import { useAsk } from '../../door/use-door.ts';
import { useRested } from './use-rested.ts';

/** While somebody types nothing is looked for further, milliseconds: the next key must not wait for it. */
const REST = 250;

/** How far older cases were looked at: all that could matter, not yet, or only some. */
export type Older = 'looked' | 'looking' | 'not all';

/**
 * The answer to a question, and once typing rests what more there is: an answer that was cut short, so that the next key
 * need not wait, is asked for again with more patience.
 * @param first the answer that came at once; undefined while there is none
 */
export function useFurther(
  question: Omit<DoorInput<'search'>, 'patience'>,
  first: SearchAnswer | undefined,
): { readonly answer: SearchAnswer | undefined; readonly older: Older } {
  const rested = useRested(question.text, REST) === question.text;
  const isCut = first?.cutShort === true;
  const wanted = isCut && rested;
  const once = useAsk('search', { ...question, patience: 1 }, { enabled: wanted, keepOld: false });
  const isStillCut = wanted && once.data?.cutShort === true;
  const twice = useAsk(
    'search',
    { ...question, patience: MOST_PATIENCE },
    { enabled: isStillCut, keepOld: false },
  );
  if (!isCut) return { answer: first, older: 'looked' };
  const further = twice.data ?? once.data;
  const failed = once.isError || twice.isError;
  const isLast = twice.data !== undefined || failed || (once.data !== undefined && !once.data.cutShort);
  const older = (further ?? first).cutShort ? 'not all' : 'looked';
  return { answer: further ?? first, older: isLast ? older : 'looking' };
}
