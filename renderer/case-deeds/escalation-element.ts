import type { EscalationId } from '../../shared/domain/escalation/escalation.ts';

/** The id of the element of the case page that tells of an escalation. */
export function escalationElement(id: EscalationId): string {
  return `escalation-${id}`;
}
