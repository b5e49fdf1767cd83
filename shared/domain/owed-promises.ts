import { isLive } from './case-state.ts';
import type { CaseFacts } from './case-facts.ts';
import type { AccountId, DepartmentCode } from './ids.ts';
import type { Instant } from './instant.ts';
import { isOpenPromise, type CasePromise } from './promise.ts';

/** A promise somebody has to see to by a time. */
export interface OwedPromise {
  readonly promise: CasePromise;
  readonly by: Instant;
  readonly owner: AccountId | null;
  /** The department it concerns: the one it was handed to; for work, the one that has the case. */
  readonly department: DepartmentCode | null;
}

/** What is still owed to the callers of a case and has a time. */
export function owedOf(facts: Pick<CaseFacts, 'promises' | 'state' | 'department'>): OwedPromise[] {
  return facts.promises.flatMap((promise): OwedPromise[] => {
    const { by, kind, owner } = promise;
    if (by === null || !isOpenPromise(promise) || (kind === 'work' && !isLive(facts.state))) return [];
    const department = promise.department ?? (kind === 'work' ? facts.department : null);
    return [{ promise, by, owner, department }];
  });
}

/** Whether somebody has to see to it: it is theirs, or their department's. */
export function isOwedBy(
  { owner, department }: Pick<OwedPromise, 'owner' | 'department'>,
  who: { readonly account: AccountId; readonly department: DepartmentCode | null },
): boolean {
  return owner === who.account || (department !== null && department === who.department);
}
