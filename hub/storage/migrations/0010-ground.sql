-- Cases, their events and the feed. These tables and the ledger hold ids, never free text or contact data.

create function now_ms() returns bigint
  language sql volatile parallel safe
  return floor(extract(epoch from clock_timestamp()) * 1000)::bigint;

create table settings (
  key text primary key,
  value text not null
);

-- One row. Its lock is taken last in every transaction that writes cases, so feed numbers become
-- visible in their order and a reader misses none.
create table feed_head (
  single boolean primary key default true check (single),
  number bigint not null,
  epoch uuid not null,
  made_on text
);
insert into feed_head (number, epoch) values (0, gen_random_uuid());

create table commands (
  id uuid primary key,
  console_id uuid,
  seq bigint,
  account_id uuid,
  type text not null,
  payload_hash text not null,
  -- Null only inside the transaction that decides it.
  result jsonb,
  at bigint not null default now_ms()
);

create table cases (
  id uuid primary key,
  feed_no bigint not null,
  facts jsonb not null,
  number text generated always as (facts ->> 'number') stored,
  number_source text not null generated always as (facts ->> 'numberSource') stored,
  service text not null generated always as (facts ->> 'service') stored,
  department text not null generated always as (facts ->> 'department') stored,
  receiver_department text generated always as (facts #>> '{receiver,department}') stored,
  state text not null generated always as (facts ->> 'state') stored,
  opened_at bigint not null generated always as ((facts ->> 'openedAt')::bigint) stored,
  due_at bigint generated always as ((facts #>> '{clock,dueAt}')::bigint) stored,
  closed_at bigint generated always as ((facts ->> 'closedAt')::bigint) stored
);
create unique index cases_feed_no on cases (feed_no);
create unique index cases_number on cases (number, number_source);
create index cases_seen on cases (state, department, receiver_department);

create table events (
  case_id uuid not null,
  version integer not null check (version > 0),
  feed_no bigint not null,
  at bigint not null,
  by_id uuid,
  by_role text not null,
  command_id uuid not null,
  -- Written once and read whole, so it is kept as it was written.
  event json not null,
  primary key (case_id, version)
);

-- Numbers of our own begin where no imported number has been seen (theirs end below 1-5000000000).
create sequence case_numbers start 7000000001 maxvalue 9999999999;

-- Personal data: from here on everything can be erased without touching an event.

create table texts (
  id uuid primary key,
  case_id uuid not null,
  version integer not null,
  kind text not null,
  visibility text not null check (visibility in ('internal', 'public')),
  body text
);
create index texts_case on texts (case_id, version);

create table callers (
  id uuid primary key,
  name text not null,
  language text not null,
  phone_last4 text,
  phone_keys text[] not null,
  email_masked text
);

create table contacts (
  caller_id uuid not null references callers (id) on delete cascade,
  kind text not null check (kind in ('phone', 'email')),
  value text not null,
  primary key (caller_id, kind)
);

create table accounts (
  id uuid primary key,
  login text not null unique,
  name text not null,
  role text not null,
  department text,
  unit text,
  active boolean not null default true,
  password_hash bytea not null,
  password_salt bytea not null,
  password_cost jsonb not null
);
create index accounts_department on accounts (department);

-- Who looked at whose contact data, and why. Never deleted.
create table contact_reveals (
  id bigint generated always as identity primary key,
  at bigint not null default now_ms(),
  account_id uuid not null references accounts (id),
  case_id uuid not null,
  caller_id uuid not null,
  reason text not null
);

create table sessions (
  token_hash bytea primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  console_id uuid not null,
  started_at bigint not null,
  used_at bigint not null,
  expires_at bigint not null,
  ends_at bigint not null
);
create index sessions_expires_at on sessions (expires_at);

create table sign_in_failures (
  key text primary key,
  failures integer not null,
  since bigint not null
);
