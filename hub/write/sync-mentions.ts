import { sql } from 'kysely';
import type { SyncMentionsAsk } from '../../shared/contract/mention-sync.ts';
import type { AccountId, TextId } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';

/** Keeps what a person has seen; what is no note that mentions them is left out. */
async function keepSeen(db: Db, account: AccountId, notes: readonly TextId[]): Promise<void> {
  await sql`
    insert into mentions_seen (account_id, note)
    select ${account}::uuid, t.id
    from texts t join events e on e.case_id = t.case_id and e.version = t.version
    where t.id = any(${notes}::uuid[]) and e.event ->> 'type' = 'note-added'
      and jsonb_exists((e.event -> 'mentions')::jsonb, ${account}::text)
    on conflict do nothing`.execute(db);
}

/** Keeps which mentions a desk showed its person, and tells which of the others another desk showed them. */
export async function syncMentions(
  db: Db,
  account: AccountId,
  { seen, unseen }: SyncMentionsAsk,
): Promise<{ seen: TextId[] }> {
  if (seen.length > 0) await keepSeen(db, account, seen);
  if (unseen.length === 0) return { seen: [] };
  const rows = await db
    .selectFrom('mentions_seen')
    .select('note')
    .where('account_id', '=', account)
    .where(sql<boolean>`note = any(${unseen}::uuid[])`)
    .orderBy('note')
    .execute();
  return { seen: rows.map(({ note }) => note) };
}
