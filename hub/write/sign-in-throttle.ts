import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { MINUTE } from '../../shared/domain/instant.ts';
import type { Db } from '../storage/database.ts';
import { sameLogin } from './accounts.ts';

/** After so many failures the door stays shut until the first of them is this old. */
const FAILURE_WINDOW = 15 * MINUTE;
/** Of one login from one address; anybody who knows a login could shut out its owner if addresses did not count. */
export const MAX_FAILURES_PAIR = 8;
/** Of one login from anywhere. */
const MAX_FAILURES_LOGIN = 60;
/** Of one address with any login: a whole office may stand behind one. */
const MAX_FAILURES_ADDRESS = 100;

interface Limit {
  readonly key: string;
  readonly most: number;
}

/** What is counted. Hashed, since people type passwords where the login goes. */
function limitsOf(login: string, address: string): readonly Limit[] {
  const key = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [
    { key: key('pair', sameLogin(login), address), most: MAX_FAILURES_PAIR },
    { key: key('login', sameLogin(login)), most: MAX_FAILURES_LOGIN },
    { key: key('address', address), most: MAX_FAILURES_ADDRESS },
  ];
}

/**
 * Counts an attempt as failed before it is judged, so that many at once can't slip through. Returns false when there
 * were too many; the password must then not be looked at.
 */
export async function admitAttempt(db: Db, login: string, address: string): Promise<boolean> {
  const limits = limitsOf(login, address);
  const rows = limits.map(({ key }) => ({ key })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const counted = await sql<{ key: string; failures: number }>`
    insert into sign_in_failures (key, failures, since)
    select key, 1, now_ms() from json_to_recordset(${JSON.stringify(rows)}::json) as r(key text)
    on conflict (key) do update set
      failures = case when sign_in_failures.since < excluded.since - ${FAILURE_WINDOW} then 1
        else sign_in_failures.failures + 1 end,
      since = case when sign_in_failures.since < excluded.since - ${FAILURE_WINDOW} then excluded.since
        else sign_in_failures.since end
    returning key, failures`.execute(db);
  const failures = new Map(counted.rows.map((row) => [row.key, row.failures]));
  return limits.every(({ key, most }) => (failures.get(key) ?? 0) <= most);
}

/** Takes back the count of an attempt that was right: the login starts anew, the address has one failure less. */
export async function forgiveAttempt(db: Db, login: string, address: string): Promise<void> {
  const [pair, whole, place] = limitsOf(login, address).map(({ key }) => key);
  await sql`delete from sign_in_failures where key = ${pair}`.execute(db);
  // Locked in the order in which they are counted: two who sign in at once would wait for each other otherwise.
  await sql`
    with held as (
      select key from sign_in_failures where key = any(${[whole, place]}) order by key for update
    )
    update sign_in_failures f set failures = failures - 1 from held
    where f.key = held.key and f.failures > 0`.execute(db);
}

/** Removes counts that mean nothing any more. */
export async function forgetOldFailures(db: Db): Promise<void> {
  await sql`delete from sign_in_failures where since < now_ms() - ${FAILURE_WINDOW}`.execute(db);
}
