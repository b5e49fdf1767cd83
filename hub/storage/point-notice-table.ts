import type { Generated } from 'kysely';
import type { EscalationId } from '../../shared/domain/escalation/escalation.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** What contact points are told by mail and webhook of what is offered to them. */
export interface PointNoticesTable {
  id: string;
  case_id: CaseId;
  escalation_id: EscalationId;
  offer: number;
  /** Its place among the ways of the offer. */
  way: number;
  channel: 'mail' | 'webhook';
  made_at: Generated<Instant>;
  state: Generated<'queued' | 'sending' | 'sent' | 'failed' | 'dropped'>;
  due_at: Generated<Instant>;
  attempts: Generated<number>;
  error: Generated<string | null>;
  ended_at: Generated<Instant | null>;
}
