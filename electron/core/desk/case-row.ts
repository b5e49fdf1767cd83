import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isEscalated } from '../../../shared/domain/escalation/escalation.ts';
import { caseReference } from '../overlay/case-reference.ts';

/** The row of a case in a list. */
export function caseRowOf(facts: CaseFacts, pending: boolean): CaseRow {
  return {
    id: facts.id,
    number: facts.number,
    reference: caseReference(facts),
    service: facts.service,
    sourceType: facts.history?.type ?? null,
    department: facts.department,
    state: facts.state,
    outcome: facts.outcome,
    closedElsewhere: facts.closedElsewhere,
    address: facts.place.address,
    district: facts.place.district,
    channel: facts.channel,
    openedAt: facts.openedAt,
    updatedAt: facts.updatedAt,
    closedAt: facts.closedAt,
    dueAt: facts.clock.dueAt,
    callers: facts.callerIds.length + facts.anonymousCallers,
    reopenCount: facts.reopenCount,
    escalated: isEscalated(facts),
    pending,
  };
}
