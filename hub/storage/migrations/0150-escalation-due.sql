-- Escalations whose present contact point has not acknowledged yet: when each goes on to the next tier. A row comes and
-- goes in the transaction that changes the escalation; any hub may take it.
create table escalation_due (
  escalation_id uuid primary key,
  case_id uuid not null,
  offer integer not null check (offer > 0),
  tier integer not null check (tier between 1 and 4),
  due_at bigint not null,
  -- A hub has it in hand until then; null: none has.
  taken_until bigint
);
create index escalation_due_by_time on escalation_due (due_at);
create index escalation_due_by_case on escalation_due (case_id);
