-- Notices to contact points that have a mail address or a webhook, an outbox in the transaction of the offer itself.
-- Ids only: what goes out is written when it goes out, from what holds then.

create table point_notices (
  -- Always the same for the same offer and way; the Message-ID of a mail is made of it.
  id uuid primary key,
  case_id uuid not null,
  escalation_id uuid not null,
  offer integer not null,
  -- Its place among the ways of the offer.
  way integer not null,
  channel text not null check (channel in ('mail', 'webhook')),
  made_at bigint not null default now_ms(),
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'dropped')),
  -- When it is tried next, by this database's clock; a hub that works on it puts this off.
  due_at bigint not null default now_ms(),
  attempts integer not null default 0,
  -- In our own words.
  error text,
  ended_at bigint,
  unique (escalation_id, offer, way)
);
create index point_notices_due on point_notices (due_at) where state in ('queued', 'sending');
