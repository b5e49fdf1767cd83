import { actorOf, type Account } from '../../shared/contract/account.ts';
import { fail } from '../../shared/contract/failure.ts';
import { mayNotAudit } from '../../shared/domain/audit/decide-review.ts';

/** Null when the person may read the audit; else the failure. */
export function auditRefusedTo(account: Account) {
  const refusal = mayNotAudit(actorOf(account));
  return refusal === null ? null : fail('not-permitted', refusal.message);
}
