import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { FileKind, Media } from '../../../shared/domain/attachment.ts';
import type { AttachmentId, CaseId } from '../../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { migrateStore, type Migration } from '../store/migrate-store.ts';
import {
  isDamage,
  openEncrypted,
  statement,
  StoreUnreadable,
  type SqliteDb,
} from '../store/open-encrypted.ts';

/** The shape of files.db, step by step. */
const FILE_MIGRATIONS: readonly Migration[] = [
  {
    number: 10,
    name: 'files',
    sql: `
      -- Files of this person that the hub does not have yet.
      CREATE TABLE files (
        id TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        -- Bytes that are here, from the first on.
        have INTEGER NOT NULL,
        -- Both null until all of it is here and was looked at.
        sha256 TEXT,
        media TEXT,
        -- The case it is for; null while it belongs to a draft, and then it is not sent.
        case_id TEXT,
        made_at INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE parts (id TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL);
      CREATE UNIQUE INDEX parts_place ON parts (id, start);
      -- What was fetched from the hub to be seen; the longest unseen makes room.
      CREATE TABLE seen (
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        media TEXT NOT NULL,
        size INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        bytes BLOB NOT NULL
      );
      CREATE UNIQUE INDEX seen_file ON seen (id, kind);`,
  },
];

const FILE = 'files.db';
const PARTS = ['', '-wal', '-shm'] as const;
/** A draft nobody comes back to does not keep its files for ever. */
const LONGEST_KEPT = 30 * DAY;
/** Bytes of fetched files that are kept to be seen again. */
const SEEN_BUDGET = 192 * 1024 * 1024;

/** A file of this person that the hub does not have (yet). */
export interface OwnFile {
  readonly id: AttachmentId;
  readonly size: number;
  readonly have: number;
  readonly sha256: string | null;
  readonly media: Media | null;
  readonly caseId: CaseId | null;
}

