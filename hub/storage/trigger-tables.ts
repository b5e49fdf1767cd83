import type { ColumnType, Generated } from 'kysely';
import type { EscalationId } from '../../shared/domain/escalation/escalation.ts';
import type { KeptPast } from '../../shared/domain/escalation/kept-past.ts';
import type { RulesInForce } from '../../shared/domain/escalation/rules-in-force.ts';
import type { AccountId, CaseId, CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** Versions of the rules that escalate cases by themselves. */
export interface TriggerVersionsTable {
  version: number;
  saved_at: Generated<Instant>;
  saved_by: ColumnType<AccountId | null, AccountId | undefined, never>;
  note: string;
  command_id: ColumnType<CommandId | null, CommandId | undefined, never>;
  document: ColumnType<unknown, string, never>;
  in_force: ColumnType<RulesInForce, string, never>;
}

export interface TriggerHeadTable {
  single: Generated<boolean>;
  feed_no: number;
  version: number;
}

/** When rules look at a case next. */
export interface TriggerDueTable {
  case_id: CaseId;
  due_at: Instant;
  changes: Generated<number>;
  waits: boolean;
  taken_until: Instant | null;
}

/** Escalations as those who look back need them. */
export interface EscalationsPastTable {
  escalation_id: EscalationId;
  case_id: CaseId;
  raised_at: Instant;
  past: KeptPast;
}

/** Questions about the past that take a hub some seconds. */
export interface StudiesTable {
  id: string;
  kind: string;
  asked_by: AccountId;
  asked_at: Generated<Instant>;
  done: Generated<number>;
  total: Generated<number>;
  state: Generated<'running' | 'done' | 'cancelled' | 'failed'>;
  seen_at: Generated<Instant>;
  result: ColumnType<unknown, never, string>;
}
