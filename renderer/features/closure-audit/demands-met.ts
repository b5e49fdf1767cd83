import type { AuditReviewView } from '../../../shared/contract/audit-sync.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { Demand } from '../../../shared/domain/closure/closure-pack.ts';
import { CLOCK_SLACK } from '../../../shared/domain/closure/evidence.ts';

/** Which of a contract's demands the case met when it was closed. What was added later does not count. */
export function demandsMet(
  { visits, attachments }: Pick<CaseFacts, 'visits' | 'attachments'>,
  { closedAt, doneAt, reason }: AuditReviewView['claim'],
): Record<Demand, boolean> {
  const before = visits.filter(({ at }) => at <= closedAt + CLOCK_SLACK);
  return {
    visit: before.length > 0,
    crew: before.some(({ crew }) => crew !== null),
    'done-date': doneAt !== null,
    'after-photo': attachments.some(
      ({ shows, state, addedAt }) => shows === 'after' && state !== 'refused' && addedAt <= closedAt,
    ),
    reason: reason !== null,
  };
}
