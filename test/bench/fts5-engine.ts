import { statement, type SqliteDb } from '../../electron/core/store/open-encrypted.ts';
import { ASKED_FOR, peerWords, type PeerEngine } from './peer-engine.ts';

/** Kept in memory by the reader of our own cache too, in kB. */
const CACHE_KB = 32_768;

export interface Fts5Options {
  /**
   * False: as it is mostly written, one column of text, best rank first. True: as who knows it would for cases: newest
   * first by the order of the rows, prefix indexes for 2 to 5 letters, no positions, large batches, optimised at the end.
   */
  readonly tuned: boolean;
  /** Keeps the cases beside the words and reads those it finds, as a screen needs them. */
  readonly readsCases: boolean;
}

/** SQLite FTS5, encrypted as our cache is. */
export function fts5Engine(db: SqliteDb, { tuned, readsCases }: Fts5Options): PeerEngine {
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.exec(
    tuned
      ? "CREATE VIRTUAL TABLE words USING fts5 (text, content='', detail=none, prefix='2 3 4 5')"
      : 'CREATE VIRTUAL TABLE words USING fts5 (text)',
  );
  if (tuned) db.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 67108864)");
  if (readsCases) db.exec('CREATE TABLE cases (row INTEGER PRIMARY KEY, facts TEXT NOT NULL)');
  const insert = statement<[number, string]>(db, 'INSERT INTO words (rowid, text) VALUES (?, ?)');
  const find = statement<[string, number], { rowid: number }>(
    db,
    `SELECT rowid FROM words WHERE words MATCH ? ORDER BY ${tuned ? 'rowid DESC' : 'rank'} LIMIT ?`,
  );
  const keep = () => statement<[number, string]>(db, 'INSERT INTO cases (row, facts) VALUES (?, ?)');
  const read = () => statement<[number]>(db, 'SELECT facts FROM cases WHERE row = ?');
  return {
    name: tuned ? 'FTS5 tuned, newest first' : 'FTS5 plain, order by rank',
    add: async (documents) => {
      db.transaction(() => {
        for (const { row, words, facts } of documents) {
          insert.run(row, [...(tuned ? new Set(words) : words)].join(' '));
          if (readsCases) keep().run(row, JSON.stringify(facts));
        }
      })();
    },
    settle: async () => {
      if (tuned) db.exec("INSERT INTO words (words) VALUES ('optimize')");
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    ask: async (text) => {
      const { words, typing } = peerWords(text);
      if (words.length === 0) return [];
      const terms = words.map((word, at) => `"${word}"${typing && at === words.length - 1 ? '*' : ''}`);
      const rows = find.all(terms.join(' '), ASKED_FOR).map(({ rowid }) => rowid);
      if (readsCases) for (const row of rows) read().get(row);
      return rows;
    },
  };
}
