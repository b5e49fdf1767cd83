import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheContents } from '../../../test/cache-contents.ts';
import { sampleItem, samplePages, seededRandom, uuidOf } from '../../../test/sample-feed.ts';
import type { FeedItem } from '../../../shared/contract/case-record.ts';
import type { FeedPage } from '../../../shared/contract/hub-protocol.ts';
import { foldCase } from '../../../shared/domain/fold-case.ts';
import { callerId, commandId, textId } from '../../../shared/domain/ids.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { vocabularyWord } from '../search/tokens.ts';
import { applyPage } from './apply-page.ts';
import type { SqliteDb } from './open-encrypted.ts';
import { openCache } from './open-stores.ts';
import { readRecord } from './read-case.ts';

type CaseItem = Extract<FeedItem, { kind: 'case' }>;

const KEY = new Uint8Array(32).fill(7);
const SAMPLE = { cases: 300, seed: 5 };
const folders: string[] = [];
let db: SqliteDb;

function newCache(): SqliteDb {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-cache-'));
  folders.push(folder);
  return openCache(folder, KEY).db;
}

beforeEach(() => {
  db = newCache();
});
afterEach(() => {
  db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function page(items: FeedItem[], coversUpTo: number, head = coversUpTo): FeedPage {
  return {
    epoch: 'epoch-1',
    scope: 'scope-1',
    catalogueVersion: 'small-1',
    directoryVersion: 1,
    coversUpTo,
    head,
    remaining: null,
    asOf: 1_000,
    items,
  };
}

const found = (cache: SqliteDb, token: string, table = 'case_words') =>
  cache.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).all(`"${token}"`).length;

/** The case after a note, as the feed would tell it. */
function noted(item: CaseItem, body: string, n = 1): CaseItem {
  const text = textId.parse(uuidOf('note', item.facts.id, n));
  const recorded = {
    caseId: item.facts.id,
    version: item.facts.version + 1,
    at: item.facts.updatedAt + n,
    by: { id: null, role: 'system' as const },
    commandId: commandId.parse(uuidOf('noting', item.facts.id, n)),
    event: { type: 'note-added' as const, text, visibility: 'internal' as const },
  };
  return {
    ...item,
    facts: foldCase(item.facts, recorded),
    entries: [...item.entries, { ...recorded, byName: 'Ann', texts: { [text]: body } }],
  };
}

describe('applyPage', () => {
  it('keeps every record just as it was told', () => {
    for (const one of samplePages({ ...SAMPLE, pageSize: 40 })) applyPage(db, one);
    for (let n = 0; n < SAMPLE.cases; n += 1) {
      const { facts, entries, callers } = sampleItem(n, SAMPLE);
      expect(readRecord(db, facts.id)).toEqual({ facts, entries, callers });
    }
  });

  it('keeps the facts of a history entry when the case moves on', () => {
    const item = sampleItem(0, SAMPLE);
    expect(item.entries.map((one) => one.event.type)).toEqual(['history-recorded']);
    applyPage(db, page([item], 1));
    const next = noted(item, 'mind the dog');
    const { meta, changed } = applyPage(db, page([next], 2));
    expect(readRecord(db, item.facts.id)).toEqual({
      facts: next.facts,
      entries: next.entries,
      callers: [],
    });
    expect(changed).toEqual([item.facts.id]);
    expect(meta).toEqual({
      epoch: 'epoch-1',
      scope: 'scope-1',
      cursor: 2,
      filled: true,
      directoryVersion: 1,
      cases: 1,
      asOf: 1_000,
    });
  });

  it('finds a case under its new words and no longer under the old', () => {
    const item = sampleItem(1, SAMPLE);
    const [card] = item.callers;
    if (card === undefined) throw new Error('the sample has no caller');
    applyPage(db, page([item], 1));
    const place = { ...item.facts.place, address: '77 E NEWSTREET PL, 90077', zip: '90077' };
    const moved = { ...item, facts: { ...item.facts, place, department: 'ITA' } };
    expect(found(db, 'r_newstreet')).toBe(0);
    expect(found(db, `z_${item.facts.place.zip ?? ''}`)).toBe(1);
    applyPage(db, page([moved], 2));
    expect(found(db, 'r_newstreet')).toBe(1);
    expect(found(db, `z_${item.facts.place.zip ?? ''}`)).toBe(0);
    expect(found(db, `z_${item.facts.place.zip ?? ''}`, 'address_words')).toBe(0);
    expect(found(db, 'o_ita')).toBe(1);

    // A new name reaches every case of the caller, also those the page does not name.
    const other = sampleItem(3, SAMPLE);
    const shared = { ...other, facts: { ...other.facts, callerIds: [card.id] }, callers: [card] };
    applyPage(db, page([shared], 3));
    const renamed = { ...card, name: 'Zyx Newname', phoneLast4: '4321' };
    applyPage(db, page([{ ...noted(shared, 'renamed'), callers: [renamed] }], 4));
    expect(found(db, 'p_newname')).toBe(2);
    expect(found(db, 't_4321')).toBe(2);
    expect(found(db, `t_${card.phoneLast4 ?? ''}`)).toBe(0);
    expect(db.prepare('SELECT key FROM caller_keys ORDER BY key').all()).toEqual(
      [...card.phoneKeys, '4321'].toSorted().map((key) => ({ key })),
    );
  });

  it('drops what is gone, with callers and addresses nobody else has', () => {
    for (const one of samplePages({ ...SAMPLE, pageSize: 100 })) applyPage(db, one);
    const gone = Array.from({ length: SAMPLE.cases }, (_, n) => sampleItem(n, SAMPLE).facts.id);
    const { meta } = applyPage(
      db,
      page(
        gone.map((id, n) => ({ kind: 'gone', feedNo: 1_000 + n, caseId: id })),
        2_000,
      ),
    );
    expect(meta.cases).toBe(0);
    expect(cacheContents(db)).toEqual({
      cases: [],
      records: [],
      packed: [{ n: 0 }],
      callers: [],
      links: [],
      keys: [],
      addresses: [],
      caseWords: [],
      callerWords: [],
      addressWords: [],
      vocabulary: [],
    });
  });

  it('moves a case whose source now says another time of opening', () => {
    const item = sampleItem(2, SAMPLE);
    applyPage(db, page([item], 1));
    const earlier = noted(
      { ...item, facts: { ...item.facts, openedAt: item.facts.openedAt - 300 * DAY } },
      'earlier',
    );
    applyPage(db, page([earlier], 2));
    expect(readRecord(db, item.facts.id)?.entries).toEqual(earlier.entries);
    expect(found(db, 'earlier')).toBe(1);
    expect(db.prepare('SELECT count(*) AS n FROM case_words_docsize').get()).toEqual({ n: 1 });
  });

  it('is after any changes the same as a cache made of their end', () => {
    const seed = 99;
    const random = seededRandom(seed);
    const now = new Map<number, CaseItem>();
    let feedNo = 0;
    for (let round = 0; round < 60; round += 1) {
      const items: FeedItem[] = [];
      for (const index of new Set(Array.from({ length: 8 }, () => Math.floor(random() * 60)))) {
        feedNo += 1;
        const before = now.get(index);
        if (before === undefined) {
          const item = { ...sampleItem(index, SAMPLE), feedNo };
          now.set(index, item);
          items.push(item);
        } else if (random() < 0.15) {
          items.push({ kind: 'gone', feedNo, caseId: before.facts.id });
          now.delete(index);
        } else {
          const next = noted(before, `round${round} word${Math.floor(random() * 20)}`, round);
          const other = Math.floor(random() * 60);
          const place = random() < 0.3 ? sampleItem(other, SAMPLE).facts.place : next.facts.place;
          const openedAt = random() < 0.1 ? next.facts.openedAt - DAY : next.facts.openedAt;
          const callers = random() < 0.3 ? sampleItem(other | 1, SAMPLE).callers : next.callers;
          const facts = { ...next.facts, place, openedAt, callerIds: callers.map((card) => card.id) };
          const item = { ...next, feedNo, facts, callers };
          items.push(item);
          now.set(index, item);
        }
      }
      applyPage(db, page(items, feedNo));
    }
    const fresh = newCache();
    applyPage(fresh, page([...now.values()], feedNo));
    const [got, wanted] = [cacheContents(db), cacheContents(fresh)];
    fresh.close();
    expect(got, `seed ${seed}`).toEqual(wanted);
    expect(got.vocabulary).toEqual(got.caseWords.filter(({ term }) => vocabularyWord(term) !== null));
    for (const { facts, entries, callers } of now.values()) {
      expect(readRecord(db, facts.id)).toEqual({ facts, entries, callers });
    }
  });

  it('knows no caller it was not told of', () => {
    const item = sampleItem(5, SAMPLE);
    const hidden = {
      ...item,
      callers: [],
      facts: { ...item.facts, callerIds: [callerId.parse(uuidOf('hidden'))] },
    };
    applyPage(db, page([hidden], 1));
    expect(readRecord(db, item.facts.id)).toEqual({
      facts: hidden.facts,
      entries: item.entries,
      callers: [],
    });
  });
});
