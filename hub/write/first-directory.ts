import { sql } from 'kysely';
import type { Account } from '../../shared/contract/account.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { assignAccounts } from '../../shared/domain/directory/assign-accounts.ts';
import { countChanges, isUnchanged } from '../../shared/domain/directory/directory-change.ts';
import { directory } from '../../shared/domain/directory/directory.ts';
import type { Db } from '../storage/database.ts';

/** Publishes the directory of the city pack where there is none yet. Hubs that start together do it once. */
export async function takeFirstDirectory(db: Db, pack: CityPack): Promise<void> {
  const nothing = { ...pack.directory, contactPoints: [] };
  const changes = JSON.stringify(countChanges(nothing, pack.directory));
  await sql`
    insert into directory_versions (version, note, changes, document)
    select 1, 'From the city pack', ${changes}::jsonb, ${JSON.stringify(pack.directory)}::jsonb
    where not exists (select from directory_versions)
    on conflict (version) do nothing`.execute(db);
}

/**
 * Gives people of the directory their accounts by their names, as a version of its own. Does nothing once a person has
 * published, or when nobody's name is an account's. For a demo city: elsewhere a steward does it.
 */
export async function giveAccounts(db: Db, accounts: readonly Account[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`lock table directory_versions in share row exclusive mode`.execute(tx);
    const rows = await tx
      .selectFrom('directory_versions')
      .select(['version', 'published_by', 'document'])
      .orderBy('version', 'desc')
      .execute();
    const [newest] = rows;
    if (newest === undefined || rows.some((row) => row.published_by !== null)) return;
    const before = directory.parse(newest.document);
    const after = assignAccounts(before, accounts);
    const changes = countChanges(before, after);
    if (isUnchanged(changes)) return;
    await tx
      .insertInto('directory_versions')
      .values({
        version: newest.version + 1,
        note: 'People of the demo city have their accounts',
        changes: JSON.stringify(changes),
        document: JSON.stringify(after),
      })
      .execute();
  });
}
