import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { owedOf } from '../../../shared/domain/owed-promises.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** Keeps what is owed to the callers of a case; nothing of it may be kept already. */
export function putOwed(db: SqliteDb, row: number, facts: CaseFacts): void {
  for (const { promise, by, owner, department } of owedOf(facts)) {
    statement<[number, string, number, string | null, string | null]>(
      db,
      'INSERT INTO owed (case_row, promise, by_at, owner, department) VALUES (?, ?, ?, ?, ?)',
    ).run(row, promise.id, by, owner, department);
  }
}

export function forgetOwed(db: SqliteDb, row: number): void {
  statement<[number]>(db, 'DELETE FROM owed WHERE case_row = ?').run(row);
}

/** The case has another row now. */
export function moveOwed(db: SqliteDb, from: number, to: number): void {
  statement<[number, number]>(db, 'UPDATE owed SET case_row = ? WHERE case_row = ?').run(to, from);
}
