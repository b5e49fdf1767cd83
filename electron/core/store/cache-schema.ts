/**
 * Number of the cache's shape. The cache is disposable: one of another shape, or whose tokens were made by other
 * rules (search/tokens.ts), is deleted and filled anew. Raise it with either, and with the shape of the catalogue,
 * which it keeps whole.
 */
export const CACHE_SCHEMA = 12;

/** Due times sort with the cases that have none last. */
export const NO_DUE = 9_000_000_000_000_000;

/**
 * `row` grows with the time a case was opened, so that a list of matches, newest first, can be cut off early.
 * Full text keeps no positions and no content: the words' fields are in the tokens.
 */
export const CACHE_SQL = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Narrow, so that a page holds many: what lists and search show, select and sort by (store/case-columns.ts).
CREATE TABLE cases (
  row INTEGER PRIMARY KEY,
  is_open INTEGER NOT NULL,
  due_sort INTEGER NOT NULL,
  closed_at INTEGER,
  opened_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  due_at INTEGER,
  service TEXT NOT NULL,
  department TEXT NOT NULL,
  receiver TEXT,
  state TEXT NOT NULL,
  waiting INTEGER NOT NULL,
  district TEXT,
  address_row INTEGER,
  cell INTEGER,
  assignee TEXT,
  opened_by TEXT,
  unit TEXT,
  waiting_reason TEXT,
  scheduled_for INTEGER,
  lat REAL,
  lng REAL,
  number_body TEXT,
  number TEXT,
  id TEXT NOT NULL,
  outcome TEXT,
  closed_elsewhere INTEGER NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  source_type TEXT,
  callers INTEGER NOT NULL,
  callers_said TEXT NOT NULL,
  reopen_count INTEGER NOT NULL,
  escalated INTEGER NOT NULL,
  facts_at INTEGER NOT NULL
);

-- All else of a case and its timeline, packed (store/pack-case.ts), one after the other as they came, so that no page
-- is left half empty. The texts come first as search reads them alone.
CREATE TABLE case_facts (at INTEGER PRIMARY KEY, said TEXT, ids BLOB NOT NULL, body BLOB NOT NULL);
CREATE TABLE terms (n INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);

-- What is owed to callers and has a time: one row per open promise.
CREATE TABLE owed (
  case_row INTEGER NOT NULL,
  promise TEXT NOT NULL,
  by_at INTEGER NOT NULL,
  owner TEXT,
  department TEXT,
  PRIMARY KEY (case_row, promise)
) WITHOUT ROWID;

-- Notes that mention colleagues: one row for each of them.
CREATE TABLE mentions (
  case_row INTEGER NOT NULL,
  note TEXT NOT NULL,
  account TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (case_row, note, account)
) WITHOUT ROWID;

CREATE TABLE callers (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, card TEXT NOT NULL);
CREATE TABLE caller_cases (
  caller_row INTEGER NOT NULL,
  case_row INTEGER NOT NULL,
  is_open INTEGER NOT NULL,
  PRIMARY KEY (caller_row, case_row)
) WITHOUT ROWID;
CREATE TABLE caller_keys (
  key TEXT NOT NULL,
  caller_row INTEGER NOT NULL,
  PRIMARY KEY (key, caller_row)
) WITHOUT ROWID;

-- The place is that of a case there, in the JSON of shared/domain/place.ts.
CREATE TABLE addresses (
  row INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  cases INTEGER NOT NULL,
  open_cases INTEGER NOT NULL,
  address TEXT NOT NULL,
  house TEXT,
  direction TEXT,
  street TEXT,
  suffix TEXT,
  cross_street TEXT,
  zip TEXT,
  lat,
  lng,
  district TEXT,
  neighborhood_council TEXT,
  place TEXT GENERATED ALWAYS AS (json_object(
    'address', address, 'house', house, 'direction', direction, 'street', street, 'suffix', suffix,
    'crossStreet', cross_street, 'zip', zip, 'lat', lat, 'lng', lng, 'district', district,
    'neighborhoodCouncil', neighborhood_council)) VIRTUAL
);

-- The city's address points as the hub packs them, by street; each with the squares of the map it has houses in
-- (store/known-streets.ts). The packed houses come last, so that the names are read without them.
CREATE TABLE known_streets (
  row INTEGER PRIMARY KEY,
  direction TEXT,
  street TEXT NOT NULL,
  suffix TEXT,
  points INTEGER NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  packed BLOB NOT NULL
);
CREATE TABLE known_cells (
  cell INTEGER NOT NULL,
  street_row INTEGER NOT NULL,
  PRIMARY KEY (cell, street_row)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE case_words USING fts5 (t, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");
-- Small pages: to skip ahead in the list of a common word, half a page is read (search/README.md has the figures).
INSERT INTO case_words (case_words, rank) VALUES ('pgsz', 500);
CREATE VIRTUAL TABLE caller_words USING fts5 (t, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE address_words USING fts5 (t, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");
INSERT INTO case_words (case_words, rank) VALUES ('hashsize', 16777216);

-- How many cases have a word, for what is typed to be understood without asking the index (search/vocabulary.ts).
CREATE TABLE vocabulary (token TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
-- What changed in it, transaction by transaction, for readers that keep it in memory; the oldest go.
CREATE TABLE vocabulary_changes (at INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
`;

/**
 * Indexes of the cache. The lists read theirs alone: every column they select, filter and sort by is in them
 * (search/case-lists.ts). So does a search for services that
 * are overdue, or were closed in some days (search/column-rows.ts).
 */
export const CACHE_INDEXES = `
CREATE UNIQUE INDEX cases_id ON cases (id);
CREATE INDEX cases_number ON cases (number_body) WHERE number_body IS NOT NULL;
CREATE INDEX cases_number_end ON cases (substr(number_body, -4), number_body) WHERE number_body IS NOT NULL;
CREATE INDEX cases_address ON cases (address_row) WHERE address_row IS NOT NULL;
CREATE INDEX cases_cell ON cases (cell, row, lat, lng) WHERE cell IS NOT NULL;
CREATE INDEX cases_updated ON cases (updated_at);
CREATE INDEX closed_cases ON cases (closed_at, updated_at) WHERE is_open = 0;
CREATE INDEX closed_by_service ON cases (service, closed_at, district, department, receiver) WHERE is_open = 0;
CREATE INDEX open_cases ON cases (due_sort, opened_at, updated_at, waiting, department, receiver, assignee, opened_by, service, district)
  WHERE is_open = 1;
CREATE INDEX open_of_department ON cases (department, due_sort, receiver, state, unit, assignee, service, district, lat, lng)
  WHERE is_open = 1;
CREATE INDEX open_for_receiver ON cases (receiver, due_sort, department, state, unit, assignee, service, district, lat, lng)
  WHERE is_open = 1 AND receiver IS NOT NULL;
CREATE INDEX cases_escalated ON cases (row) WHERE escalated = 1;
CREATE INDEX owed_by_owner ON owed (owner, by_at) WHERE owner IS NOT NULL;
CREATE INDEX owed_by_department ON owed (department, by_at) WHERE department IS NOT NULL;
CREATE INDEX mentions_of ON mentions (account, at);
CREATE INDEX open_by_service ON cases (service, due_sort, district, department, receiver) WHERE is_open = 1;
`;
