-- What reports count: one narrow row for each thing that is counted, so that a year of a city is counted at once.
-- Made from cases and events by following the feed (hub/reports/follow-cases.ts), so it can be emptied at any time: set
-- report_head back to 0 and it is made anew.

create table report_facts (
  -- No foreign key: its check would lock the row of the case against those who write.
  case_id uuid not null,
  -- opened: the case came in; closing: it was closed here or elsewhere; escalation; promise.
  kind text not null check (kind in ('opened', 'closing', 'escalation', 'promise')),
  -- Tells things of one kind of one case apart: the version of a closing, the id of a promise.
  key text not null,
  -- When it counts: opened, closed, escalated, the time that was promised.
  at bigint not null,
  -- Whose it was then.
  department text not null,
  district text,
  -- What another system did before us.
  imported boolean not null,
  -- A crew's report of its own work.
  self_reported boolean not null,
  -- A closing whose work was done: as completed, by a person.
  done boolean not null,
  due_at bigint,
  -- Closed (opened), reopened (closing), replied (escalation), ended (promise); null while it is not.
  ended_at bigint,
  -- How a promise ended.
  ending text,
  -- Milliseconds: from opened to closed, from escalated to the reply.
  took bigint,
  primary key (case_id, kind, key)
);
create index report_facts_counted on report_facts (kind, at)
  include (department, district, imported, self_reported, done, due_at, ended_at, ending, took, case_id);
create index report_facts_department on report_facts (department, kind, at)
  include (district, imported, self_reported, done, due_at, ended_at, ending, took, case_id);

-- One row: how far the feed is in report_facts.
create table report_head (
  single boolean primary key default true check (single),
  feed_no bigint not null
);
insert into report_head (feed_no) values (0);

-- Closings that the closure contract refused. The ledger keeps a hash of what was sent, so which case it was stands here.
create table refused_closings (
  command_id uuid primary key,
  case_id uuid not null,
  account_id uuid,
  department text not null,
  district text,
  at bigint not null default now_ms()
);
create index refused_closings_at on refused_closings (at);
create index refused_closings_case on refused_closings (case_id);

-- Everything that can be counted, in one form.
create view report_things as
  select case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, ending, took
  from report_facts
  union all
  select case_id, 'refusal', command_id::text, at, department, district, false, false, false, null, null, null, null
  from refused_closings
  union all
  -- A complaint that names two cases counts for both.
  select cc.case_id, 'complaint', c.id::text, c.received_at, c.department, cases.facts #>> '{place,district}',
    false, false, false, null, null, c.stage, null
  from complaints c join complaint_cases cc on cc.complaint_id = c.id join cases on cases.id = cc.case_id;

-- Who took which report out of the system. Never deleted.
create table report_exports (
  id uuid primary key default gen_random_uuid(),
  at bigint not null default now_ms(),
  account_id uuid not null references accounts (id),
  form text not null check (form in ('tickets-csv', 'tickets-pdf', 'case-pdf')),
  -- What was asked for; ids and codes only.
  asked jsonb not null,
  -- Cases in it so far.
  cases integer not null default 0,
  ended_at bigint,
  ending text check (ending in ('done', 'cancelled', 'failed'))
);
create index report_exports_at on report_exports (at);
