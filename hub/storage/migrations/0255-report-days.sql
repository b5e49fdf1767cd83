-- Sums by day of the two kinds of things there are by the million, so that a year of a city is added up from some
-- thousand rows. Kept by hub/reports/follow-cases.ts in the transaction in which rows of report_facts come and go; to make it
-- anew empty it and report_facts and set report_head back to 0.

create table report_days (
  kind text not null check (kind in ('opened', 'closing')),
  -- Days since 1970 in UTC. A period that begins or ends within one is counted from report_facts there, so the zone of the city
  -- matters to nothing here.
  day integer not null,
  department text not null,
  district text,
  -- All rows of report_facts.
  things integer not null,
  -- Those of them that a number counts: columns are named after measures (hub/reports/report-conditions.ts).
  "opened" integer not null,
  "still-open" integer not null,
  "closed" integer not null,
  "done" integer not null,
  "not-done" integer not null,
  "on-time" integer not null,
  "late" integer not null,
  "reopened" integer not null,
  "self-reported" integer not null,
  unique nulls not distinct (kind, day, department, district)
);

with judged as (
  select *, not imported and not self_reported as own from report_facts where kind in ('opened', 'closing')
)
insert into report_days
select kind, at / 86400000, department, district, count(*),
  count(*) filter (where kind = 'opened' and own),
  count(*) filter (where kind = 'opened' and own and ended_at is null),
  count(*) filter (where kind = 'closing' and own),
  count(*) filter (where kind = 'closing' and own and done),
  count(*) filter (where kind = 'closing' and own and not done),
  count(*) filter (where kind = 'closing' and own and at <= due_at),
  count(*) filter (where kind = 'closing' and own and at > due_at),
  count(*) filter (where kind = 'closing' and own and ended_at <= at + 2592000000),
  count(*) filter (where kind = 'closing' and not imported and self_reported)
from judged
group by kind, at / 86400000, department, district;

-- Whether no later thing of its kind is of the same case. Nearly all are the last, so whoever counts cases looks at the others only.
alter table report_facts add column last boolean not null default true;
update report_facts f set last = false
from (
  select case_id, kind, key, row_number() over (partition by case_id, kind order by at desc, key desc) as place
  from report_facts where kind <> 'opened'
) placed
where placed.place > 1 and f.case_id = placed.case_id and f.kind = placed.kind and f.key = placed.key;
create index report_facts_earlier on report_facts (kind, at) where not last;

create or replace view report_things as
  select case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, ending, took, last
  from report_facts
  union all
  select case_id, 'refusal', command_id::text, at, department, district, false, false, false, null, null, null, null, false
  from refused_closings
  union all
  -- A complaint that names two cases counts for both.
  select cc.case_id, 'complaint', c.id::text, c.received_at, c.department, cases.facts #>> '{place,district}',
    false, false, false, null, null, c.stage, null, false
  from complaints c join complaint_cases cc on cc.complaint_id = c.id join cases on cases.id = cc.case_id;

-- How long work took, in steps of about 5 %: where in a year the middle lies is found from some ten thousand rows, and then
-- looked up among the rows of one step.
create function report_step(took bigint) returns integer
  language sql immutable parallel safe
  return floor(ln((greatest(took, 0) + 1)::double precision) * 20)::integer;

-- Closings as done (the measure of that name), by fourteen days in UTC since 1970.
create table report_lengths (
  fortnight integer not null,
  department text not null,
  step integer not null,
  things integer not null,
  primary key (fortnight, department, step)
);
insert into report_lengths
select at / 1209600000, department, report_step(took), count(*)
from report_facts where kind = 'closing' and not imported and not self_reported and done and took is not null
group by 1, 2, 3;
create index report_facts_lengths on report_facts (department, report_step(took), at) include (took)
  where kind = 'closing' and not imported and not self_reported and done;
