-- What closings are judged by (hub/signals): made from cases, events and texts by following the feed, so it can be emptied
-- at any time; the program of `npm run judge-city -- --again` makes it anew. Ids, codes and numbers only. text_key is made
-- of an explanation's words and finds the same text again, but says none of them.

-- By what the same place is found again; null for a crew's own report, which tells nothing of what residents see.
create function case_spot(facts jsonb) returns text
  language sql immutable parallel safe
  return case
    when facts ->> 'channel' = 'crew' then null
    when facts #>> '{place,address}' <> '' then upper(facts #>> '{place,address}')
    when facts #>> '{place,lat}' is not null
      then round((facts #>> '{place,lat}')::numeric, 4) || ' ' || round((facts #>> '{place,lng}')::numeric, 4)
  end;
create index cases_by_spot on cases (service, case_spot(facts), opened_at) where case_spot(facts) is not null;

create table closing_facts (
  case_id uuid not null,
  closing integer not null,
  opened_at bigint not null,
  closed_at bigint not null,
  closed_by uuid,
  service text not null,
  department text not null,
  district text,
  excluded text,
  spot text,
  -- Of the last visit that names its crew.
  crew text,
  visit_at bigint,
  lat double precision,
  lng double precision,
  text_key text,
  done boolean not null,
  without_work boolean not null,
  dead_hour boolean not null,
  untouched boolean not null,
  -- The closing as rules are asked about it (shared/domain/signals/closing.ts); null where it is never judged.
  told jsonb,
  -- What was known of later reports when it was judged last.
  repeat_at bigint,
  not_done_at bigint,
  -- It waits to be judged, or judged again.
  waits boolean not null default true,
  primary key (case_id, closing)
);
create index closing_facts_waiting on closing_facts (closed_at) where waits;
create index closing_facts_by_time on closing_facts (closed_at) where excluded is null;
create index closing_facts_by_closer on closing_facts (closed_by, closed_at) where excluded is null;
create index closing_facts_by_text on closing_facts (department, text_key, closed_at) include (closed_by)
  where excluded is null and text_key is not null;
create index closing_facts_by_crew on closing_facts (crew, visit_at) where excluded is null and crew is not null;
create index closing_facts_by_spot on closing_facts (service, spot, closed_at) where excluded is null and spot is not null;

-- How things usually are, as known when a week began (milliseconds, whole weeks since 1970).
create table closing_service_weeks (
  week bigint not null,
  service text not null,
  closings integer not null,
  without_work integer not null,
  -- Milliseconds from opening to closing of work that was done; null of too few.
  p05 bigint,
  p50 bigint,
  primary key (week, service)
);
create table closing_closer_weeks (
  week bigint not null,
  closed_by uuid not null,
  service text not null,
  closings integer not null,
  without_work integer not null,
  primary key (week, closed_by, service)
);
create table closing_department_weeks (
  week bigint not null,
  department text not null,
  closings integer not null,
  dead_hour integer not null,
  batched integer not null,
  untouched integer not null,
  primary key (week, department)
);

-- One row: how far the feed is in the tables above.
create table closing_head (
  single boolean primary key default true check (single),
  feed_no bigint not null,
  -- What was there before waits for the program that goes through a whole city.
  skipped boolean not null,
  -- The last week of which it is known how things usually are.
  counted_week bigint,
  -- Closings of before that week came since, the earliest then: weeks are counted anew from there.
  stale_from bigint
);
insert into closing_head (feed_no, skipped) select number, number > 0 from feed_head;
