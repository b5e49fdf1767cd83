import { useEffect } from 'react';
import type { DoorOutput } from '../../shared/contract/console-door.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import { useAsk } from './use-door.ts';

/** The desk answers with what it keeps and asks the hub meanwhile; the next asking has that. */
const AGAIN = 5 * MINUTE;

/** How long work really takes, as this desk was told last; null before it was told anything. */
export function useUsualTimes(): DoorOutput<'usual-times.get'> | null {
  const { data, refetch } = useAsk('usual-times.get', {});
  useEffect(() => {
    const timer = setInterval(() => void refetch(), AGAIN);
    return () => clearInterval(timer);
  }, [refetch]);
  return data ?? null;
}
