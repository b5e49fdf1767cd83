-- Callers with several numbers and addresses, and callers who were two records of one person.

alter table contacts add column place smallint not null default 1;
-- Whose record it came from in a merge; it goes back there when the merge is taken back.
alter table contacts add column from_caller uuid;
alter table contacts drop constraint contacts_pkey;
alter table contacts add primary key (caller_id, kind, place);

-- All contact data masked, when a desk can't tell it from phone_last4 and email_masked alone.
alter table callers add column contacts jsonb;
-- The record of the same person that stands for this one.
alter table callers add column alias_of uuid references callers (id);

-- Merges of callers, to take them back. Personal data: names as they were. Erase with either caller.
create table caller_merges (
  id bigint generated always as identity primary key,
  at bigint not null,
  command_id uuid not null,
  caller_id uuid not null references callers (id) on delete cascade,
  other_id uuid not null references callers (id) on delete cascade,
  name_before text not null,
  language_before text not null,
  name_after text not null,
  language_after text not null,
  -- The cases that were the other's: [{"id": ..., "both": true when they were the caller's too}].
  cases jsonb not null,
  parted_at bigint
);
create index caller_merges_other on caller_merges (other_id);

-- The cases of a caller. Imported cases have none and are not in it.
create index cases_callers on cases using gin ((facts -> 'callerIds')) where facts -> 'callerIds' <> '[]'::jsonb;
