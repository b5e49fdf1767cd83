import { useQuery } from '@tanstack/react-query';
import { MOST_PATIENCE, type SearchAnswer } from '../../../shared/contract/search-view.ts';
import type { DoorInput } from '../../../shared/contract/console-door.ts';
import { ask, type DoorError } from '../../door/door-client.ts';
import { useRested } from './use-rested.ts';

/** While somebody types nothing is looked for further, milliseconds: the next key must not wait for it. */
const REST = 250;
/** What was looked for so long is asked again so seldom while it stays on screen, milliseconds. */
const FRESH = 3_000;

/** How far older cases were looked at: all that could matter, not yet, or only some. */
export type Older = 'looked' | 'looking' | 'not all';

type Question = Omit<DoorInput<'search'>, 'patience'>;

/** The same question asked with patience, as long as it is wanted. */
function useWithPatience(question: Question, patience: number, wanted: boolean) {
  return useQuery<SearchAnswer, DoorError>({
    queryKey: ['search further', { ...question, patience }],
    queryFn: ({ signal }) => ask('search', { ...question, patience }, signal),
    enabled: wanted,
    refetchInterval: wanted ? FRESH : false,
    gcTime: FRESH,
  });
}

/**
 * The answer to a question, and once typing rests what more there is: an answer that was cut short, so that the next key
 * need not wait, is asked for again with more patience.
 * @param first the answer that came at once; undefined while there is none
 */
export function useFurther(
  question: Question,
  first: SearchAnswer | undefined,
): { readonly answer: SearchAnswer | undefined; readonly older: Older } {
  const rested = useRested(question.text, REST) === question.text;
  const isCut = first?.cutShort === true;
  const once = useWithPatience(question, 1, isCut && rested);
  const twice = useWithPatience(question, MOST_PATIENCE, isCut && rested && once.data?.cutShort === true);
  if (!isCut) return { answer: first, older: 'looked' };
  const further = twice.data ?? once.data;
  const failed = once.isError || twice.isError;
  const isLast = twice.data !== undefined || failed || (once.data !== undefined && !once.data.cutShort);
  const older = (further ?? first).cutShort ? 'not all' : 'looked';
  return { answer: further ?? first, older: isLast ? older : 'looking' };
}
