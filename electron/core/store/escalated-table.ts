import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isEscalated } from '../../../shared/domain/escalation/escalation.ts';
import { statement, type Db } from './open-encrypted.ts';

/** Notes whether a case has an open escalation; nothing of it may be noted already. */
export function putEscalated(db: Db, row: number, facts: Pick<CaseFacts, 'escalations'>): void {
  if (!isEscalated(facts)) return;
  statement<[number]>(db, 'INSERT INTO escalated (case_row) VALUES (?)').run(row);
}

export function forgetEscalated(db: Db, row: number): void {
  statement<[number]>(db, 'DELETE FROM escalated WHERE case_row = ?').run(row);
}

/** The case has another row now. */
export function moveEscalated(db: Db, from: number, to: number): void {
  statement<[number, number]>(db, 'UPDATE escalated SET case_row = ? WHERE case_row = ?').run(to, from);
}
