import type { TextId } from '../../../shared/domain/ids.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** Keeps that the person has seen notes. Returns how many were news. @param told the hub knows it */
export function keepSeen(db: SqliteDb, notes: readonly TextId[], told: boolean): number {
  const put = statement<[string, number]>(
    db,
    'INSERT INTO seen_mentions (note, told) VALUES (?, ?) ON CONFLICT (note) DO NOTHING',
  );
  return db.transaction(() => notes.reduce((news, note) => news + put.run(note, told ? 1 : 0).changes, 0))();
}

/** The hub knows of these now. */
export function noteTold(db: SqliteDb, notes: readonly TextId[]): void {
  statement<[string]>(
    db,
    'UPDATE seen_mentions SET told = 1 WHERE note IN (SELECT value FROM json_each(?))',
  ).run(JSON.stringify(notes));
}

/** A hub that was restored may have forgotten what it was told. */
export function tellSeenAgain(db: SqliteDb): void {
  statement(db, 'UPDATE seen_mentions SET told = 0').run();
}

/** Notes the person has seen, and the hub does not know of it. */
export function untoldSeen(db: SqliteDb, most: number): TextId[] {
  return statement<[number], { note: TextId }>(
    db,
    'SELECT note FROM seen_mentions WHERE told = 0 ORDER BY note LIMIT ?',
  )
    .all(most)
    .map(({ note }) => note);
}

/** Those of some notes that the person has not seen. */
export function unseenOf<M extends { readonly note: TextId }>(db: SqliteDb, mentions: readonly M[]): M[] {
  const find = statement<[string]>(db, 'SELECT 1 FROM seen_mentions WHERE note = ?');
  return mentions.filter(({ note }) => find.get(note) === undefined);
}
