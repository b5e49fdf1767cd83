import { useCallback, useMemo, useState } from 'react';
import type { HubSearchAnswer } from '../../../shared/contract/search-view.ts';
import { useAsk } from '../../door/use-door.ts';
import type { HubAsking } from './found-item.ts';
import { useRested } from './use-rested.ts';

/** Typing that goes on is not sent to the hub, milliseconds. */
const REST = 250;
export const MOST_FROM_HUB = 20;
/** One letter finds half the city. */
const SHORTEST = 2;
const NO_HITS: HubSearchAnswer['hits'] = [];

export interface HubFound {
  readonly hits: HubSearchAnswer['hits'];
  /** Null when the hub has answered from all it has. */
  readonly asking: HubAsking | null;
  /** Asks the hub for this text, or once more after a failure. */
  askHub(): void;
}

/**
 * What the hub finds beside this desk, for a text that stays as it is for a quarter of a second. A newer text aborts the
 * question about the older.
 * @param text null while there is nothing to ask
 * @param needed this desk has little or not everything: asked without being told to
 */
export function useHub(text: string | null, needed: boolean): HubFound {
  const [wanted, setWanted] = useState<string | null>(null);
  const rested = useRested(text, REST);
  const long = text !== null && text.trim().length >= SHORTEST;
  const asks = long && (needed || wanted === text);
  const query = useAsk(
    'search.hub',
    { text: text ?? '', limit: MOST_FROM_HUB },
    // Somebody who asks for it has waited long enough.
    { enabled: asks && (rested === text || wanted === text), keepOld: false },
  );
  const { refetch, isError } = query;
  const behind = query.data?.complete === false;
  const askHub = useCallback(() => {
    if (isError || behind) void refetch();
    else setWanted(text);
  }, [isError, behind, refetch, text]);

  const failed = query.isError && !query.isFetching ? query.error.failure.message : null;
  const answered = query.data !== undefined;
  const asking = useMemo((): HubAsking | null => {
    if (!asks) return { name: 'offer' };
    if (failed !== null) return { name: 'failed', message: failed };
    if (!answered) return { name: 'asking' };
    return behind ? { name: 'behind' } : null;
  }, [asks, failed, answered, behind]);
  return { hits: query.data?.hits ?? NO_HITS, asking, askHub };
}
