import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { Account } from '../../shared/contract/account.ts';
import type { SignInRequest } from '../../shared/contract/hub-protocol.ts';
import { HOUR, MINUTE, type Instant } from '../../shared/domain/instant.ts';
import { ACCOUNT_COLUMNS, sameLogin } from './accounts.ts';
import type { HubCore } from './hub-core.ts';
import type { Db } from '../storage/database.ts';
import { isPassword } from './password.ts';
import { admitAttempt, forgetOldFailures, forgiveAttempt } from './sign-in-throttle.ts';

/** How long a session lasts: so long after it was last used, and so long at most. Milliseconds. */
export interface SessionTimes {
  readonly idle: number;
  readonly longest: number;
}

/** A shift and a half unused; at most a day, whatever happens. */
export const SESSION_TIMES: SessionTimes = { idle: 12 * HOUR, longest: 24 * HOUR };

const TOKEN_BYTES = 32;

export interface AccountSession {
  readonly account: Account;
  readonly expiresAt: Instant;
}

const WRONG = 'The login or the password is not right. Check both and try again.';
const TOO_MANY = 'Too many failed sign-ins. Wait 15 minutes, then try again, or ask a steward.';

/** What is kept of a token: who reads the table can't sign in with it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

async function accountAt(db: Db, login: string) {
  return db
    .selectFrom('accounts')
    .select([...ACCOUNT_COLUMNS, 'password_hash', 'password_salt', 'password_cost'])
    .where('login', '=', sameLogin(login))
    .where('active', '=', true)
    .executeTakeFirst();
}

/**
 * Signs a person in and returns the token, which is not kept anywhere. An unknown login and a wrong password get
 * the same answer in the same time.
 * @param address where the request came from, for the throttle
 */
export async function signIn(
  { db, random }: Pick<HubCore, 'db' | 'random'>,
  { login, password, consoleId }: SignInRequest,
  address: string,
  { idle, longest }: SessionTimes,
): Promise<Result<AccountSession & { token: string }>> {
  if (!(await admitAttempt(db, login, address))) return fail('too-many-attempts', TOO_MANY);
  const found = await accountAt(db, login);
  const kept =
    found === undefined
      ? null
      : { hash: found.password_hash, salt: found.password_salt, cost: found.password_cost };
  const right = await isPassword(password, kept);
  if (found === undefined || !right) return fail('wrong-credentials', WRONG);
  await forgiveAttempt(db, login, address);
  const token = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
  const { password_hash: _hash, password_salt: _salt, password_cost: _cost, ...account } = found;
  const { rows } = await sql<{ expires_at: Instant }>`
    with clock as (select now_ms() as now)
    insert into sessions (token_hash, account_id, console_id, started_at, used_at, expires_at, ends_at)
    select ${tokenHash(token)}, ${account.id}, ${consoleId}, now, now,
      now + least(${idle}::bigint, ${longest}::bigint), now + ${longest}::bigint
    from clock returning expires_at`.execute(db);
  const expiresAt = rows[0]?.expires_at;
  if (expiresAt === undefined) throw new Error('the session was not kept');
  return succeed({ token, account, expiresAt });
}

/** The session of a token; null when there is none, it has expired, or the account was closed. */
export async function findSession(db: Db, token: string): Promise<AccountSession | null> {
  const { rows } = await sql<Account & { expires_at: Instant }>`
    select a.id, a.login, a.name, a.role, a.department, a.unit, s.expires_at
    from sessions s join accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash(token)} and s.expires_at > now_ms() and a.active`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const { expires_at: expiresAt, ...account } = row;
  return { account, expiresAt };
}

/** Notes that a person used a session, so that it lasts on. Once a minute is enough, or a tenth of a short one. */
export async function prolongSession(db: Db, token: string, { idle }: SessionTimes): Promise<void> {
  await sql`
    update sessions set used_at = now_ms(), expires_at = least(now_ms() + ${idle}::bigint, ends_at)
    where token_hash = ${tokenHash(token)} and used_at < now_ms() - ${Math.min(MINUTE, Math.floor(idle / 10))}::bigint
      and expires_at > now_ms()`.execute(db);
}

/** Ends a session; nothing happens when it has ended. */
export async function signOut(db: Db, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute();
}

/** Of some token hashes (hex), those that no session answers to any more. */
export async function endedSessions(db: Db, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from unnest(${hashes}::text[]) as hash
    where not exists (
      select from sessions s join accounts a on a.id = s.account_id
      where s.token_hash = decode(hash, 'hex') and s.expires_at > now_ms() and a.active
    )`.execute(db);
  return rows.map((row) => row.hash);
}

/** Removes sessions that have expired, and counts of failures that are over. */
export async function sweepSessions(db: Db): Promise<void> {
  await sql`delete from sessions where expires_at <= now_ms()`.execute(db);
  await forgetOldFailures(db);
}
