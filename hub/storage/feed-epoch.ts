import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Gives the feed a new epoch when the database is a restored one: another cluster, or another timeline of this one
 * (a restore to a point in time, or a standby that took over and may lack the last commits). Feed numbers that desks
 * hold from before would mean something else, so they fill anew. Returns true when that happened.
 */
export async function renewEpochAfterRestore(db: Db): Promise<boolean> {
  const { rows } = await sql<{ renewed: boolean }>`
    with place as (
      select system_identifier || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as name
      from pg_control_system()
    )
    update feed_head set
      epoch = case when made_on is null then epoch else gen_random_uuid() end,
      made_on = place.name
    from place where feed_head.made_on is distinct from place.name
    returning old.made_on is not null as renewed`.execute(db);
  return rows[0]?.renewed === true;
}
