import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { ContactCommand } from '../../shared/domain/contact-command.ts';
import { decideContact } from '../../shared/domain/decide-contact.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';

interface Incoming {
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly command: ContactCommand;
}

/**
 * Writes down a contact that is over, in the transaction of its command. No case changes and the feed tells nothing of
 * it. A contact that is recorded already, under another command, is refused.
 */
export async function recordContact(
  tx: Tx,
  { city }: Pick<HubCore, 'city'>,
  { actor, commandId, command }: Incoming,
): Promise<CommandResult> {
  const no = (refusal: Refusal): CommandResult => ({ status: 'refused', commandId, refusal });
  const refusal = decideContact(command, actor, city);
  if (refusal !== null) return no(refusal);
  if (actor.kind !== 'account') return no(refuse('not-permitted', 'Only people take contacts.'));
  const { contactId, caller, call, note } = command;
  const written = await tx
    .insertInto('contact_records')
    .values({
      id: contactId,
      command_id: commandId,
      account_id: actor.id,
      channel: command.channel,
      started_at: command.startedAt,
      ended_at: command.endedAt,
      wrapped_up_at: command.wrappedUpAt,
      call_ucid: call?.ucid ?? null,
      caller_kind: caller.kind,
      caller_id: caller.kind === 'known' ? caller.id : null,
      language: command.language,
      interpreter: command.interpreter,
      disposition: command.disposition,
      catalogue_version: city.version,
      cases: JSON.stringify(command.cases),
      articles: JSON.stringify(command.articles),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written === undefined) return no(refuse('already-exists', 'This contact was recorded already.'));
  const ani = call?.ani ?? null;
  if (ani !== null || note !== null) {
    await tx
      .insertInto('contact_words')
      .values({ contact_id: contactId, ani, note_id: note?.id ?? null, note: note?.body ?? null })
      .execute();
  }
  return { status: 'recorded', commandId };
}
