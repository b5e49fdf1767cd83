-- A desk says every minute how its person stands; one that fell silent says nothing any more, and nobody is there then.

alter table presence add column until bigint not null default now_ms();
alter table presence alter column until drop default;

-- How each person stands now, for whoever asks. What is in the table is only what was said last.
create view presence_now as
  select
    account_id,
    case when until > now_ms() then state else 'signed-out' end as state,
    case when until > now_ms() then reason end as reason,
    case when until > now_ms() or state = 'signed-out' then since else until end as since
  from presence;

-- The contacts in which a case came up.
create index contact_records_cases on contact_records using gin (cases jsonb_path_ops);
