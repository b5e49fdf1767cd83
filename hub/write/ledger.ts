import { createHash } from 'node:crypto';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { AccountId, CommandId, ConsoleId } from '../../shared/domain/ids.ts';
import type { BatchResult, Tx } from '../storage/database.ts';

interface LedgerEntry {
  readonly commandId: CommandId;
  readonly consoleId: ConsoleId | null;
  readonly seq: number | null;
  readonly accountId: AccountId | null;
  readonly type: string;
  /** All that the command says; who sends it counts as part of it. */
  readonly payload: unknown;
}

type Noted =
  | { readonly kind: 'new'; readonly now: number }
  | { readonly kind: 'repeated'; readonly result: CommandResult | BatchResult }
  /** The id was used for something else, or by somebody else. */
  | { readonly kind: 'reused' };

/** JSON with the keys of every object in order, so that the same payload always has the same text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Puts a command on the ledger, or finds it there. A second transaction with the same id waits here until the first
 * has ended. Only a hash of the payload is kept: it may hold personal data.
 */
export async function noteCommand(tx: Tx, entry: LedgerEntry): Promise<Noted> {
  const payload_hash = createHash('sha256')
    .update(canonicalJson([entry.accountId, entry.type, entry.payload]))
    .digest('hex');
  const noted = await tx
    .insertInto('commands')
    .values({
      id: entry.commandId,
      console_id: entry.consoleId,
      seq: entry.seq,
      account_id: entry.accountId,
      type: entry.type,
      payload_hash,
      result: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('at')
    .executeTakeFirst();
  if (noted !== undefined) return { kind: 'new', now: noted.at };
  const before = await tx
    .selectFrom('commands')
    .select(['payload_hash', 'result'])
    .where('id', '=', entry.commandId)
    .executeTakeFirstOrThrow();
  if (before.payload_hash !== payload_hash) return { kind: 'reused' };
  if (before.result === null) throw new Error(`command ${entry.commandId} was committed without a result`);
  return { kind: 'repeated', result: before.result };
}

/** Keeps that a command changed nothing, and why, so that a repeated command is answered alike. */
export async function noteNoChange(
  tx: Tx,
  id: CommandId,
  result: CommandResult | BatchResult,
): Promise<void> {
  await tx
    .updateTable('commands')
    .set({ result: JSON.stringify(result) })
    .where('id', '=', id)
    .execute();
}
