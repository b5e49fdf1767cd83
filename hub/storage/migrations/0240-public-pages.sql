-- The residents' own pages: who holds a link, what they answered, and how often somebody asks.

-- A link of one caller to one case; caller_id is null for those without a name. Only the hash of its secret is here: the
-- hub makes the secret anew from its key when a message or a desk needs it. Whoever erases a caller ends their links.
create table tracking_links (
  hash text primary key,
  case_id uuid not null,
  caller_id uuid references callers (id) on delete cascade,
  made_at bigint not null default now_ms()
);
create unique index tracking_links_of on tracking_links (case_id, caller_id) nulls not distinct;

-- A desk had a link shown: who, of which case and caller.
create table tracking_link_grants (
  account_id uuid not null,
  case_id uuid not null,
  caller_id uuid,
  at bigint not null default now_ms()
);
create index tracking_link_grants_case on tracking_link_grants (case_id);

-- What callers answered of closings, as they last did; what they wrote is in texts. `closing` counts the closings of the
-- case from 1. caller_id is null for those without a name, of whom a case has one answer for each closing.
create table surveys (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  closing integer not null check (closing > 0),
  caller_id uuid,
  done text not null check (done in ('yes', 'partly', 'no')),
  satisfaction smallint check (satisfaction between 1 and 5),
  clear boolean,
  -- What "it is not done" led to.
  led text,
  channel text not null default 'web',
  at bigint not null
);
create unique index surveys_of on surveys (case_id, closing, caller_id) nulls not distinct;
create index surveys_at on surveys (at);

-- How often an address or a link asked, or tried what is not there. Keys are hashes.
create table public_counts (
  key text primary key,
  count integer not null,
  until bigint not null
);
create index public_counts_until on public_counts (until);

-- Residents send photos as well, in the name of no account. What an account sent still goes with it.
alter table attachment_uploads drop constraint attachment_uploads_account_id_fkey;
create function drop_uploads_of_account() returns trigger language plpgsql as $$
begin
  delete from attachment_uploads where account_id = old.id;
  return old;
end $$;
create trigger accounts_uploads after delete on accounts
  for each row execute function drop_uploads_of_account();
