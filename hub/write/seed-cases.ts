import type { CommandId } from '../../shared/domain/ids.ts';
import type { BatchResult } from '../storage/database.ts';
import type { CaseAppend } from './append-cases.ts';
import type { CallerWrite } from './caller-card.ts';
import type { HubCore } from './hub-core.ts';
import { noteBatch } from './note-batch.ts';

/** Whole lives of cases made up for a demonstration, with times in the past. */
export interface SeedBatch {
  readonly commandId: CommandId;
  readonly appends: readonly CaseAppend[];
  readonly callers: readonly CallerWrite[];
}

/**
 * Takes in cases of a demo city, which the rules have not judged. The same command id again has no effect.
 * Throws when one of the cases is known under another command.
 */
export async function seedCases(
  hub: HubCore,
  { commandId, appends, callers }: SeedBatch,
): Promise<BatchResult> {
  const counts = { taken: appends.length, updated: 0, unchanged: 0 };
  return noteBatch(hub, { commandId, type: 'seed-cases', payload: { appends, callers } }, async () => ({
    counts,
    appends,
    callers,
  }));
}
