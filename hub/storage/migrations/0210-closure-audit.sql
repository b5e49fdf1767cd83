-- The audit of closures. Ids, codes and verdicts here; what reviewers write stands in a table of its own.

-- Every closing that the rules of this city judged, also of cases that were reopened since: what samples are drawn from.
-- Written with the closing, in its transaction. Closings that other systems reported are not here: nobody judged them.
create table closings (
  case_id uuid not null,
  -- Which closing of the case, from 1.
  closing integer not null check (closing > 0),
  -- Of the event that closed it.
  version integer not null,
  closed_at bigint not null,
  closed_by uuid,
  service text not null,
  department text not null,
  district text,
  outcome text not null,
  primary key (case_id, closing)
);
-- Holds all that counting and drawing ask for, so that neither reads the table.
create index closings_closed_at on closings (closed_at) include (department, service, case_id, closing);

-- What was closed before this table was there. A case that began as another system's closed record has closings of that
-- system before ours, one for each time it was reopened.
insert into closings (case_id, closing, version, closed_at, closed_by, service, department, district, outcome)
select e.case_id,
  1 + (select count(*) from events r
    where r.case_id = e.case_id and r.version < e.version and r.event ->> 'type' = 'reopened'),
  e.version, e.at, e.by_id, c.service,
  coalesce((
    select a.event ->> 'department' from events a
    where a.case_id = e.case_id and a.version < e.version and a.event ->> 'type' in ('assigned', 'case-opened')
    order by a.version desc limit 1
  ), c.department),
  c.facts #>> '{place,district}', e.event ->> 'outcome'
from events e join cases c on c.id = e.case_id
where e.event ->> 'type' = 'closed';

create table audit_samples (
  id uuid primary key,
  command_id uuid not null unique,
  drawn_by uuid not null references accounts (id),
  drawn_at bigint not null default now_ms(),
  seed text not null,
  plan jsonb not null,
  population integer not null,
  size integer not null,
  -- SHA-256 of the population, a line "case:closing" each, in order.
  fingerprint text not null,
  -- [{"department", "part", "population", "size"}]
  strata jsonb not null
);

-- The closures of a random sample. The risk list has none: what has no row here can be in no rate.
create table audit_items (
  sample_id uuid not null references audit_samples (id) on delete cascade,
  case_id uuid not null,
  closing integer not null,
  -- From 1, in the order of what they drew.
  place integer not null,
  -- Index in the sample's strata.
  stratum integer not null,
  -- Reviewed by a second person, who does not know the first verdict.
  twice boolean not null,
  -- What holds; null while it is open.
  verdict text check (verdict in ('supported', 'unsupported', 'wrong-reason', 'unverifiable')),
  settled_at bigint,
  primary key (sample_id, case_id, closing),
  foreign key (case_id, closing) references closings (case_id, closing)
);
create index audit_items_decided on audit_items (sample_id) where verdict is not null;

create table audit_reviews (
  id uuid primary key,
  command_id uuid not null unique,
  stream text not null check (stream in ('random', 'risk')),
  sample_id uuid references audit_samples (id) on delete cascade,
  case_id uuid not null,
  closing integer not null,
  part text not null check (part in ('first', 'second', 'settled')),
  reviewer uuid not null references accounts (id),
  verdict text not null check (verdict in ('supported', 'unsupported', 'wrong-reason', 'unverifiable')),
  at bigint not null default now_ms(),
  check ((stream = 'random') = (sample_id is not null)),
  foreign key (case_id, closing) references closings (case_id, closing),
  unique nulls not distinct (sample_id, case_id, closing, part)
);
create index audit_reviews_closing on audit_reviews (case_id, closing);
create index audit_reviews_risk on audit_reviews (case_id, closing) where stream = 'risk';

-- Free text, which may name people: a row here can be erased without touching the rest.
create table audit_review_notes (
  review_id uuid not null references audit_reviews (id) on delete cascade,
  -- 'note': for reviewers. 'words': what the resident or the department was to read.
  kind text not null check (kind in ('note', 'words')),
  text_id uuid not null,
  body text not null,
  primary key (review_id, kind)
);
