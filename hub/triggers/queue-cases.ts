import { sql } from 'kysely';
import type { Db, Tx } from '../storage/database.ts';
import { newestVersion } from './trigger-versions.ts';

/** Feed numbers gone through in one transaction. */
const STRIDE = 5_000;

/** Live cases of ours; what other systems recorded escalates nothing. */
const OURS = sql`number_source = 'desk311' and facts -> 'history' = 'null'::jsonb`;

/** Puts cases that changed before those that only a new version asks for. */
async function queueChanged(tx: Tx, from: number, to: number): Promise<void> {
  await sql`
    insert into trigger_due (case_id, due_at, waits)
    select id, now_ms(), false from cases
    where feed_no > ${from} and feed_no <= ${to} and ${OURS}
    on conflict (case_id) do update
      set due_at = excluded.due_at, waits = false, changes = trigger_due.changes + 1`.execute(tx);
}

/** Every case that is open, for a version that is new: when its clock makes a rule hold may be another instant now. */
async function queueOpen(tx: Tx): Promise<void> {
  await sql`
    insert into trigger_due (case_id, due_at, waits)
    select id, now_ms(), true from cases where state <> 'closed' and ${OURS}
    on conflict (case_id) do update
      set due_at = least(trigger_due.due_at, excluded.due_at), changes = trigger_due.changes + 1`.execute(tx);
}

/**
 * Asks for a look at the cases that changed since the last time, by the feed, and at all open ones when there is a new
 * version of the rules. One hub at a time; true when there may be more to ask for.
 */
export async function queueCases(db: Db): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ feed_no: number; version: number }>`
      select feed_no, version from trigger_head for update skip locked`.execute(tx);
    const [head] = rows;
    if (head === undefined) return false;
    const version = await newestVersion(tx);
    const last = await tx.selectFrom('feed_head').select('number').executeTakeFirstOrThrow();
    // Without rules nothing is looked at, and what happens meanwhile is no reason later.
    const to = version === 0 ? last.number : Math.min(last.number, head.feed_no + STRIDE);
    // After a restore the numbers begin lower: the feed is gone through from there.
    if (to === head.feed_no && version === head.version) return false;
    if (version > 0 && to > head.feed_no) await queueChanged(tx, head.feed_no, to);
    if (version > 0 && version !== head.version) await queueOpen(tx);
    await tx.updateTable('trigger_head').set({ feed_no: to, version }).execute();
    return to < last.number;
  });
}
