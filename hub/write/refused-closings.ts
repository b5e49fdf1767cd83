import { sql } from 'kysely';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { DeskCommand } from '../../shared/domain/desk-command.ts';
import type { Tx } from '../storage/database.ts';

/** Keeps that a closing was refused for want of evidence, and of which case: the ledger has only a hash of it. */
export async function noteRefusedClosing(
  tx: Tx,
  actor: Actor,
  command: DeskCommand,
  result: CommandResult,
): Promise<void> {
  if (command.type !== 'close-case' || result.status !== 'refused') return;
  if (result.refusal.code !== 'evidence-missing') return;
  await sql`
    insert into refused_closings (command_id, case_id, account_id, department, district)
    select ${result.commandId}::uuid, id, ${actor.kind === 'account' ? actor.id : null}::uuid, department,
      facts #>> '{place,district}'
    from cases where id = ${command.caseId}`.execute(tx);
}
