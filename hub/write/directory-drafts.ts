import { sql } from 'kysely';
import type { Account } from '../../shared/contract/account.ts';
import { actorOf } from '../../shared/contract/account.ts';
import type { DirectoryReply, DirectoryQuestion } from '../../shared/contract/directory-sync.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import { countChanges, differsOnlyIn } from '../../shared/domain/directory/directory-change.ts';
import { mayNotInDirectory } from '../../shared/domain/directory/directory-rights.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import { mergeDirectories } from '../../shared/domain/directory/merge-directories.ts';
import type { DepartmentCode } from '../../shared/domain/ids.ts';
import type { Tx } from '../storage/database.ts';
import {
  directoryFailure,
  newestVersion,
  readDocument,
  readDraft,
  readDraftHeads,
  scopeName,
  shownDraft,
  type KeptDraft,
} from './directory-rows.ts';
import type { HubCore } from './hub-core.ts';
import { runTransaction } from './run-transaction.ts';

/** The drafts that a person may see. */
export async function listDirectoryDrafts(
  { db }: HubCore,
  account: Account,
): Promise<DirectoryReply<'directory-drafts'>> {
  const actor = actorOf(account);
  const drafts = await readDraftHeads(db);
  return {
    newest: await newestVersion(db),
    drafts: drafts.filter(({ department }) => mayNotInDirectory(actor, 'see-drafts', department) === null),
  };
}

/** One draft. */
export async function getDirectoryDraft(
  hub: HubCore,
  account: Account,
  { department }: DirectoryQuestion<'directory-draft'>,
): Promise<Result<DirectoryReply<'directory-draft'>>> {
  const failure = directoryFailure(hub, actorOf(account), 'see-drafts', department);
  if (failure !== null) return failure;
  const kept = await readDraft(hub.db, department, false);
  return succeed({
    newest: await newestVersion(hub.db),
    draft: kept === null ? null : await shownDraft(hub.db, kept),
  });
}

/** What somebody is told whose draft is not what they saw. `undone` says what was not done. */
export async function draftMoved(tx: Tx, kept: KeptDraft | null, undone: string) {
  if (kept === null) {
    const message = `This draft was published or discarded meanwhile, so it was not ${undone}. What you wrote is still on your desk: save it as a new draft, or drop it.`;
    return { status: 'moved' as const, draft: null, message };
  }
  const { savedBy, revision } = kept.head;
  const message = `${savedBy.name} changed this draft meanwhile, so it was not ${undone}. Nothing is lost: their text is kept as change ${revision}, yours is on your desk. Compare both, then go on from theirs.`;
  return { status: 'moved' as const, draft: await shownDraft(tx, kept), message };
}

/** Why a draft of one department can't say this; null when it can. */
function strayFailure(
  department: DepartmentCode | null,
  base: Directory,
  written: Directory,
): ReturnType<typeof fail> | null {
  if (department === null || differsOnlyIn(department, base, written)) return null;
  return fail(
    'not-permitted',
    `In the draft of ${department} only entries of ${department} can be changed, and something else differs. Nothing was saved: put the other entries and the service hours back as they were.`,
  );
}

interface DirectoryDraftWrite {
  readonly department: DepartmentCode | null;
  readonly id: string;
  readonly revision: number;
  readonly base: number;
  readonly before: Directory;
  readonly written: Directory;
  readonly commandId: DirectoryQuestion<'save-directory-draft'>['commandId'];
  readonly account: Account;
}

async function writeDraft(tx: Tx, write: DirectoryDraftWrite): Promise<KeptDraft> {
  const { department, id, revision, base, before, written, commandId, account } = write;
  const changes = JSON.stringify(countChanges(before, written));
  const document = JSON.stringify(written);
  const scope = scopeName(department);
  await sql`
    insert into directory_drafts (scope, id, revision, base, changes, document, begun_by, saved_by, command_id)
    values (${scope}, ${id}, ${revision}, ${base}, ${changes}::jsonb, ${document}::jsonb, ${account.id}, ${account.id},
      ${commandId})
    on conflict (id) do update set revision = excluded.revision, base = excluded.base, changes = excluded.changes,
      document = excluded.document, saved_by = excluded.saved_by, saved_at = now_ms(),
      command_id = excluded.command_id`.execute(tx);
  const kept = await readDraft(tx, department, false);
  if (kept === null) throw new Error('the draft of the directory was not kept');
  return kept;
}

