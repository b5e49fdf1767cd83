import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { FileKind } from '../../shared/domain/attachment.ts';
import type { AttachmentId } from '../../shared/domain/ids.ts';
import { mayNot, type Permission } from '../../shared/domain/permission.ts';
import type { HubCore } from '../write/hub-core.ts';
import type { AttachmentStore, KeptFile } from './attachment-store.ts';

const NO_SUCH_FILE = fail('not-found', 'There is no such file, or it is not yours to see.');

/**
 * A file of a case, for who may see the case: what is clean, and the small picture of what waits for a supervisor. One
 * answer for what is not there and what is not to be seen.
 */
export async function openFile(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  store: AttachmentStore,
  actor: AccountActor,
  { id, kind }: { readonly id: AttachmentId; readonly kind: FileKind },
): Promise<Result<KeptFile>> {
  const row = await db
    .selectFrom('attachments')
    .innerJoin('cases', 'cases.id', 'attachments.case_id')
    .select(['attachments.state', 'attachments.held', 'cases.facts'])
    .where('attachments.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return NO_SUCH_FILE;
  const { facts, state, held } = row;
  const handOff = city.service(facts.service)?.handOff === true;
  const may = (permission: Permission) => mayNot(actor, permission, facts, handOff) === null;
  if (!may('see-case')) return NO_SUCH_FILE;
  const preview = kind === 'thumbnail' && state === 'quarantine' && held && may('release-attachment');
  if (state !== 'clean' && !preview) return NO_SUCH_FILE;
  const file = await store.get(id, kind);
  return file === null ? NO_SUCH_FILE : succeed(file);
}
