-- What people leave for whoever is on duty next. Ids and facts here, the words in a table of their own.

create table hand_overs (
  id uuid primary key,
  command_id uuid not null unique,
  department text not null,
  account_id uuid not null references accounts (id),
  -- By the hub's clock: one written offline was left when the hub heard of it.
  written_at bigint not null default now_ms(),
  -- [{"caseId", "escalationId"}].
  escalations jsonb not null
);
create index hand_overs_written_at on hand_overs (written_at desc);

-- Free text, which may name people: a row here can be erased without touching the rest.
create table hand_over_words (
  hand_over_id uuid primary key references hand_overs (id) on delete cascade,
  text_id uuid not null,
  body text not null
);

-- Who said that the duty is theirs now.
create table hand_over_takers (
  hand_over_id uuid not null references hand_overs (id) on delete cascade,
  account_id uuid not null references accounts (id),
  taken_at bigint not null default now_ms(),
  primary key (hand_over_id, account_id)
);