/** Begins a draft, or goes on with the one the person saw. */
export async function saveDirectoryDraft(
  hub: HubCore,
  account: Account,
  ask: DirectoryQuestion<'save-directory-draft'>,
): Promise<Result<DirectoryReply<'save-directory-draft'>>> {
  const { commandId, department, draft, directory: written } = ask;
  const failure = directoryFailure(hub, actorOf(account), 'draft', department);
  if (failure !== null) return failure;
  return runTransaction(hub, async (tx): Promise<Result<DirectoryReply<'save-directory-draft'>>> => {
    const kept = await readDraft(tx, department, true);
    if (kept?.commandId === commandId && kept.head.savedBy.id === account.id) {
      return succeed({ status: 'saved', draft: kept.head });
    }
    const asSeen =
      draft === null ? kept === null : kept?.head.id === draft.id && kept.head.revision === draft.revision;
    if (!asSeen) return succeed(await draftMoved(tx, kept, 'saved'));
    const base = kept?.head.base ?? ask.base;
    const before = await readDocument(tx, base);
    if (before === null) {
      return fail('not-found', `The directory has no version ${base}. Look at it again, then begin anew.`);
    }
    const stray = strayFailure(department, before, written);
    if (stray !== null) return stray;
    const { head } = await writeDraft(tx, {
      department,
      // The first save's own id: a draft that is begun anew is another one.
      id: kept?.head.id ?? commandId,
      revision: (kept?.head.revision ?? 0) + 1,
      base,
      before,
      written,
      commandId,
      account,
    });
    return succeed({ status: 'saved', draft: head });
  });
}

/** Discards the draft that the person saw. */
export async function discardDirectoryDraft(
  hub: HubCore,
  account: Account,
  { department, id, revision }: DirectoryQuestion<'discard-directory-draft'>,
): Promise<Result<DirectoryReply<'discard-directory-draft'>>> {
  const failure = directoryFailure(hub, actorOf(account), 'draft', department);
  if (failure !== null) return failure;
  return runTransaction(hub, async (tx): Promise<Result<DirectoryReply<'discard-directory-draft'>>> => {
    const kept = await readDraft(tx, department, true);
    // Another draft that was begun since is none of this person's business.
    if (kept === null || kept.head.id !== id) return succeed({ status: 'discarded' });
    if (kept.head.revision !== revision) return succeed(await draftMoved(tx, kept, 'discarded'));
    await tx.deleteFrom('directory_drafts').where('id', '=', id).execute();
    return succeed({ status: 'discarded' });
  });
}

/** Brings a draft up to the version that holds. */
export async function renewDirectoryDraft(
  hub: HubCore,
  account: Account,
  ask: DirectoryQuestion<'renew-directory-draft'>,
): Promise<Result<DirectoryReply<'renew-directory-draft'>>> {
  const { commandId, department, id, revision, keep } = ask;
  const failure = directoryFailure(hub, actorOf(account), 'draft', department);
  if (failure !== null) return failure;
  return runTransaction(hub, async (tx): Promise<Result<DirectoryReply<'renew-directory-draft'>>> => {
    const kept = await readDraft(tx, department, true);
    const isRepeated = kept?.commandId === commandId && kept.head.savedBy.id === account.id;
    if (kept !== null && isRepeated) return succeed({ status: 'saved', draft: await shownDraft(tx, kept) });
    if (kept?.head.id !== id || kept.head.revision !== revision) {
      return succeed(await draftMoved(tx, kept, 'brought up to date'));
    }
    const newest = await newestVersion(tx);
    if (kept.head.base === newest) return succeed({ status: 'saved', draft: await shownDraft(tx, kept) });
    const [base, there] = [await readDocument(tx, kept.head.base), await readDocument(tx, newest)];
    if (base === null || there === null) throw new Error(`the directory lacks version ${kept.head.base}`);
    const { directory: written, conflicts } = mergeDirectories(
      base,
      kept.directory,
      there,
      keep ?? undefined,
    );
    const { points, serviceHours } = conflicts;
    if (keep === null && (points.length > 0 || serviceHours)) {
      return succeed({ status: 'conflicts', newest, points: [...points], serviceHours });
    }
    const stray = strayFailure(department, there, written);
    if (stray !== null) return stray;
    const saved = await writeDraft(tx, {
      department,
      id,
      revision: revision + 1,
      base: newest,
      before: there,
      written,
      commandId,
      account,
    });
    return succeed({ status: 'saved', draft: await shownDraft(tx, saved) });
  });
}
