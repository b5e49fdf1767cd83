import { useEffect } from 'react';
import type { Account } from '../../shared/contract/account.ts';
import { MINUTE, SECOND } from '../../shared/domain/instant.ts';
import { useAsk } from './use-door.ts';

/** The desk answers with what it keeps and asks the hub meanwhile; the next asking has that. */
const AGAIN = 5 * MINUTE;
/** While neither knows anybody. */
const SOON = 20 * SECOND;

/** Everybody who works here, as this desk was told last. Undefined before it answered, none while it was never told. */
export function useColleagues(): readonly Account[] | undefined {
  const { data, refetch } = useAsk('colleague.all', {});
  const pause = data === undefined || data.colleagues.length > 0 ? AGAIN : SOON;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), pause);
    return () => clearInterval(timer);
  }, [refetch, pause]);
  return data?.colleagues;
}
