-- Contact points of the departments as data with versions. Names and numbers of those on duty are in the documents:
-- they stand here and nowhere else.

-- What was published, never changed and never deleted. The highest number holds; each grew from the one before.
create table directory_versions (
  version integer primary key check (version > 0),
  published_at bigint not null default now_ms(),
  -- Null: taken from the city pack or made up for the demo city, by nobody in particular.
  published_by uuid references accounts (id),
  note text not null,
  -- The older version that was published again; null: it was written anew.
  restored integer references directory_versions (version),
  -- The command that published it, so that one that is sent twice is done once.
  command_id uuid unique,
  -- How many entries differ from the version before.
  changes jsonb not null,
  document jsonb not null
);

-- One unfinished draft for the whole city and one for each department.
create table directory_drafts (
  -- Code of the department; empty: the whole city.
  scope text primary key,
  -- Stays the same until it is discarded or published: a draft begun anew is another one.
  id uuid not null unique,
  revision integer not null check (revision > 0),
  base integer not null references directory_versions (version),
  -- How many entries differ from the base.
  changes jsonb not null,
  document jsonb not null,
  begun_by uuid not null references accounts (id),
  begun_at bigint not null default now_ms(),
  saved_by uuid not null references accounts (id),
  saved_at bigint not null default now_ms(),
  -- The command of the last save, so that one that is sent twice is done once.
  command_id uuid not null
);
