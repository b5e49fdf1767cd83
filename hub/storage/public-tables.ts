import type { Generated } from 'kysely';
import type { SurveyDone, SurveyLed } from '../../shared/domain/feedback/survey.ts';
import type { AccountId, CallerId, CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

interface TrackingLinksTable {
  /** SHA-256 of the secret, hex. */
  hash: string;
  case_id: CaseId;
  caller_id: CallerId | null;
  made_at: Generated<Instant>;
}

interface TrackingLinkGrantsTable {
  account_id: AccountId;
  case_id: CaseId;
  caller_id: CallerId | null;
  at: Generated<Instant>;
}

interface SurveysTable {
  id: Generated<string>;
  case_id: CaseId;
  closing: number;
  caller_id: CallerId | null;
  done: SurveyDone;
  satisfaction: number | null;
  clear: boolean | null;
  led: SurveyLed | null;
  channel: Generated<string>;
  at: Instant;
}

interface PublicCountsTable {
  key: string;
  count: number;
  until: Instant;
}

export interface PublicTables {
  tracking_links: TrackingLinksTable;
  tracking_link_grants: TrackingLinkGrantsTable;
  surveys: SurveysTable;
  public_counts: PublicCountsTable;
}
