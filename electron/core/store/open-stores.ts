import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../shared/domain/instant.ts';
import { CACHE_INDEXES, CACHE_SCHEMA, CACHE_SQL } from './cache-schema.ts';
import { setWriterMode } from './fill-mode.ts';
import { migrateStore } from './migrate-store.ts';
import { isDamage, isDiskFull, openEncrypted, StoreUnreadable, type SqliteDb } from './open-encrypted.ts';
import { OUTBOX_MIGRATIONS } from './outbox-migrations.ts';

const CACHE_FILE = 'cache.db';
const OUTBOX_FILE = 'outbox.db';
/** A database, its write-ahead log and the log's index. */
const PARTS = ['', '-wal', '-shm'] as const;
/** Pages kept in memory by a reader, in kB. */
const READER_CACHE_KB = 98_304;

const FULL = 2;

export interface OpenedOutbox {
  readonly db: SqliteDb;
  /** Where a damaged outbox was put; null when it was well. */
  readonly movedTo: string | null;
}

/** The path of a person's cache. */
export function cachePath(folder: string): string {
  return join(folder, CACHE_FILE);
}

export function deleteCache(folder: string): void {
  for (const part of PARTS) rmSync(cachePath(folder) + part, { force: true });
}

function makeCache(folder: string, key: Uint8Array): SqliteDb {
  const db = openEncrypted(cachePath(folder), key);
  if (Number(db.pragma('user_version', { simple: true })) === 0) {
    db.transaction(() => {
      db.exec(CACHE_SQL);
      db.exec(CACHE_INDEXES);
      db.pragma(`user_version = ${CACHE_SCHEMA}`);
    })();
  }
  // What a power cut takes from the cache, the hub gives again.
  db.pragma('synchronous = NORMAL');
  setWriterMode(db, 'filled');
  db.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
  return db;
}

/**
 * Opens the cache for writing. One that is damaged, locked with another key, or of another shape is deleted and begun
 * anew; `why` says so in words for the log.
 */
export function openCache(folder: string, key: Uint8Array): { db: SqliteDb; why: string | null } {
  let why: string;
  try {
    const db = makeCache(folder, key);
    const has = Number(db.pragma('user_version', { simple: true }));
    if (has === CACHE_SCHEMA) return { db, why: null };
    db.close();
    why = `it has shape ${has} and this Desk311 uses ${CACHE_SCHEMA}`;
  } catch (error) {
    if (!(error instanceof StoreUnreadable) && !isDamage(error)) throw error;
    why = 'it is damaged';
  }
  deleteCache(folder);
  return { db: makeCache(folder, key), why };
}

/** Opens the cache or the outbox for reading, beside its writer. */
export function openForReading(folder: string, file: 'cache' | 'outbox', key: Uint8Array): SqliteDb {
  const db = openEncrypted(join(folder, file === 'cache' ? CACHE_FILE : OUTBOX_FILE), key, true);
  db.pragma(`cache_size = -${READER_CACHE_KB}`);
  return db;
}

/** Puts a damaged outbox aside, whole; returns its new name. It is never deleted and never written over. */
function moveOutboxAside(folder: string, now: Instant): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  for (let tries = 1; ; tries += 1) {
    const name = `outbox-damaged-${stamp}${tries === 1 ? '' : `-${tries}`}.db`;
    if (existsSync(join(folder, name))) continue;
    for (const part of PARTS) {
      const from = join(folder, OUTBOX_FILE + part);
      if (existsSync(from)) renameSync(from, join(folder, name + part));
    }
    return name;
  }
}

/** The build's own default would lose acknowledged work in a power cut, and only tells so after the first write. */
function assertDurable(db: SqliteDb): void {
  try {
    db.prepare("INSERT OR REPLACE INTO keep (key, value) VALUES ('opened', '1')").run();
  } catch (error) {
    // A full disk is no reason not to read; every later write says so.
    if (isDiskFull(error)) return;
    throw error;
  }
  const level = Number(db.pragma('synchronous', { simple: true }));
  const mode = db.pragma('journal_mode', { simple: true });
  if (level !== FULL || mode !== 'wal') {
    throw new Error(`the outbox is not durable: synchronous is ${level}, journal_mode is ${String(mode)}`);
  }
}

/** Reads every page of a small store. */
function assertWhole(db: SqliteDb): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new StoreUnreadable(db.name, found);
}

/**
 * Opens the outbox for writing: durable, migrated. A damaged one is moved aside and a new one is begun.
 * Throws StoreFromTheFuture.
 * @param maxPages most pages of 4 kB the file may have; null for as many as the disk holds
 */
export function openOutbox(
  folder: string,
  key: Uint8Array,
  maxPages: number | null,
  now: Instant,
): OpenedOutbox {
  const open = (): SqliteDb => {
    const db = openEncrypted(join(folder, OUTBOX_FILE), key);
    try {
      db.pragma('synchronous = FULL');
      migrateStore(db, OUTBOX_MIGRATIONS);
      assertDurable(db);
      assertWhole(db);
      if (maxPages !== null) db.pragma(`max_page_count = ${maxPages}`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  try {
    return { db: open(), movedTo: null };
  } catch (error) {
    if (!(error instanceof StoreUnreadable) && !isDamage(error)) throw error;
    const movedTo = moveOutboxAside(folder, now);
    return { db: open(), movedTo };
  }
}
