import type { ColumnType, Generated } from 'kysely';
import type { AuditReviewId, AuditSampleId } from '../../shared/domain/audit/audit-command.ts';
import type { ReviewPart } from '../../shared/domain/audit/decide-review.ts';
import type { SamplePlan, Stratum } from '../../shared/domain/audit/sample-plan.ts';
import type { AuditStream, AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type {
  AccountId,
  CaseId,
  CommandId,
  DepartmentCode,
  ServiceCode,
  TextId,
} from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';

/** Every closing the rules judged. */
interface ClosingsTable {
  case_id: CaseId;
  closing: number;
  version: number;
  closed_at: Instant;
  closed_by: AccountId | null;
  service: ServiceCode;
  department: DepartmentCode;
  district: string | null;
  outcome: Outcome;
}

interface AuditSamplesTable {
  id: AuditSampleId;
  command_id: CommandId;
  drawn_by: AccountId;
  drawn_at: Generated<Instant>;
  seed: string;
  plan: ColumnType<SamplePlan, string>;
  population: number;
  size: number;
  fingerprint: string;
  strata: ColumnType<readonly Stratum[], string>;
}

interface AuditItemsTable {
  sample_id: AuditSampleId;
  case_id: CaseId;
  closing: number;
  place: number;
  stratum: number;
  twice: boolean;
  verdict: AuditVerdict | null;
  settled_at: Instant | null;
}

interface AuditReviewsTable {
  id: AuditReviewId;
  command_id: CommandId;
  stream: AuditStream;
  sample_id: AuditSampleId | null;
  case_id: CaseId;
  closing: number;
  part: ReviewPart;
  reviewer: AccountId;
  verdict: AuditVerdict;
  at: Generated<Instant>;
}

/** Personal data: a row is erased whole. */
interface AuditReviewNotesTable {
  review_id: AuditReviewId;
  kind: 'note' | 'words';
  text_id: TextId;
  body: string;
}

export interface AuditTables {
  closings: ClosingsTable;
  audit_samples: AuditSamplesTable;
  audit_items: AuditItemsTable;
  audit_reviews: AuditReviewsTable;
  audit_review_notes: AuditReviewNotesTable;
}
