-- Files of cases: what was asked for, what arrived, what is kept. Names and notes are texts; the bytes are personal data
-- as well (people photograph people), and are kept here only. Whoever erases a file deletes its row of attachment_files
-- and its texts, and gives the case a new feed number.

create table attachments (
  id uuid primary key,
  case_id uuid not null,
  -- Who added it; only what this account sent is taken for it.
  account_id uuid,
  sha256 text not null,
  size bigint not null check (size > 0),
  state text not null default 'uploading' check (state in ('uploading', 'quarantine', 'clean', 'refused')),
  -- It waits for a person, not for the check.
  held boolean not null default false,
  -- When the check looks at it next, by this database's clock; a hub that works on it puts this off.
  due_at bigint not null default now_ms(),
  tries integer not null default 0,
  added_at bigint not null default now_ms()
);
create index attachments_case on attachments (case_id);
create index attachments_due on attachments (due_at) where state in ('uploading', 'quarantine') and not held;

-- What desks send, as it comes. Named by who sends it, so that nobody can write into, or learn of, another's.
create table attachment_uploads (
  account_id uuid not null references accounts (id) on delete cascade,
  attachment_id uuid not null,
  sha256 text not null,
  size bigint not null check (size > 0),
  -- Bytes that are here, without a gap from the first.
  have bigint not null default 0,
  at bigint not null default now_ms(),
  primary key (account_id, attachment_id)
);
create index attachment_uploads_at on attachment_uploads (at);

create table attachment_parts (
  account_id uuid not null,
  attachment_id uuid not null,
  start bigint not null,
  bytes bytea not null,
  primary key (account_id, attachment_id, start),
  foreign key (account_id, attachment_id) references attachment_uploads on delete cascade
);
-- Photos are packed already.
alter table attachment_parts alter column bytes set storage external;

-- What is kept of a file: the file itself, written anew where it is a picture, and its thumbnail.
create table attachment_files (
  attachment_id uuid not null references attachments (id) on delete cascade,
  kind text not null check (kind in ('file', 'thumbnail')),
  media text not null,
  bytes bytea not null,
  primary key (attachment_id, kind)
);
alter table attachment_files alter column bytes set storage external;
