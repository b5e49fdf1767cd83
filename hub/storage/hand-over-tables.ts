import type { ColumnType, Generated } from 'kysely';
import type { HandOver } from '../../shared/contract/hand-over-view.ts';
import type { AccountId, CommandId, DepartmentCode, HandOverId, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

interface HandOversTable {
  id: HandOverId;
  command_id: CommandId;
  department: DepartmentCode;
  account_id: AccountId;
  written_at: Generated<Instant>;
  escalations: ColumnType<HandOver['escalations'], string>;
}

/** Personal data: a row is erased whole. */
interface HandOverWordsTable {
  hand_over_id: HandOverId;
  text_id: TextId;
  body: string;
}

interface HandOverTakersTable {
  hand_over_id: HandOverId;
  account_id: AccountId;
  taken_at: Generated<Instant>;
}

export interface HandOverTables {
  hand_overs: HandOversTable;
  hand_over_words: HandOverWordsTable;
  hand_over_takers: HandOverTakersTable;
}
