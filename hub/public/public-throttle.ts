import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { DAY, HOUR, MINUTE } from '../../shared/domain/instant.ts';
import type { Db } from '../storage/database.ts';

/**
 * How often within which time. A whole building may stand behind one address; a link is one household's. Wrong secrets
 * can't be guessed (144 bits): their limit keeps who tries from costing us more than a look-up.
 */
export const PUBLIC_LIMITS = {
  'address asks': { most: 300, within: 15 * MINUTE },
  'address is wrong': { most: 40, within: 15 * MINUTE },
  'link asks': { most: 120, within: 15 * MINUTE },
  'link answers': { most: 12, within: HOUR },
  'link sends photos': { most: 6, within: DAY },
} as const satisfies Record<string, { most: number; within: number }>;
export type PublicDeed = keyof typeof PUBLIC_LIMITS;

/** Counts a deed before it is done, so that many at once can't slip through; false when there were too many. */
export async function admitPublic(db: Db, deed: PublicDeed, who: string): Promise<boolean> {
  const { most, within } = PUBLIC_LIMITS[deed];
  const key = createHash('sha256')
    .update(JSON.stringify([deed, who]))
    .digest('hex');
  const { rows } = await sql<{ count: number }>`
    insert into public_counts (key, count, until) values (${key}, 1, now_ms() + ${within}::bigint)
    on conflict (key) do update set
      count = case when public_counts.until < now_ms() then 1 else public_counts.count + 1 end,
      until = case when public_counts.until < now_ms() then excluded.until else public_counts.until end
    returning count`.execute(db);
  return (rows[0]?.count ?? 0) <= most;
}

/** Removes counts that mean nothing any more. */
export async function forgetPublicCounts(db: Db): Promise<void> {
  await sql`delete from public_counts where until < now_ms()`.execute(db);
}
