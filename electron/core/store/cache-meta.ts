import { statement, type Db } from './open-encrypted.ts';

/** What the cache knows of itself. */
export interface CacheMeta {
  readonly epoch: string;
  readonly scope: string;
  /** The feed is known up to here. */
  readonly cursor: number;
  /** The first copy was complete once. */
  readonly filled: boolean;
  readonly cases: number;
  /** The hub's time at the last page that brought us to its head; null before that. */
  readonly asOf: number | null;
}

/** Null in a cache that has not seen a page yet. */
export function readCacheMeta(db: Db): CacheMeta | null {
  const row = statement<[], { value: string }>(db, "SELECT value FROM meta WHERE key = 'cache'").get();
  return row === undefined ? null : (JSON.parse(row.value) as CacheMeta);
}

export function writeCacheMeta(db: Db, meta: CacheMeta): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('cache', ?)").run(
    JSON.stringify(meta),
  );
}

/** The city pack as the hub sent it; null before it came. */
export function readPackJson(db: Db): string | null {
  return (
    statement<[], { value: string }>(db, "SELECT value FROM meta WHERE key = 'pack'").get()?.value ?? null
  );
}

export function writePackJson(db: Db, json: string): void {
  statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('pack', ?)").run(json);
}