export interface SeenFile {
  readonly media: Media;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function open(folder: string, key: Uint8Array): SqliteDb {
  const db = openEncrypted(join(folder, FILE), key);
  try {
    // What was said to be kept survives a power cut, as commands do.
    db.pragma('synchronous = FULL');
    if (Number(db.pragma('auto_vacuum', { simple: true })) === 0) {
      // Room that a photo leaves goes back to the disk; only VACUUM makes a file that does so.
      db.pragma('auto_vacuum = INCREMENTAL');
      db.exec('VACUUM');
    }
    migrateStore(db, FILE_MIGRATIONS);
    db.pragma(`journal_size_limit = ${32 * 1024 * 1024}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens the store of files. One that is damaged, or locked with a key nobody has any more, is put aside whole and a new
 * one is begun; `movedTo` says where.
 */
export function openFiles(
  folder: string,
  key: Uint8Array,
  now: Instant,
): { readonly db: SqliteDb; readonly movedTo: string | null } {
  let movedTo: string | null = null;
  let db: SqliteDb;
  try {
    db = open(folder, key);
  } catch (error) {
    if (!(error instanceof StoreUnreadable) && !isDamage(error)) throw error;
    movedTo = `files-damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}.db`;
    for (const part of PARTS) {
      if (existsSync(join(folder, FILE + part)))
        renameSync(join(folder, FILE + part), join(folder, movedTo + part));
    }
    db = open(folder, key);
  }
  statement<[number]>(db, 'DELETE FROM files WHERE made_at < ?').run(now - LONGEST_KEPT);
  statement(db, 'DELETE FROM parts WHERE id NOT IN (SELECT id FROM files)').run();
  db.pragma('incremental_vacuum');
  return { db, movedTo };
}

const OWN = 'SELECT id, size, have, sha256, media, case_id AS caseId FROM files';

export function findOwn(db: SqliteDb, id: AttachmentId): OwnFile | null {
  return statement<[string], OwnFile>(db, `${OWN} WHERE id = ?`).get(id) ?? null;
}

/** All files of this person that are not at the hub, oldest first. */
export function listOwn(db: SqliteDb): OwnFile[] {
  return statement<[], OwnFile>(db, `${OWN} ORDER BY made_at`).all();
}

/** Bytes that all of them will have. */
export function ownBytes(db: SqliteDb): number {
  const row = statement<[], { bytes: number | null }>(db, 'SELECT sum(size) AS bytes FROM files').get();
  return row?.bytes ?? 0;
}

export function beginOwn(db: SqliteDb, id: AttachmentId, size: number, now: Instant): void {
  statement<[string, number, number]>(
    db,
    'INSERT INTO files (id, size, have, made_at) VALUES (?, ?, 0, ?)',
  ).run(id, size, now);
}

/** Adds the next piece of a file. On disk when this returns. */
export function addPart(db: SqliteDb, id: AttachmentId, start: number, bytes: Uint8Array): void {
  db.transaction(() => {
    statement<[string, number, Uint8Array]>(db, 'INSERT INTO parts (id, start, bytes) VALUES (?, ?, ?)').run(
      id,
      start,
      bytes,
    );
    statement<[number, string]>(db, 'UPDATE files SET have = ? WHERE id = ?').run(start + bytes.length, id);
  })();
}

export function noteLooked(db: SqliteDb, id: AttachmentId, sha256: string, media: Media): void {
  statement<[string, string, string]>(db, 'UPDATE files SET sha256 = ?, media = ? WHERE id = ?').run(
    sha256,
    media,
    id,
  );
}

/** Says for which case a file is: from now on it is sent. */
export function claimOwn(db: SqliteDb, id: AttachmentId, caseId: CaseId | null): void {
  statement<[string | null, string]>(db, 'UPDATE files SET case_id = ? WHERE id = ?').run(caseId, id);
}

export function dropOwn(db: SqliteDb, id: AttachmentId): void {
  db.transaction(() => {
    statement<[string]>(db, 'DELETE FROM parts WHERE id = ?').run(id);
    statement<[string]>(db, 'DELETE FROM files WHERE id = ?').run(id);
  })();
  db.pragma('incremental_vacuum');
}

/** The bytes of a file that is here as a whole. */
export function readOwn(db: SqliteDb, id: AttachmentId): Buffer {
  const rows = statement<[string], { bytes: Buffer }>(
    db,
    'SELECT bytes FROM parts WHERE id = ? ORDER BY start',
  ).all(id);
  return Buffer.concat(rows.map((row) => row.bytes));
}

/** The bytes of a file from a place on, up to so many. */
export function readFrom(
  db: SqliteDb,
  id: AttachmentId,
  from: number,
  most: number,
): Uint8Array<ArrayBuffer> {
  const rows = statement<[string, number, number], { start: number; bytes: Buffer }>(
    db,
    'SELECT start, bytes FROM parts WHERE id = ? AND start < ? AND start + length(bytes) > ? ORDER BY start',
  ).all(id, from + most, from);
  const first = rows[0];
  if (first === undefined) return new Uint8Array();
  const whole = Buffer.concat(rows.map((row) => row.bytes));
  return Uint8Array.from(whole.subarray(from - first.start, from - first.start + most));
}

/** Something fetched before; null when it is not kept (any more). */
export function readSeen(db: SqliteDb, id: AttachmentId, kind: FileKind, now: Instant): SeenFile | null {
  const row = statement<[string, string], { media: Media; bytes: Buffer }>(
    db,
    'SELECT media, bytes FROM seen WHERE id = ? AND kind = ?',
  ).get(id, kind);
  if (row === undefined) return null;
  statement<[number, string, string]>(db, 'UPDATE seen SET used_at = ? WHERE id = ? AND kind = ?').run(
    now,
    id,
    kind,
  );
  return { media: row.media, bytes: Uint8Array.from(row.bytes) };
}

/** Keeps something fetched; what was not looked at for longest goes when there is no room. */
export function keepSeen(db: SqliteDb, id: AttachmentId, kind: FileKind, file: SeenFile, now: Instant): void {
  db.transaction(() => {
    statement(
      db,
      'INSERT OR REPLACE INTO seen (id, kind, media, size, used_at, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(id, kind, file.media, file.bytes.length, now, file.bytes);
    statement<[number]>(
      db,
      `DELETE FROM seen WHERE rowid IN (
        SELECT rowid FROM (SELECT rowid, sum(size) OVER (ORDER BY used_at DESC, rowid DESC) AS upto FROM seen)
        WHERE upto > ?)`,
    ).run(SEEN_BUDGET);
  })();
  db.pragma('incremental_vacuum');
}

/** Forgets all that was fetched: the person may see other cases now. */
export function forgetSeen(db: SqliteDb): void {
  statement(db, 'DELETE FROM seen').run();
  db.pragma('incremental_vacuum');
}
