import type { ColumnType } from 'kysely';
import type { AccountId, CaseId, DepartmentCode, ServiceCode } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ClosingSignal, NeverJudged } from '../../shared/domain/signals/closing-signal.ts';

/** What speaks for a closing having been too early. */
export interface ClosingSignalsTable {
  case_id: CaseId;
  /** Which closing of the case, from 1. */
  closing: number;
  closed_at: Instant;
  closed_by: AccountId | null;
  service: ServiceCode;
  department: DepartmentCode;
  district: string | null;
  score: number;
  signals: ColumnType<ClosingSignal[], string, string>;
  judged_at: Instant;
  excluded: NeverJudged | null;
}

/** How far the feed is in what closings are judged by. */
export interface ClosingHeadTable {
  feed_no: number;
  /** What was there before waits for the program that goes through a whole city. */
  skipped: boolean;
  counted_week: Instant | null;
  stale_from: Instant | null;
}
