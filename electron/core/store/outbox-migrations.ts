import type { Migration } from './migrate-store.ts';

/** The shape of outbox.db, step by step. */
export const OUTBOX_MIGRATIONS: readonly Migration[] = [
  {
    number: 10,
    name: 'commands',
    sql: `
      CREATE TABLE commands (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        command_id TEXT NOT NULL UNIQUE,
        case_id TEXT NOT NULL,
        command TEXT NOT NULL,
        -- What the sender saw; null for commands that need not have seen anything.
        seen TEXT,
        -- Facts of cases the cache did not hold, as the hub told them when the command was made.
        base TEXT NOT NULL,
        reference TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('unsent', 'accepted', 'refused')),
        tries INTEGER NOT NULL DEFAULT 0,
        feed_no INTEGER,
        refusal TEXT,
        refused_at INTEGER
      );
      CREATE INDEX commands_state ON commands (state, seq);
      -- The session, the workspace, and how the password is checked while the hub is away.
      CREATE TABLE keep (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`,
  },
  {
    number: 20,
    name: 'drafts',
    sql: `
      -- Unfinished new cases; the columns are told in drafts.ts.
      CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        body TEXT,
        made_at INTEGER NOT NULL,
        written_at INTEGER NOT NULL,
        written_on TEXT NOT NULL,
        ended TEXT CHECK (ended IN ('discarded', 'filed', 'filed-elsewhere')),
        note TEXT CHECK (note IN ('beside', 'back', 'refused')),
        lineage INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        sent_revision INTEGER NOT NULL,
        hub_version INTEGER NOT NULL,
        moved_from TEXT,
        moved_lineage INTEGER
      ) WITHOUT ROWID;`,
  },
  {
    number: 30,
    name: 'seen mentions',
    sql: `
      -- Notes that mention the person and that they have seen, here or at another desk; the cache may go, this stays.
      CREATE TABLE seen_mentions (note TEXT PRIMARY KEY, told INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX seen_mentions_untold ON seen_mentions (note) WHERE told = 0;`,
  },
  {
    number: 40,
    name: 'runs',
    sql: `
      -- Several things done at once (store/runs.ts): what is to be done to which case, and how far it went.
      CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('bulk', 'macro')),
        title TEXT NOT NULL,
        made_at INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE run_items (
        run TEXT NOT NULL,
        case_at INTEGER NOT NULL,
        step INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        reference TEXT NOT NULL,
        command_id TEXT NOT NULL UNIQUE,
        command TEXT NOT NULL,
        -- sent: in the outbox. stopped: a step before it was refused.
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'done', 'refused', 'stopped', 'cancelled')),
        refusal TEXT,
        PRIMARY KEY (run, case_at, step)
      ) WITHOUT ROWID;
      CREATE INDEX run_items_state ON run_items (state);`,
  },
];
