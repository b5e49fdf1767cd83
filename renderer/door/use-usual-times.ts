import { useEffect } from 'react';
import type { DoorOutput } from '../../shared/contract/console-door.ts';
import { MINUTE, SECOND } from '../../shared/domain/instant.ts';
import { useAsk } from './use-door.ts';

/** The desk answers with what it keeps and asks the hub meanwhile; the next asking has that. */
const AGAIN = 5 * MINUTE;
/** While nothing is known: a hub that has just begun works them out within seconds. */
const SOON = 10 * SECOND;

/** How long work really takes, as this desk was told last; null before it was told anything. */
export function useUsualTimes(): DoorOutput<'usual-times.get'> | null {
  const { data, refetch } = useAsk('usual-times.get', {});
  const pause = data === undefined || data.times.length > 0 ? AGAIN : SOON;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), pause);
    return () => clearInterval(timer);
  }, [refetch, pause]);
  return data ?? null;
}
