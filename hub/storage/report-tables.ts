import type { ColumnType, Generated } from 'kysely';
import type { ReportExport } from '../../shared/contract/report.ts';
import type { AccountId, CaseId, CommandId, DepartmentCode } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

interface RefusedClosingsTable {
  command_id: CommandId;
  case_id: CaseId;
  account_id: AccountId | null;
  department: DepartmentCode;
  district: string | null;
  at: Generated<Instant>;
}

/** Who took which report out of the system. */
interface ReportExportsTable {
  id: Generated<string>;
  at: Generated<Instant>;
  account_id: AccountId;
  form: ReportExport['form'];
  asked: ColumnType<ReportExport['asked'], string>;
  cases: Generated<number>;
  ended_at: Instant | null;
  ending: ReportExport['ending'];
}

export interface ReportTables {
  refused_closings: RefusedClosingsTable;
  report_exports: ReportExportsTable;
}
