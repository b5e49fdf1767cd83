import { vocabularyWord } from '../search/tokens.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** Changes of the vocabulary that are kept for readers; one that fell further behind reads it all again. */
const KEPT_CHANGES = 256;

/** The words of one transaction: what each case had, and has now. Written at its end, in the order of the rows. */
export interface WordIndex {
  /** A case that was not in the index. */
  add(row: number, tokens: ReadonlySet<string>): void;
  change(row: number, before: ReadonlySet<string>, after: ReadonlySet<string>): void;
  remove(row: number, before: ReadonlySet<string>): void;
  write(): void;
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** Opens the index of words for one transaction. */
export function openWordIndex(db: SqliteDb): WordIndex {
  const counts = new Map<string, number>();
  /** New tokens of a row; null when it goes. `indexed`: the index holds older ones. */
  const rows = new Map<number, { tokens: ReadonlySet<string> | null; indexed: boolean }>();

  const count = (tokens: ReadonlySet<string>, by: 1 | -1) => {
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + by);
  };

  const writeRows = () => {
    const remove = statement<[number]>(db, 'DELETE FROM case_words WHERE rowid = ?');
    const insert = statement<[number, string]>(db, 'INSERT INTO case_words (rowid, t) VALUES (?, ?)');
    for (const [row, { tokens, indexed }] of [...rows].toSorted(([a], [b]) => a - b)) {
      if (indexed) remove.run(row);
      if (tokens !== null) insert.run(row, [...tokens].join(' '));
    }
  };

  const writeVocabulary = () => {
    const changed = [...counts].filter(([token, by]) => by !== 0 && vocabularyWord(token) !== null);
    if (changed.length === 0) return;
    const json = JSON.stringify(Object.fromEntries(changed));
    statement<[string]>(
      db,
      `INSERT INTO vocabulary (token, n) SELECT key, value FROM json_each(?) WHERE true ORDER BY key
        ON CONFLICT (token) DO UPDATE SET n = n + excluded.n`,
    ).run(json);
    if (changed.some(([, by]) => by < 0)) {
      statement<[string]>(
        db,
        'DELETE FROM vocabulary WHERE n <= 0 AND token IN (SELECT key FROM json_each(?))',
      ).run(json);
    }
    const { lastInsertRowid } = statement<[string]>(
      db,
      'INSERT INTO vocabulary_changes (body) VALUES (?)',
    ).run(changed.map(([token, by]) => `${token} ${by}`).join('\n'));
    statement<[number]>(db, 'DELETE FROM vocabulary_changes WHERE at <= ?').run(
      Number(lastInsertRowid) - KEPT_CHANGES,
    );
  };

  return {
    add(row, tokens) {
      count(tokens, 1);
      rows.set(row, { tokens, indexed: false });
    },
    change(row, before, after) {
      if (isSame(before, after)) return;
      count(before, -1);
      count(after, 1);
      rows.set(row, { tokens: after, indexed: rows.get(row)?.indexed ?? true });
    },
    remove(row, before) {
      count(before, -1);
      rows.set(row, { tokens: null, indexed: rows.get(row)?.indexed ?? true });
    },
    write() {
      writeRows();
      writeVocabulary();
    },
  };
}
