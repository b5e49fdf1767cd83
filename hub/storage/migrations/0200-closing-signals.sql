-- What speaks for a closing having been too early: one row per closing, judged from what is known. Made from cases and
-- events (hub/signals), so it can be emptied at any time and is made anew. Ids, codes and numbers only, no free text.

create table closing_signals (
  case_id uuid not null,
  -- Which closing of the case, from 1: a reopened case is closed again.
  closing integer not null check (closing > 0),
  closed_at bigint not null,
  -- Null: the clock or another system did it.
  closed_by uuid,
  service text not null,
  department text not null,
  district text,
  -- The sum of the signals' points (docs/closure-signals.md); 0 where it is not judged.
  score double precision not null,
  -- [{"code", "points", "knownAt", "figures"}], the weightiest first: shared/domain/signals/closing-signal.ts
  signals jsonb not null,
  judged_at bigint not null,
  -- Why nobody judges it: 'own-report', 'hand-off' or 'history'; null: it is judged.
  excluded text,
  primary key (case_id, closing)
);

-- The weightiest of a period, of the whole city and of a department.
create index closing_signals_by_score on closing_signals (score desc, closed_at) where excluded is null;
create index closing_signals_by_department on closing_signals (department, score desc, closed_at) where excluded is null;
create index closing_signals_by_time on closing_signals (closed_at);
create index closing_signals_by_closer on closing_signals (closed_by, closed_at);
