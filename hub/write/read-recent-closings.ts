import { sql } from 'kysely';
import { fingerprintOf } from '../../shared/domain/closure-text/text-fingerprint.ts';
import type { RecentText } from '../../shared/domain/closure-text/recent-text.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import type { Db } from '../storage/database.ts';

/** docs/closure-text.md: as far back as reuse is looked for. */
const RECENT = 30 * DAY;
const MOST_RECENT = 50;

/**
 * What a person closed their latest cases with, newest first, so that a desk can say while they type that they have said
 * the same of another case. Fingerprints only: a text may name people. Closings of the last seconds may be missing.
 */
export async function readRecentClosings(db: Db, by: AccountId): Promise<RecentText[]> {
  const { rows } = await sql<{ number: string | null; body: string | null }>`
    select c.number, t.body
    from (
      select case_id, closed_at from closing_signals
      where closed_by = ${by} and closed_at > now_ms() - ${RECENT}::bigint
      order by closed_at desc limit ${MOST_RECENT}
    ) k
    join cases c on c.id = k.case_id
    join events e on e.case_id = k.case_id and e.by_id = ${by} and e.event ->> 'type' = 'closed' and e.at = k.closed_at
    join texts t on t.id = (e.event ->> 'text')::uuid
    order by k.closed_at desc`.execute(db);
  return rows.flatMap(({ number, body }) => {
    const fingerprint = body === null ? null : fingerprintOf(body);
    return fingerprint === null || number === null ? [] : [{ case: number, fingerprint }];
  });
}
