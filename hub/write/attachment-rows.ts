import { sql } from 'kysely';
import type { Actor } from '../../shared/domain/actor.ts';
import { isSettled } from '../../shared/domain/attachment.ts';
import type { CaseEvent } from '../../shared/domain/case-event.ts';
import type { Decision } from '../../shared/domain/decision.ts';
import { RESIDENT_SENDER } from '../attachments/resident-sender.ts';
import type { AccountId, CaseId } from '../../shared/domain/ids.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Tx } from '../storage/database.ts';

type Added = Extract<CaseEvent, { type: 'attachment-added' }>;
type Checked = Extract<CaseEvent, { type: 'attachment-checked' }>;

/** In whose name the bytes of a file come. */
function senderOf(actor: Actor): AccountId | null {
  if (actor.kind === 'account') return actor.id;
  return actor.name === 'resident' ? RESIDENT_SENDER : null;
}

async function add(
  tx: Tx,
  added: readonly { readonly caseId: CaseId; readonly event: Added }[],
  actor: Actor,
): Promise<Refusal | null> {
  const ids = added.map(({ event }) => event.attachment);
  const taken = await tx.selectFrom('attachments').select('id').where('id', 'in', ids).executeTakeFirst();
  if (taken !== undefined || new Set(ids).size < ids.length) {
    return refuse('already-exists', 'A file of this command was added before. Add it again as a new one.');
  }
  const rows = added.map(({ caseId, event }) => ({
    id: event.attachment,
    case_id: caseId,
    account_id: senderOf(actor),
    sha256: event.sha256,
    size: event.size,
  }));
  await tx.insertInto('attachments').values(rows).execute();
  return null;
}

async function settle(tx: Tx, { attachment, state, reason }: Checked): Promise<void> {
  await tx
    .updateTable('attachments')
    .set({ state, held: reason === 'no-checker' })
    .where('id', '=', attachment)
    .execute();
  if (!isSettled(state)) return;
  // What was sent is of no use any more: what is kept of it lies elsewhere.
  await sql`delete from attachment_uploads u using attachments a
    where a.id = ${attachment} and u.attachment_id = a.id and u.account_id = a.account_id`.execute(tx);
}

/** Keeps the rows of files in step with what a command leads to, in its transaction. A refusal changes nothing. */
export async function keepAttachmentRows(
  tx: Tx,
  { events }: Extract<Decision, { ok: true }>,
  actor: Actor,
): Promise<Refusal | null> {
  const added = events.flatMap(({ caseId, event }) =>
    event.type === 'attachment-added' ? [{ caseId, event }] : [],
  );
  const refusal = added.length === 0 ? null : await add(tx, added, actor);
  if (refusal !== null) return refusal;
  for (const { event } of events) if (event.type === 'attachment-checked') await settle(tx, event);
  return null;
}
