-- Which notes that mention somebody they have seen, on whatever desk. Ids only; a note is named by its text.

create table mentions_seen (
  account_id uuid not null references accounts (id) on delete cascade,
  note uuid not null,
  seen_at bigint not null default now_ms(),
  primary key (account_id, note)
);
