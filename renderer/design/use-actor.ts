import { useMemo } from 'react';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { useSession } from '../door/use-session.ts';

/** The person signed in, as the rules ask for one; null before sign-in. */
export function useActor(): AccountActor | null {
  const account = useSession()?.account;
  return useMemo(() => {
    if (account === undefined) return null;
    const { id, role, department, unit } = account;
    return { kind: 'account', id, role, department, unit };
  }, [account]);
}
