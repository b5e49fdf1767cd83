-- Messages to residents: an outbox made by following the feed (hub/messages/make-messages.ts), after the commit of what
-- they tell of. Which event, to which caller, by which way: each once.

create table messages (
  -- Always the same for the same event, caller and way; the Message-ID of a mail is made of it.
  id uuid primary key,
  case_id uuid not null,
  version integer not null,
  caller_id uuid not null,
  channel text not null check (channel in ('mail', 'sms')),
  occasion text not null,
  outcome text,
  template text not null,
  catalogue_version text not null,
  language text not null,
  -- The day or due time it tells, to see whether it still holds.
  about bigint,
  made_at bigint not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'bounced', 'suppressed')),
  held text check ((held is not null) = (state = 'suppressed')),
  -- When it is tried next, by this database's clock; a hub that works on it puts this off.
  due_at bigint not null,
  attempts integer not null default 0,
  -- In our own words: what a server answers may hold addresses.
  error text,
  ended_at bigint,
  unique (case_id, version, occasion, caller_id, channel)
);
create index messages_due on messages (due_at) where state in ('queued', 'sending');

-- Personal data: what was written, and the masked address. A row is erased whole; whoever erases an explanation erases
-- the texts of its case here as well.
create table message_texts (
  message_id uuid primary key references messages (id) on delete cascade,
  address text,
  subject text,
  body text not null
);

-- Who wants no messages by which way, and since when; the ledger has who put it down.
create table message_opt_outs (
  caller_id uuid not null references callers (id) on delete cascade,
  channel text not null,
  at bigint not null default now_ms(),
  primary key (caller_id, channel)
);

-- Addresses that sent a message back, by a keyed hash: they outlive the caller's card being changed.
create table dead_addresses (
  channel text not null,
  key text not null,
  at bigint not null default now_ms(),
  primary key (channel, key)
);

-- Open cases with somebody to tell, by when they are due; told once for each due time.
create table message_clocks (
  case_id uuid primary key,
  due_at bigint not null,
  told boolean not null
);
create index message_clocks_due on message_clocks (due_at) where not told;

-- One row: how far the feed was followed. A database that was there before begins at its head: nobody is told of what
-- is long over.
create table message_head (
  single boolean primary key default true check (single),
  feed_no bigint not null,
  -- Until then a hub that sends messages is taken to be there: one that sends none leaves the feed to it.
  on_until bigint not null
);
insert into message_head (feed_no, on_until) select number, 0 from feed_head;

create index events_feed_no on events (feed_no);
