-- Unfinished new cases, kept for the person who writes them, so that they are there on another desk.
--
-- Personal data: a body is all that a caller said. It is emptied when its case is opened, when it is discarded and when
-- it is too old; it goes with the account. Nothing of it is in the ledger, the events or the log.

create table drafts (
  account_id uuid not null references accounts (id) on delete cascade,
  -- Also the id of the case it becomes.
  id uuid not null,
  version integer not null check (version > 0),
  body text,
  ended text check (ended in ('filed', 'discarded', 'expired')),
  made_at bigint not null,
  -- As the desk said, at most the hub's own time.
  written_at bigint not null,
  written_on text not null,
  -- Who wrote this version, and how often it had changed there.
  console_id uuid not null,
  revision integer not null,
  -- When the hub took this version, by its own clock.
  kept_at bigint not null,
  -- When one of the person's desks was told that it will go.
  told_at bigint,
  primary key (account_id, id),
  check ((body is null) = (ended is not null))
);
create index drafts_kept on drafts (kept_at);
