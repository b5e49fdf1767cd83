import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommand, ids } from '../../../test/test-hub.ts';
import { CACHE_SCHEMA } from './cache-schema.ts';
import { StoreFromTheFuture } from './migrate-store.ts';
import { isDiskFull, openEncrypted, StoreUnreadable } from './open-encrypted.ts';
import { cachePath, openCache, openForReading, openOutbox } from './open-stores.ts';
import { addCommand, listPending } from './outbox.ts';

const KEY = new Uint8Array(32).fill(7);
const OTHER_KEY = new Uint8Array(32).fill(8);
const NOW = Date.UTC(2026, 6, 1);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk311-stores-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const add = (db: ReturnType<typeof openOutbox>['db']) =>
  addCommand(db, {
    commandId: ids.command(),
    command: openCommand(),
    seen: null,
    base: [],
    reference: 'New-1',
    madeAt: NOW,
  });

describe('openEncrypted', () => {
  it('leaves nothing readable on disk and opens with no other key', () => {
    const { db } = openOutbox(folder, KEY, null, NOW);
    add(db);
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    db.close();
    expect(files.some((text) => text.includes('SPRING') || text.includes('CREATE TABLE'))).toBe(false);
    expect(readFileSync(join(folder, 'outbox.db')).subarray(0, 15).toString('latin1')).not.toBe(
      'SQLite format 3',
    );
    expect(() => openEncrypted(join(folder, 'outbox.db'), OTHER_KEY)).toThrow(StoreUnreadable);
    expect(() => openEncrypted(join(folder, 'outbox.db'), KEY.subarray(1))).toThrow('32 bytes');
    expect(() => openForReading(folder, 'outbox', OTHER_KEY)).toThrow(StoreUnreadable);
  });
});

describe('openOutbox', () => {
  it('is durable, and comes back as it was', () => {
    const first = openOutbox(folder, KEY, null, NOW);
    expect(first.movedTo).toBeNull();
    expect(first.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(first.db.pragma('journal_mode', { simple: true })).toBe('wal');
    add(first.db);
    const pending = listPending(first.db);
    first.db.close();
    const again = openOutbox(folder, KEY, null, NOW);
    expect(listPending(again.db)).toEqual(pending);
    expect(pending).toHaveLength(1);
    again.db.close();
  });

  it('refuses one of the future and leaves it as it is', () => {
    const { db } = openOutbox(folder, KEY, null, NOW);
    add(db);
    db.pragma('user_version = 990');
    db.close();
    const before = readFileSync(join(folder, 'outbox.db'));
    expect(() => openOutbox(folder, KEY, null, NOW)).toThrow(StoreFromTheFuture);
    expect(readFileSync(join(folder, 'outbox.db')).equals(before)).toBe(true);
  });

  it('puts a damaged one aside, whole, and never over another', () => {
    for (const damage of ['header', 'page', 'cut']) {
      const { db } = openOutbox(folder, KEY, null, NOW);
      for (let n = 0; n < 50; n += 1) add(db);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      const path = join(folder, 'outbox.db');
      const bytes = readFileSync(path);
      if (damage === 'header') bytes.fill(0, 0, 64);
      if (damage === 'page') bytes[4_096 * 5 + 100] = (bytes[4_096 * 5 + 100] ?? 0) ^ 1;
      const written = damage === 'cut' ? bytes.subarray(0, 4_096 * 6) : bytes;
      writeFileSync(path, written);
      const again = openOutbox(folder, KEY, null, NOW);
      expect(listPending(again.db)).toEqual([]);
      again.db.close();
      expect(again.movedTo).not.toBeNull();
      expect(readFileSync(join(folder, again.movedTo ?? '')).equals(written)).toBe(true);
    }
    expect(readdirSync(folder).filter((name) => /^outbox-damaged.*[.]db$/.test(name))).toHaveLength(3);
  });

  it('says when there is no more room, and keeps what it had', () => {
    const { db } = openOutbox(folder, KEY, 20, NOW);
    let kept = 0;
    const fill = () => {
      for (;;) {
        add(db);
        kept += 1;
      }
    };
    expect(fill).toThrow(expect.toSatisfy(isDiskFull));
    expect(kept).toBeGreaterThan(3);
    expect(listPending(db)).toHaveLength(kept);
    db.close();
  });
});

describe('openCache', () => {
  const make = () => {
    const { db, why } = openCache(folder, KEY);
    expect(why).toBeNull();
    db.prepare("INSERT INTO meta (key, value) VALUES ('x', 'y')").run();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return db;
  };
  const rows = (db: ReturnType<typeof make>) => db.prepare('SELECT count(*) AS n FROM meta').get();

  it('begins anew when it is damaged, of another key or of another shape, and says why', () => {
    const whys: (string | null)[] = [];
    const reopen = (key = KEY) => {
      const { db, why } = openCache(folder, key);
      whys.push(why);
      expect(rows(db)).toEqual({ n: why === null ? 1 : 0 });
      db.close();
      rmSync(cachePath(folder));
    };
    make().close();
    reopen();
    make().close();
    writeFileSync(cachePath(folder), 'no database at all '.repeat(500));
    reopen();
    make().close();
    reopen(OTHER_KEY);
    const future = make();
    future.pragma('user_version = 99');
    future.close();
    reopen();
    const cut = make();
    cut.close();
    writeFileSync(cachePath(folder), readFileSync(cachePath(folder)).subarray(0, 6_000));
    reopen();
    expect(whys).toEqual([
      null,
      'it is damaged',
      'it is damaged',
      `it has shape 99 and this Desk311 uses ${CACHE_SCHEMA}`,
      'it is damaged',
    ]);
  });

  it('leaves no half-made file behind a made one', () => {
    make().close();
    expect(existsSync(cachePath(folder))).toBe(true);
    expect(statSync(cachePath(folder)).size % 4_096).toBe(0);
  });
});
