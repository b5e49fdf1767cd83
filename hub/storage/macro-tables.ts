import type { ColumnType, Generated } from 'kysely';
import type { AccountId, CommandId, DepartmentCode, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { MacroId } from '../../shared/domain/run/macro.ts';
import type { RunStep } from '../../shared/domain/run/run-step.ts';

interface MacrosTable {
  id: MacroId;
  account_id: AccountId;
  department: DepartmentCode | null;
  command_id: CommandId;
  saved_at: Generated<Instant>;
}

/** Personal data: a row is erased whole. */
interface MacroWordsTable {
  macro_id: MacroId;
  text_id: TextId;
  name: string;
  steps: ColumnType<RunStep[], string, string>;
}

export interface MacroTables {
  macros: MacrosTable;
  macro_words: MacroWordsTable;
}
