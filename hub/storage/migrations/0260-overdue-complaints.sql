-- Complaints whose next stage is missed move up by the hub's clock. Several hubs share them out by this column.
alter table complaints add column taken_until bigint;

-- Those whose running clock was not seen to be missed yet, by when it runs out.
create index complaints_overdue on complaints (due_at)
  where due_at is not null and facts #>> '{clock,missed}' is null;

-- Every hub looks at what is new, to ring at its own desks.
create index complaint_events_at on complaint_events (at);
