import type { Account } from '../../shared/contract/account.ts';
import { actorOf } from '../../shared/contract/account.ts';
import type { DirectoryReply, DirectoryQuestion } from '../../shared/contract/directory-sync.ts';
import { succeed, type Result } from '../../shared/contract/failure.ts';
import { changesBetween } from '../../shared/domain/directory/directory-change.ts';
import { directoryFailure, readDocument, readVersions } from './directory-rows.ts';
import type { HubCore } from './hub-core.ts';

/** Who published what when, the newest first. */
export async function directoryHistory(
  hub: HubCore,
  account: Account,
  { before, limit }: DirectoryQuestion<'directory-history'>,
): Promise<Result<DirectoryReply<'directory-history'>>> {
  const failure = directoryFailure(hub, actorOf(account), 'see-history', null);
  if (failure !== null) return failure;
  const versions = await readVersions(hub.db, { below: before, limit: limit + 1 });
  return succeed({ versions: versions.slice(0, limit), more: versions.length > limit });
}

/** One version as it was published; null when there is none of that number. */
export async function directoryVersion(
  hub: HubCore,
  account: Account,
  { version }: DirectoryQuestion<'directory-version'>,
): Promise<Result<DirectoryReply<'directory-version'>>> {
  const failure = directoryFailure(hub, actorOf(account), 'see-history', null);
  if (failure !== null) return failure;
  const [head] = await readVersions(hub.db, { below: version + 1, limit: 1 });
  const directory = await readDocument(hub.db, version);
  if (head?.version !== version || directory === null) return succeed(null);
  const before = (await readDocument(hub.db, version - 1)) ?? { ...directory, contactPoints: [] };
  return succeed({ ...head, directory, entries: changesBetween(before, directory) });
}
