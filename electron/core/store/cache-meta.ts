import { createHash } from 'node:crypto';
import type { Account } from '../../../shared/contract/account.ts';
import type { ComplaintList } from '../../../shared/contract/complaint-view.ts';
import type { HandOver } from '../../../shared/contract/hand-over-view.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { LearnedWord } from '../../../shared/domain/finder/learned-words.ts';
import type { UsualTime } from '../../../shared/domain/usual-time.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** What the hub said of usual times, and when this desk asked. */
export interface KeptUsualTimes {
  readonly asOf: Instant | null;
  readonly times: readonly UsualTime[];
  readonly askedAt: Instant;
}

/** What the hub said of what agents chose, and when this desk asked. */
export interface KeptLearnedWords {
  readonly asOf: Instant | null;
  readonly words: readonly LearnedWord[];
  readonly askedAt: Instant;
}

/** Who works here, and when this desk asked. */
export interface KeptColleagues {
  readonly colleagues: readonly Account[];
  readonly askedAt: Instant;
}

/** What people left for the next on duty, and when this desk asked. */
export interface KeptComplaints {
  readonly told: ComplaintList;
  readonly askedAt: Instant;
}

export interface KeptHandOvers {
  readonly handOvers: readonly HandOver[];
  readonly askedAt: Instant;
}

/** What the cache knows of itself. */
export interface CacheMeta {
  readonly epoch: string;
  readonly scope: string;
  /** The feed is known up to here. */
  readonly cursor: number;
  /** The first copy was complete once. */
  readonly filled: boolean;
  readonly cases: number;
  /** The version of the directory that holds, as the last page said. */
  readonly directoryVersion: number;
  /** The hub's time at the last page that brought us to its head; null before that. */
  readonly asOf: number | null;
}

/** Null in a cache that has not seen a page yet. */
export function readCacheMeta(db: SqliteDb): CacheMeta | null {
  const row = statement<[], { value: string }>(db, "SELECT value FROM meta WHERE key = 'cache'").get();
  return row === undefined ? null : (JSON.parse(row.value) as CacheMeta);
}

export function writeCacheMeta(db: SqliteDb, meta: CacheMeta): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('cache', ?)").run(
    JSON.stringify(meta),
  );
}

function readValue(
  db: SqliteDb,
  key: 'pack' | 'pack-hash' | 'usual-times' | 'learned-words' | 'colleagues' | 'hand-overs' | 'complaints',
): string | null {
  return (
    statement<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null
  );
}

/** Hash of the city pack that is kept, to see whether it changed without reading it; null before it came. */
export function readPackHash(db: SqliteDb): string | null {
  return readValue(db, 'pack-hash');
}

/** The city pack as the hub sent it; null before it came. */
export function readPackJson(db: SqliteDb): string | null {
  return readValue(db, 'pack');
}

export function writePackJson(db: SqliteDb, json: string): void {
  const put = statement<[string, string]>(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  db.transaction(() => {
    put.run('pack', json);
    put.run('pack-hash', createHash('sha256').update(json).digest('hex'));
  })();
}

/** How long work usually takes, as the hub told it last; null before it did. */
export function readUsualTimes(db: SqliteDb): KeptUsualTimes | null {
  const json = readValue(db, 'usual-times');
  return json === null ? null : (JSON.parse(json) as KeptUsualTimes);
}

export function writeUsualTimes(db: SqliteDb, times: KeptUsualTimes): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('usual-times', ?)").run(
    JSON.stringify(times),
  );
}

/** What agents chose for the words callers said, as the hub told it last; null before it did. */
export function readLearnedWords(db: SqliteDb): KeptLearnedWords | null {
  const json = readValue(db, 'learned-words');
  return json === null ? null : (JSON.parse(json) as KeptLearnedWords);
}

export function writeLearnedWords(db: SqliteDb, words: KeptLearnedWords): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('learned-words', ?)").run(
    JSON.stringify(words),
  );
}

/** Who works here, as the hub told it last; null before it did. */
export function readColleagues(db: SqliteDb): KeptColleagues | null {
  const json = readValue(db, 'colleagues');
  return json === null ? null : (JSON.parse(json) as KeptColleagues);
}

export function writeColleagues(db: SqliteDb, colleagues: KeptColleagues): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('colleagues', ?)").run(
    JSON.stringify(colleagues),
  );
}

/** Hand-overs, as the hub told them last; null before it did. */
export function readHandOvers(db: SqliteDb): KeptHandOvers | null {
  const json = readValue(db, 'hand-overs');
  return json === null ? null : (JSON.parse(json) as KeptHandOvers);
}

export function writeHandOvers(db: SqliteDb, handOvers: KeptHandOvers): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('hand-overs', ?)").run(
    JSON.stringify(handOvers),
  );
}

/** Open complaints, as the hub told them last; null before it did. */
export function readComplaints(db: SqliteDb): KeptComplaints | null {
  const json = readValue(db, 'complaints');
  return json === null ? null : (JSON.parse(json) as KeptComplaints);
}

export function writeComplaints(db: SqliteDb, complaints: KeptComplaints): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('complaints', ?)").run(
    JSON.stringify(complaints),
  );
}
