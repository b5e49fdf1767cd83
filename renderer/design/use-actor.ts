import { useMemo } from 'react';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { useAsk } from '../door/use-door.ts';

/** The person signed in, as the rules ask for one; null before sign-in. */
export function useActor(): AccountActor | null {
  const session = useAsk('session.get', {}).data;
  const account = session?.name === 'signed-in' ? session.account : null;
  return useMemo(() => {
    if (account === null) return null;
    const { id, role, department, unit } = account;
    return { kind: 'account', id, role, department, unit };
  }, [account]);
}
