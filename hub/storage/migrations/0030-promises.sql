-- How long work really takes: each case whose work was done in the last months, narrow, so that all of them can be
-- counted at once. Made from cases by following the feed (hub/usual/follow-done-work.ts), so it can be emptied at any
-- time: set done_work_head back to 0 and it is made anew.

create table done_work (
  -- No foreign key: its check would lock the row of the case against those who write.
  case_id uuid primary key,
  service text not null,
  district text,
  opened_at bigint not null,
  closed_at bigint not null,
  -- Closed by another system: nobody here has seen evidence.
  elsewhere boolean not null
);
create index done_work_counted on done_work (service, closed_at) include (district, opened_at, elsewhere);
create index done_work_closed on done_work (closed_at);

-- One row: how far the feed is in done_work, and what was worked out of it.
create table done_work_head (
  single boolean primary key default true check (single),
  feed_no bigint not null,
  -- The feed number at which usual_times was worked out last, and when.
  counted_feed_no bigint not null,
  counted_at bigint not null
);
insert into done_work_head (feed_no, counted_feed_no, counted_at) values (0, 0, 0);

-- What the desks are told; the whole city has no district.
create table usual_times (
  service text not null,
  district text,
  p50 bigint not null,
  p90 bigint not null,
  cases integer not null,
  elsewhere integer not null,
  unique nulls not distinct (service, district)
);
