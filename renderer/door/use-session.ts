import { actorOf } from '../../shared/contract/account.ts';
import type { Session } from '../../shared/contract/console-door.ts';
import { mayNot, type Permission } from '../../shared/domain/permission.ts';
import { useAsk } from './use-door.ts';

export type SignedIn = Extract<Session, { name: 'signed-in' }>;

/** Who is signed in; null before that. */
export function useSession(): SignedIn | null {
  const session = useAsk('session.get', {}).data;
  return session?.name === 'signed-in' ? session : null;
}

/** Why the person signed in may not do something that concerns no case yet ("open-case"); null when they may. */
export function useWhyNot(permission: Permission): string | null {
  const session = useSession();
  if (session === null) return 'Sign in first.';
  return mayNot(actorOf(session.account), permission, null, false)?.message ?? null;
}
