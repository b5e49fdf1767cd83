-- Rules that escalate cases by themselves: their versions, and which cases they have to look at when.

-- What was saved, never changed and never deleted. The highest number holds.
create table trigger_versions (
  version integer primary key check (version > 0),
  saved_at bigint not null default now_ms(),
  -- Null: taken from the city pack.
  saved_by uuid references accounts (id),
  note text not null,
  -- The command that saved it, so that one that is sent twice is done once.
  command_id uuid unique,
  document jsonb not null,
  -- Since when each active rule is as it is, by its id: what was so before is no reason to page anybody.
  in_force jsonb not null
);

-- One row: up to where the feed was read, and for which version all live cases were asked to be looked at.
create table trigger_head (
  single boolean primary key default true check (single),
  feed_no bigint not null,
  version integer not null
);
-- What is there already is looked at when there is a version, all at once.
insert into trigger_head (feed_no, version) select number, 0 from feed_head;

-- When rules look at a case next. Any hub may take a row.
create table trigger_due (
  case_id uuid primary key,
  due_at bigint not null,
  -- Rises with each change of the case, so that one that comes while a hub looks at it is seen too.
  changes integer not null default 1,
  -- A new version asks for it, and nothing happened: it comes after those to which something did.
  waits boolean not null,
  -- A hub has it in hand until then; null: none has.
  taken_until bigint
);
create index trigger_due_by_time on trigger_due (waits, due_at);

-- Escalations as those who look back need them: by the time they were raised, and small. A row is written in the
-- transaction that changes the escalation.
create table escalations_past (
  escalation_id uuid primary key,
  case_id uuid not null,
  raised_at bigint not null,
  past jsonb not null
);
create index escalations_past_by_time on escalations_past (raised_at);

create index cases_opened_here on cases (opened_at) where number_source = 'desk311';

-- Questions that take a hub some seconds. They hold ids and codes only, and are deleted an hour after they ended.
create table studies (
  id uuid primary key,
  kind text not null,
  asked_by uuid not null references accounts (id) on delete cascade,
  asked_at bigint not null default now_ms(),
  done integer not null default 0,
  total integer not null default 0,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  -- The hub that works on it says so here, again and again.
  seen_at bigint not null default now_ms(),
  result jsonb
);
