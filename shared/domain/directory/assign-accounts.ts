import type { AccountId } from '../ids.ts';
import { personKey, type Directory, type Person } from './directory.ts';

/**
 * A directory whose names of people are their accounts, where exactly one account has that name: departments write
 * names into the file they fill in. All other names stay.
 */
export function assignAccounts(
  directory: Directory,
  accounts: readonly { readonly id: AccountId; readonly name: string }[],
): Directory {
  const named = Map.groupBy(accounts, ({ name }) => personKey({ name }));
  const known = <P extends Person | null>(who: P): P | Person => {
    if (who === null || 'account' in who) return who;
    const found = named.get(personKey(who));
    const [one] = found ?? NOBODY;
    return one !== undefined && found?.length === 1 ? { account: one.id } : who;
  };
  return {
    ...directory,
    contactPoints: directory.contactPoints.map((point) => ({
      ...point,
      primary: known(point.primary),
      backup: known(point.backup),
      roster: point.roster.map((entry) => ({
        ...entry,
        who: known(entry.who),
        exceptions: entry.exceptions.map((one) => ({ ...one, instead: known(one.instead) })),
      })),
      verified: point.verified === null ? null : { ...point.verified, by: known(point.verified.by) },
    })),
  };
}

const NOBODY: readonly { readonly id: AccountId }[] = [];
