import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Role } from '../../shared/domain/actor.ts';
import type { ComplaintText } from '../../shared/domain/complaint/complaint-command.ts';
import type { ComplaintEvent } from '../../shared/domain/complaint/complaint-event.ts';
import type { ComplaintFacts } from '../../shared/domain/complaint/complaint-facts.ts';
import type { ComplaintStage } from '../../shared/domain/complaint/complaint-stage.ts';
import type {
  AccountId,
  CallerId,
  CaseId,
  CommandId,
  ComplaintId,
  DepartmentCode,
  TextId,
} from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

interface ComplaintsTable {
  id: ComplaintId;
  facts: ColumnType<ComplaintFacts, string, string>;
  number: GeneratedAlways<string | null>;
  department: GeneratedAlways<DepartmentCode>;
  stage: GeneratedAlways<ComplaintStage>;
  confidential: GeneratedAlways<boolean>;
  subject: GeneratedAlways<AccountId | null>;
  taken_by: GeneratedAlways<AccountId | null>;
  assignee: GeneratedAlways<AccountId | null>;
  caller_id: GeneratedAlways<CallerId | null>;
  received_at: GeneratedAlways<Instant>;
  due_at: GeneratedAlways<Instant | null>;
  /** The case whose closing is disputed, and its how manieth closing. */
  case_id: GeneratedAlways<CaseId | null>;
  closing: GeneratedAlways<number | null>;
  not_done: GeneratedAlways<boolean>;
  /** Until then one hub sees to its missed stage; others pass it over. */
  taken_until: Generated<Instant | null>;
}

interface ComplaintCasesTable {
  complaint_id: ComplaintId;
  case_id: CaseId;
}

interface ComplaintEventsTable {
  complaint_id: ComplaintId;
  version: number;
  at: Instant;
  by_id: AccountId | null;
  by_role: Role | 'system';
  command_id: CommandId;
  event: ColumnType<ComplaintEvent, string, never>;
  tell: boolean;
}

interface ComplaintTextsTable {
  id: TextId;
  complaint_id: ComplaintId;
  version: number;
  kind: ComplaintText['kind'];
  visibility: ComplaintText['visibility'];
  /** Null once erased. */
  body: string | null;
}

interface ComplaintNumbersTable {
  year: number;
  last: number;
}

export interface ComplaintTables {
  complaints: ComplaintsTable;
  complaint_cases: ComplaintCasesTable;
  complaint_events: ComplaintEventsTable;
  complaint_texts: ComplaintTextsTable;
  complaint_numbers: ComplaintNumbersTable;
}
