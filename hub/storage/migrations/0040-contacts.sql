-- Contacts (conversations with residents) and presence. The table `contacts` of the ground holds something else: how a
-- caller can be reached.

-- Ids and facts. No foreign keys to cases and callers: a contact is recorded whatever became of the commands it names.
create table contact_records (
  id uuid primary key,
  command_id uuid not null unique,
  account_id uuid not null references accounts (id),
  channel text not null,
  -- By the desk's clock: a contact taken offline has no other.
  started_at bigint not null,
  ended_at bigint not null check (ended_at >= started_at),
  wrapped_up_at bigint not null check (wrapped_up_at >= ended_at),
  -- By the hub's.
  recorded_at bigint not null default now_ms(),
  call_ucid text,
  caller_kind text not null check (caller_kind in ('unknown', 'anonymous', 'known')),
  caller_id uuid check ((caller_id is not null) = (caller_kind = 'known')),
  language text not null,
  interpreter text not null,
  disposition text not null,
  catalogue_version text not null,
  -- [{"caseId", "deed"}] and [{"id", "version"}].
  cases jsonb not null,
  articles jsonb not null
);
create index contact_records_recorded_at on contact_records (recorded_at);
create index contact_records_caller on contact_records (caller_id) where caller_id is not null;

-- Personal data: a row here can be erased without touching the record.
create table contact_words (
  contact_id uuid primary key references contact_records (id) on delete cascade,
  ani text,
  note_id uuid,
  note text
);

-- How each person stands now; not a history.
create table presence (
  account_id uuid primary key references accounts (id) on delete cascade,
  state text not null check (state in ('available', 'on-contact', 'wrap-up', 'away', 'signed-out')),
  reason text check ((reason is not null) = (state = 'away')),
  since bigint not null
);
