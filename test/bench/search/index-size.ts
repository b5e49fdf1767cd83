import { statSync } from 'node:fs';
import type { SqliteDb } from '../../../electron/core/store/open-encrypted.ts';

const MEGABYTE = 2 ** 20;

/** What a database takes on the disk in MB, its write-ahead log included. */
export function diskMegabytes(path: string): number {
  const sizes = ['', '-wal'].map((part) => statSync(path + part, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE;
}

/** The tables of the search: full-text ones with what lies under them, and those of words, vocabularies and spellings. */
const OF_THE_SEARCH = `
  SELECT name FROM sqlite_schema AS one WHERE type IN ('table', 'index') AND (
    tbl_name LIKE '%word%' OR tbl_name LIKE '%vocab%' OR tbl_name LIKE '%spell%' OR tbl_name LIKE '%gram%' OR EXISTS (
      SELECT 1 FROM sqlite_schema AS full_text WHERE full_text.sql LIKE 'CREATE VIRTUAL TABLE%'
        AND substr(one.tbl_name, 1, length(full_text.name) + 1) = full_text.name || '_'))`;

/** What the search index takes in a cache, in MB. */
export function indexMegabytes(db: SqliteDb): number {
  const found = db
    .prepare<[], { bytes: number | null }>(
      `SELECT sum(pgsize) AS bytes FROM dbstat WHERE aggregate = TRUE AND name IN (${OF_THE_SEARCH})`,
    )
    .get();
  return (found?.bytes ?? 0) / MEGABYTE;
}
