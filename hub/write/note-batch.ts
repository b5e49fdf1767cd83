import type { CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { BatchResult, Tx } from '../storage/database.ts';
import { appendCases, type CaseAppend } from './append-cases.ts';
import type { CallerWrite } from './caller-card.ts';
import type { HubCore } from './hub-core.ts';
import { noteCommand, noteNoChange } from './ledger.ts';
import { runTransaction } from './run-transaction.ts';

interface Batch {
  readonly commandId: CommandId;
  readonly type: 'record-history' | 'seed-cases';
  readonly payload: unknown;
}

/** What a batch leads to. */
export interface BatchWork {
  readonly counts: Omit<BatchResult, 'feedNo'>;
  readonly appends: readonly CaseAppend[];
  readonly callers: readonly CallerWrite[];
}

/**
 * Runs a batch of the import or the demo city once: ledger, work, append, commit, doorbell. Repeated, it gives the
 * first answer. Throws when its id was used for something else: the program that made the id is wrong.
 */
export async function noteBatch(
  hub: HubCore,
  { commandId, type, payload }: Batch,
  work: (tx: Tx, now: Instant) => Promise<BatchWork>,
): Promise<BatchResult> {
  const { phoneKey } = hub;
  const result = await runTransaction(hub, async (tx) => {
    const noted = await noteCommand(tx, {
      commandId,
      consoleId: null,
      seq: null,
      accountId: null,
      type,
      payload,
    });
    if (noted.kind === 'reused') throw new Error(`the command id ${commandId} was used for something else`);
    if (noted.kind === 'repeated') {
      if ('status' in noted.result)
        throw new Error(`command ${commandId} has the result of a single command`);
      return noted.result;
    }
    const { counts, appends, callers } = await work(tx, noted.now);
    if (appends.length > 0) {
      const note = { commandId, result: counts };
      return { ...counts, feedNo: await appendCases(tx, appends, callers, { phoneKey, note }) };
    }
    const unchanged = { ...counts, feedNo: null };
    await noteNoChange(tx, commandId, unchanged);
    return unchanged;
  });
  if (result.feedNo !== null) hub.ring(result.feedNo);
  return result;
}
