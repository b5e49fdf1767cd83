import { statement, type Db } from '../../electron/core/store/open-encrypted.ts';
import { ASKED_FOR, peerWords, type PeerEngine } from './peer-engine.ts';

/** Kept in memory by the reader of our own cache too, in kB. */
const CACHE_KB = 32_768;

/**
 * SQLite FTS5 as it is mostly written: one column of text, best rank first; encrypted as our cache is. The rows of
 * what it finds are read from our cache.
 */
export function plainFts5(db: Db, cache: Db): PeerEngine {
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.exec('CREATE VIRTUAL TABLE words USING fts5 (text)');
  const insert = statement<[number, string]>(db, 'INSERT INTO words (rowid, text) VALUES (?, ?)');
  const find = statement<[string, number], { rowid: number }>(
    db,
    'SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?',
  );
  const read = statement<[number], { facts: string }>(cache, 'SELECT facts FROM cases WHERE row = ?');
  return {
    name: 'plain FTS5, order by rank',
    add: async (documents) => {
      db.transaction(() => {
        for (const { row, words } of documents) insert.run(row, words.join(' '));
      })();
    },
    settle: async () => {},
    ask: async (text) => {
      const { words, typing } = peerWords(text);
      if (words.length === 0) return 0;
      const terms = words.map((word, at) => `"${word}"${typing && at === words.length - 1 ? '*' : ''}`);
      const rows = find.all(terms.join(' '), ASKED_FOR);
      return rows.flatMap(({ rowid }) => {
        const found = read.get(rowid);
        return found === undefined ? [] : [JSON.parse(found.facts) as unknown];
      }).length;
    },
  };
}
