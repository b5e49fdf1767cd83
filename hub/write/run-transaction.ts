import type { Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';

/**
 * PostgreSQL's codes for "another transaction was faster, look again": serialization failure, deadlock, and a unique
 * violation (both saw that a row was missing and both made it).
 */
const FASTER_ELSEWHERE = new Set(['40001', '40P01', '23505']);
const TRIES = 5;

function lostTheRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FASTER_ELSEWHERE.has(String(error.code));
}

/**
 * Runs a transaction that writes when its turn comes, and again when another one was faster; whatever else it throws
 * goes on.
 */
export async function runTransaction<T>(
  { db, turns }: Pick<HubCore, 'db' | 'turns'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await turns(() => db.transaction().execute(work));
    } catch (error) {
      if (tries === TRIES || !lostTheRace(error)) throw error;
    }
  }
}
