-- Complaints. What a complaint is stands in facts, the fold of its events; both hold ids only. Words stand apart.

create table complaints (
  id uuid primary key,
  facts jsonb not null,
  number text generated always as (facts ->> 'number') stored unique,
  department text generated always as (facts ->> 'department') stored not null,
  stage text generated always as (facts ->> 'stage') stored not null,
  confidential boolean generated always as ((facts ->> 'confidential')::boolean) stored not null,
  subject uuid generated always as ((facts ->> 'subject')::uuid) stored,
  taken_by uuid generated always as ((facts ->> 'takenBy')::uuid) stored,
  assignee uuid generated always as ((facts ->> 'assignee')::uuid) stored,
  caller_id uuid generated always as ((facts ->> 'callerId')::uuid) stored,
  received_at bigint generated always as ((facts ->> 'receivedAt')::bigint) stored not null,
  due_at bigint generated always as ((facts #>> '{clock,dueAt}')::bigint) stored,
  -- The closing that is disputed: of which case, the how manieth of it, and whether the work was not done at all.
  case_id uuid generated always as ((facts #>> '{disputed,caseId}')::uuid) stored,
  closing integer generated always as ((facts #>> '{disputed,closing}')::integer) stored,
  not_done boolean generated always as (coalesce((facts #>> '{disputed,notDone}')::boolean, false)) stored not null
);
create index complaints_due on complaints (due_at) where due_at is not null;
create index complaints_received on complaints (received_at desc);
create index complaints_case on complaints (case_id) where case_id is not null;
create index complaints_caller on complaints (caller_id) where caller_id is not null;

-- The cases a complaint concerns.
create table complaint_cases (
  complaint_id uuid not null references complaints (id) on delete cascade,
  case_id uuid not null references cases (id),
  primary key (complaint_id, case_id)
);
create index complaint_cases_case on complaint_cases (case_id);

-- What happened, in its order. Nothing is ever changed here but that the caller was told.
create table complaint_events (
  complaint_id uuid not null references complaints (id) on delete cascade,
  version integer not null,
  at bigint not null,
  by_id uuid,
  by_role text not null,
  command_id uuid not null,
  event jsonb not null,
  -- A message is to be made of it.
  tell boolean not null,
  primary key (complaint_id, version)
);
create index complaint_events_tell on complaint_events (complaint_id) where tell;

-- Free text, which may name people: a body is erased by making it null.
create table complaint_texts (
  id uuid primary key,
  complaint_id uuid not null references complaints (id) on delete cascade,
  version integer not null,
  kind text not null,
  visibility text not null check (visibility in ('internal', 'shareable')),
  body text
);
create index complaint_texts_complaint on complaint_texts (complaint_id);

-- Numbers begin anew each year. A row is locked until its complaint is there, so none is skipped.
create table complaint_numbers (
  year integer primary key,
  last integer not null
);

-- A message can be about a complaint instead of a case: then no page of a case tells of it.
alter table messages alter column case_id drop not null;
alter table messages add column complaint_id uuid references complaints (id);
alter table messages add constraint messages_about check ((case_id is null) <> (complaint_id is null));
