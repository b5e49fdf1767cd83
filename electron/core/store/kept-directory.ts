import type { DirectoryAnswer } from '../../../shared/contract/hub-protocol.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** Which version of the directory is kept, and since when it is known to hold. */
export type DirectoryHead = Omit<DirectoryAnswer, 'directory'>;

function readValue(db: SqliteDb, key: 'directory' | 'directory-head'): string | null {
  return (
    statement<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null
  );
}

/** Null before the first one came. */
export function readDirectoryHead(db: SqliteDb): DirectoryHead | null {
  const json = readDirectoryMark(db);
  return json === null ? null : (JSON.parse(json) as DirectoryHead);
}

/** Another text for another version; null before the first one came. */
export function readDirectoryMark(db: SqliteDb): string | null {
  return readValue(db, 'directory-head');
}

/** The published directory as the hub told it last; null before it did. */
export function readDirectory(db: SqliteDb): Directory | null {
  const json = readValue(db, 'directory');
  return json === null ? null : (JSON.parse(json) as Directory);
}

export function writeDirectory(db: SqliteDb, { directory, ...head }: DirectoryAnswer): void {
  const put = statement<[string, string]>(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  db.transaction(() => {
    put.run('directory', JSON.stringify(directory));
    put.run('directory-head', JSON.stringify(head satisfies DirectoryHead));
  })();
}
