import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The ids of rows by those of their cases, kept beside the cache: a folder that is opened again must answer with them too. */
export interface RowIds {
  put(pairs: Iterable<readonly [caseId: string, rowId: string]>): void;
  /** Null when no row of this case was loaded. */
  of(caseId: string): string | null;
  close(): void;
}

/** Opens the ids of a folder, or makes them. */
export function openRowIds(folder: string): RowIds {
  const db = new Database(join(folder, 'row-ids.db'));
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=NORMAL');
  db.exec(
    'CREATE TABLE IF NOT EXISTS row_ids (case_id TEXT PRIMARY KEY, row_id TEXT NOT NULL) WITHOUT ROWID',
  );
  const write = db.prepare<[string, string]>('INSERT OR REPLACE INTO row_ids VALUES (?, ?)');
  const read = db.prepare<[string], string>('SELECT row_id FROM row_ids WHERE case_id = ?').pluck();
  return {
    put: db.transaction((pairs: Iterable<readonly [string, string]>) => {
      for (const [caseId, rowId] of pairs) write.run(caseId, rowId);
    }),
    of: (caseId) => read.get(caseId) ?? null,
    close: () => db.close(),
  };
}
