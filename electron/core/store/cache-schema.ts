/**
 * Number of the cache's shape. The cache is disposable: one of another shape, or whose tokens were made by other
 * rules (search/tokens.ts), is deleted and filled anew. Raise it with either.
 */
export const CACHE_SCHEMA = 1;

/** Due times sort with the cases that have none last. */
export const NO_DUE = 9_000_000_000_000_000;

/**
 * `row` grows with the time a case was opened, so that a list of matches, newest first, can be cut off early.
 * Full text keeps no positions and no content: the words' fields are in the tokens.
 */
export const CACHE_SQL = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE cases (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  facts TEXT NOT NULL,
  number_body TEXT,
  number_end TEXT,
  service TEXT NOT NULL,
  is_open INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  department TEXT NOT NULL,
  receiver TEXT,
  assignee TEXT,
  opened_by TEXT,
  opened_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  closed_at INTEGER,
  due_sort INTEGER NOT NULL,
  address_row INTEGER,
  cell INTEGER
);
CREATE INDEX cases_number ON cases (number_body) WHERE number_body IS NOT NULL;
CREATE INDEX cases_number_end ON cases (number_end) WHERE number_end IS NOT NULL;
CREATE INDEX cases_address ON cases (address_row) WHERE address_row IS NOT NULL;
CREATE INDEX cases_cell ON cases (cell) WHERE cell IS NOT NULL;
-- The lists read these alone: every column they select, filter and sort by is in them (search/case-lists.ts).
CREATE INDEX cases_due ON cases (is_open DESC, due_sort);
CREATE INDEX cases_opened ON cases (opened_at, is_open, due_sort, updated_at);
CREATE INDEX cases_updated ON cases (updated_at);
CREATE INDEX closed_cases ON cases (closed_at, due_sort, opened_at, updated_at) WHERE is_open = 0;
CREATE INDEX open_cases ON cases (due_sort, opened_at, updated_at, waiting, department, receiver, assignee, opened_by, service)
  WHERE is_open = 1;

-- The rowid is the case's row and the version: a case's timeline lies together, in order.
CREATE TABLE entries (at INTEGER PRIMARY KEY, body TEXT NOT NULL);

CREATE TABLE callers (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, card TEXT NOT NULL);
CREATE TABLE caller_cases (
  caller_row INTEGER NOT NULL,
  case_row INTEGER NOT NULL,
  PRIMARY KEY (caller_row, case_row)
) WITHOUT ROWID;
CREATE TABLE caller_keys (
  key TEXT NOT NULL,
  caller_row INTEGER NOT NULL,
  PRIMARY KEY (key, caller_row)
) WITHOUT ROWID;

CREATE TABLE addresses (
  row INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL,
  located INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  open_cases INTEGER NOT NULL
);

CREATE VIRTUAL TABLE case_words USING fts5 (t, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE caller_words USING fts5 (t, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE address_words USING fts5 (t, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");
`;
