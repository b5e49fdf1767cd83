import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheContents } from '../../../test/cache-contents.ts';
import { FILL_KEY, FILL_SAMPLE } from '../../../test/console/fill-sample.ts';
import { sampleItem, samplePages } from '../../../test/sample-feed.ts';
import { applyPage, beginFill, endFill } from './apply-page.ts';
import { readCacheMeta } from './cache-meta.ts';
import { isFilling, leaveFill, tidyWords } from './fill-mode.ts';
import type { SqliteDb } from './open-encrypted.ts';
import { openCache } from './open-stores.ts';

const CHILD = join(import.meta.dirname, '../../../test/console/child-fill.ts');
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-fill-'));
  folders.push(folder);
  return folder;
}
const open = (folder: string): SqliteDb => openCache(folder, FILL_KEY).db;
const segments = (db: SqliteDb) =>
  (db.prepare('SELECT count(DISTINCT segid) AS n FROM case_words_idx').get() as { n: number }).n;

let plain: SqliteDb;
beforeEach(() => {
  plain = open(newFolder());
  for (const page of samplePages(FILL_SAMPLE)) applyPage(plain, page);
});
afterEach(() => {
  plain.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Fills in a process of its own until it has told so many pages, and kills it wherever it is then. */
async function fillAndKill(folder: string, pages: number): Promise<void> {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let told = 0;
  for await (const _line of createInterface({ input: child.stdout })) {
    told += 1;
    if (told >= pages) break;
  }
  child.kill('SIGKILL');
  await ended;
}

describe('a fill', () => {
  it('holds just what small pages would, and goes on with small changes', () => {
    const db = open(newFolder());
    beginFill(db);
    for (const page of samplePages(FILL_SAMPLE)) applyPage(db, page);
    endFill(db);
    expect(cacheContents(db)).toEqual(cacheContents(plain));
    expect(segments(db)).toBe(1);
    const gone = sampleItem(3, FILL_SAMPLE).facts.id;
    const cursor = FILL_SAMPLE.cases + 1;
    for (const cache of [db, plain]) {
      const items = [{ kind: 'gone' as const, feedNo: cursor, caseId: gone }];
      const [first] = samplePages({ ...FILL_SAMPLE, pageSize: 1 });
      if (first === undefined) throw new Error('the sample has no page');
      applyPage(cache, { ...first, coversUpTo: cursor, head: cursor, items });
    }
    expect(cacheContents(db)).toEqual(cacheContents(plain));
    db.close();
  });

  it('that is killed goes on from its cursor with everything right', async () => {
    const folder = newFolder();
    for (const pages of [4, 1, 7]) await fillAndKill(folder, pages);
    const db = open(folder);
    const cursor = readCacheMeta(db)?.cursor ?? 0;
    expect(cursor).toBeGreaterThanOrEqual(600);
    beginFill(db);
    for (const page of samplePages(FILL_SAMPLE)) if (page.coversUpTo > cursor) applyPage(db, page);
    endFill(db);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(readCacheMeta(db)).toEqual(readCacheMeta(plain));
    expect(cacheContents(db)).toEqual(cacheContents(plain));
    db.close();
  });

  it('is put together in short steps, between which anything else can be done', () => {
    const db = open(newFolder());
    beginFill(db);
    for (const page of samplePages(FILL_SAMPLE)) applyPage(db, page);
    expect(isFilling(db)).toBe(true);
    leaveFill(db);
    expect(isFilling(db)).toBe(false);
    let steps = 0;
    while (tidyWords(db, 0, () => performance.now())) steps += 1;
    expect(steps).toBeGreaterThan(2);
    expect(segments(db)).toBe(1);
    expect(cacheContents(db)).toEqual(cacheContents(plain));
    db.close();
  });
});
