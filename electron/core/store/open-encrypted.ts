import Database from 'better-sqlite3';

export type SqliteDb = Database.Database;

/** AEGIS-256: each page is encrypted and authenticated, with the processor's own AES rounds. */
const CIPHER = 'aegis';
const KEY_BYTES = 32;

/** The file is not what its key says, or is damaged. */
export class StoreUnreadable extends Error {
  constructor(path: string, cause: unknown) {
    super(`${path} can't be read with its key: it is damaged, or it is another person's.`, { cause });
    this.name = 'StoreUnreadable';
  }
}

/** True for an error of SQLite that says the file itself is broken or was locked with another key. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);
}

/** True for an error that says the disk, or the room given to the file, is used up. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof Database.SqliteError) return error.code === 'SQLITE_FULL';
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

/**
 * Opens an encrypted SQLite file in WAL mode; makes it when it is not there and may be written.
 * Throws StoreUnreadable when the key does not fit.
 * @param key 32 random bytes
 */
export function openEncrypted(path: string, key: Uint8Array, readonly = false): SqliteDb {
  if (key.length !== KEY_BYTES)
    throw new RangeError(`a store's key has ${KEY_BYTES} bytes, not ${key.length}`);
  const db = new Database(path, { readonly });
  try {
    db.pragma(`cipher='${CIPHER}'`);
    db.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`);
    if (!readonly) db.pragma('journal_mode=WAL');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    throw isDamage(error) ? new StoreUnreadable(path, error) : error;
  }
}

const prepared = new WeakMap<SqliteDb, Map<string, Database.Statement>>();

/** The statement of an SQL text, prepared once per connection. */
export function statement<P extends unknown[], R = unknown>(
  db: SqliteDb,
  sql: string,
): Database.Statement<P, R> {
  let known = prepared.get(db);
  if (known === undefined) {
    known = new Map();
    prepared.set(db, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = db.prepare(sql);
    known.set(sql, found);
  }
  return found as Database.Statement<P, R>;
}
