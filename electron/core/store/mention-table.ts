import type { TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { AccountId, TextId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { mentionedIn } from '../../../shared/domain/mention.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** A note of the cache that mentions somebody. */
export interface KeptMention {
  readonly caseRow: number;
  readonly note: TextId;
  readonly at: Instant;
}

/** Keeps whom the notes of a case mention; nothing of it may be kept already. */
export function putMentions(db: SqliteDb, row: number, entries: readonly TimelineEntry[]): void {
  for (const entry of entries) {
    const { event, at } = entry;
    if (event.type !== 'note-added' || event.mentions === undefined) continue;
    for (const account of mentionedIn(entry)) {
      statement<[number, string, string, number]>(
        db,
        'INSERT INTO mentions (case_row, note, account, at) VALUES (?, ?, ?, ?)',
      ).run(row, event.text, account, at);
    }
  }
}

export function forgetMentions(db: SqliteDb, row: number): void {
  statement<[number]>(db, 'DELETE FROM mentions WHERE case_row = ?').run(row);
}

/** The case has another row now. */
export function moveMentions(db: SqliteDb, from: number, to: number): void {
  statement<[number, number]>(db, 'UPDATE mentions SET case_row = ? WHERE case_row = ?').run(to, from);
}

/** The notes that mention somebody, the newest first. */
export function readMentions(db: SqliteDb, account: AccountId, most: number): KeptMention[] {
  return statement<[string, number], KeptMention>(
    db,
    `SELECT case_row AS caseRow, note, at FROM mentions INDEXED BY mentions_of
      WHERE account = ? ORDER BY at DESC LIMIT ?`,
  ).all(account, most);
}
