import { statement, type SqliteDb } from './open-encrypted.ts';

const WORD_TABLES = ['case_words', 'caller_words', 'address_words'] as const;
/** Segments of one size that are merged into one: many while much is written, few while much is asked. */
const SEGMENTS = { filling: 16, filled: 4 } as const;
/** Pages of the log that are written back at once: what a commit may have to wait for. */
const LOG_PAGES = { filling: 8_192, filled: 1_000 } as const;
/** Pages kept in memory by the writer, in kB; a fill writes all over the indexes of ids and addresses. */
const MEMORY = { filling: 196_608, filled: 65_536 } as const;
/** Pages of the index of words that one step of merging writes: a few milliseconds. */
const STEP_PAGES = 16;

/** Changes of the vocabulary that are kept of a fill. */
const LAST_CHANGES = 4;

type Mode = keyof typeof SEGMENTS;

/** Sets what a connection itself remembers. */
export function setWriterMode(db: SqliteDb, mode: Mode): void {
  db.pragma(`cache_size = -${MEMORY[mode]}`);
  db.pragma(`wal_autocheckpoint = ${LOG_PAGES[mode]}`);
}

function setMode(db: SqliteDb, mode: Mode): void {
  setWriterMode(db, mode);
  db.transaction(() => {
    for (const table of WORD_TABLES) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('automerge', ${SEGMENTS[mode]})`);
    }
  })();
}

/** One step of merging; false when there was nothing to do. */
function mergeStep(db: SqliteDb, table: string, pages: number): boolean {
  const changes = statement<[], { n: number }>(db, 'SELECT total_changes() AS n');
  const before = changes.get()?.n ?? 0;
  // Numbers are bound as floating point, which full text does not take here.
  statement<[]>(db, `INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${pages})`).run();
  return (changes.get()?.n ?? 0) - before >= 2;
}

/**
 * Prepares the cache for many pages in a row. It stays whole and usable after each page, so a fill that is broken off
 * goes on from its cursor as if nothing had happened.
 */
export function beginFill(db: SqliteDb): void {
  setMode(db, 'filling');
}

/** Back to small changes. What the fill left in pieces is put together by `tidyWords`. */
export function leaveFill(db: SqliteDb): void {
  setMode(db, 'filled');
  // Each page of a fill changes thousands of words: who is several behind reads them all faster than the changes.
  db.exec(`DELETE FROM vocabulary_changes
    WHERE at <= (SELECT max(at) FROM vocabulary_changes) - ${LAST_CHANGES}`);
  // Below zero: all pieces shall become one, from this step on.
  for (const table of WORD_TABLES) mergeStep(db, table, -STEP_PAGES);
}

/** Whether a fill was begun and not left: by a console that was killed in between. */
export function isFilling(db: SqliteDb): boolean {
  const found = statement<[], { v: number }>(
    db,
    "SELECT v FROM case_words_config WHERE k = 'automerge'",
  ).get();
  return found?.v === SEGMENTS.filling;
}

/**
 * Puts the pieces of the index of words together for so long, milliseconds, and a step of some more.
 * @returns false when nothing is left to do
 */
export function tidyWords(db: SqliteDb, most: number, clock: () => number): boolean {
  const until = clock() + most;
  for (const table of WORD_TABLES) {
    while (mergeStep(db, table, STEP_PAGES)) if (clock() >= until) return true;
  }
  return false;
}

/** Ends a fill at once and leaves nothing for later: for who can wait. */
export function endFill(db: SqliteDb): void {
  leaveFill(db);
  while (tidyWords(db, Number.POSITIVE_INFINITY, () => 0)) continue;
  db.pragma('wal_checkpoint(PASSIVE)');
}
