import type { Account } from '../../shared/contract/account.ts';
import { actorOf } from '../../shared/contract/account.ts';
import type { DirectoryQuestion, PublishAnswer } from '../../shared/contract/directory-sync.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import { countChanges, isUnchanged } from '../../shared/domain/directory/directory-change.ts';
import { blockingErrors, isElsewhere } from '../../shared/domain/directory/blocking-errors.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import type { Finding } from '../../shared/domain/directory/finding.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Db, Tx } from '../storage/database.ts';
import { checkInThread } from './check-in-thread.ts';
import { draftMoved } from './directory-drafts.ts';
import { directoryFailure, hubNow, newestVersion, readDocument, readDraft } from './directory-rows.ts';
import type { HubCore } from './hub-core.ts';
import { runTransaction } from './run-transaction.ts';

const behind = (newest: number, whatNext: string): PublishAnswer => ({
  status: 'behind',
  newest,
  message: `Version ${newest} was published meanwhile, so nothing was published now. ${whatNext}`,
});
const DRAFT_BEHIND = 'The draft is kept: bring it up to date, look at it again, then publish it.';
const RESTORE_BEHIND = 'Look at what it says, then decide again.';

const unchanged = (): PublishAnswer => ({
  status: 'unchanged',
  message: 'This says the same as the version that holds, so there is nothing to publish.',
});

/** The answer to a command that has published already; null when it has not. */
async function published(db: Db, commandId: CommandId, account: Account): Promise<PublishAnswer | null> {
  const row = await db
    .selectFrom('directory_versions')
    .select(['version', 'published_at'])
    .where('command_id', '=', commandId)
    .where('published_by', '=', account.id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { status: 'published', version: row.version, publishedAt: row.published_at, warnings: [] };
}

/** All findings about a directory, with the people who work here now. */
async function check({ db, city }: HubCore, directory: Directory): Promise<Finding[]> {
  const rows = await db.selectFrom('accounts').select('id').where('active', '=', true).execute();
  const accounts = new Set<string>(rows.map(({ id }) => id));
  return checkInThread({ directory, pack: city.pack, now: await hubNow(db), accounts });
}

function refused(errors: number, findings: readonly Finding[], whatNext: string): PublishAnswer | null {
  if (errors === 0) return null;
  const count = errors === 1 ? 'an error' : `${errors} errors`;
  const message = `The check found ${count}, so nothing was published. ${whatNext}`;
  return { status: 'errors', findings: [...findings], message };
}

interface NewVersion {
  readonly version: number;
  readonly account: Account;
  readonly note: string;
  readonly restored: number | null;
  readonly commandId: CommandId;
  readonly before: Directory;
  readonly directory: Directory;
  readonly findings: readonly Finding[];
}

/** Of two hubs that publish at once, one gets a unique violation here and looks again. */
async function addVersion(tx: Tx, one: NewVersion): Promise<PublishAnswer> {
  const { version, account, note, restored, commandId, before, directory, findings } = one;
  const { published_at: publishedAt } = await tx
    .insertInto('directory_versions')
    .values({
      version,
      published_by: account.id,
      note,
      restored,
      command_id: commandId,
      changes: JSON.stringify(countChanges(before, directory)),
      document: JSON.stringify(directory),
    })
    .returning('published_at')
    .executeTakeFirstOrThrow();
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return { status: 'published', version, publishedAt, warnings };
}

async function documentOf(db: Db, version: number): Promise<Directory> {
  const document = await readDocument(db, version);
  if (document === null) throw new Error(`the directory has no version ${version}`);
  return document;
}

/** Publishes the draft that the person saw, when it grew from the version that holds and has no error. */
export async function publishDirectory(
  hub: HubCore,
  account: Account,
  { commandId, department, id, revision, note }: DirectoryQuestion<'publish-directory'>,
): Promise<Result<PublishAnswer>> {
  const failure = directoryFailure(hub, actorOf(account), 'publish', department);
  if (failure !== null) return failure;
  const { db } = hub;
  const done = await published(db, commandId, account);
  if (done !== null) return succeed(done);

  /** Why it can't be published, as far as can be told without a check; the draft when nothing is in the way. */
  const look = async (tx: Tx, lock: boolean) => {
    const kept = await readDraft(tx, department, lock);
    if (kept?.head.id !== id || kept.head.revision !== revision)
      return { answer: await draftMoved(tx, kept, 'published') };
    const newest = await newestVersion(tx);
    if (kept.head.base !== newest) return { answer: behind(newest, DRAFT_BEHIND) };
    return isUnchanged(kept.head.changes) ? { answer: unchanged() } : { answer: null, kept, newest };
  };
  const seen = await db.transaction().execute((tx) => look(tx, false));
  if (seen.answer !== null) return succeed(seen.answer);
  // Outside a transaction: it takes time, and what it is about can't change without the revision.
  const { directory: drafted } = seen.kept;
  const findings = await check(hub, drafted);
  const isOthers = findings.some((one) => one.severity === 'error' && isElsewhere(one, drafted, department));
  const holding = isOthers ? await check(hub, await documentOf(db, seen.newest)) : [];
  const errors = blockingErrors(findings, drafted, department, holding).length;
  const no = refused(errors, findings, 'The draft is kept: put right what is named, then publish it.');
  if (no !== null) return succeed(no);
  return runTransaction(hub, async (tx): Promise<Result<PublishAnswer>> => {
    const again = await published(tx, commandId, account);
    if (again !== null) return succeed(again);
    const now = await look(tx, true);
    if (now.answer !== null) return succeed(now.answer);
    const before = await documentOf(tx, now.newest);
    const { directory } = now.kept;
    const version = now.newest + 1;
    const answer = await addVersion(tx, {
      version,
      account,
      note,
      restored: null,
      commandId,
      before,
      directory,
      findings,
    });
    await tx.deleteFrom('directory_drafts').where('id', '=', id).execute();
    return succeed(answer);
  });
}

/** Publishes an older version again. It is checked anew: people have left and dates have passed since. */
export async function restoreDirectory(
  hub: HubCore,
  account: Account,
  { commandId, version, newest, note }: DirectoryQuestion<'restore-directory'>,
): Promise<Result<PublishAnswer>> {
  const failure = directoryFailure(hub, actorOf(account), 'publish', null);
  if (failure !== null) return failure;
  const { db } = hub;
  const done = await published(db, commandId, account);
  if (done !== null) return succeed(done);
  const directory = await readDocument(db, version);
  if (directory === null) {
    return fail('not-found', `The directory has no version ${version}. Choose one of its history.`);
  }
  const findings = await check(hub, directory);
  const wrong = findings.filter(({ severity }) => severity === 'error').length;
  const errors = refused(wrong, findings, `Version ${newest} still holds. Begin a draft from it instead.`);
  return runTransaction(hub, async (tx): Promise<Result<PublishAnswer>> => {
    const again = await published(tx, commandId, account);
    if (again !== null) return succeed(again);
    const now = await newestVersion(tx);
    if (now !== newest) return succeed(behind(now, RESTORE_BEHIND));
    const before = await documentOf(tx, newest);
    if (isUnchanged(countChanges(before, directory))) return succeed(unchanged());
    if (errors !== null) return succeed(errors);
    return succeed(
      await addVersion(tx, {
        version: newest + 1,
        account,
        note,
        restored: version,
        commandId,
        before,
        directory,
        findings,
      }),
    );
  });
}
