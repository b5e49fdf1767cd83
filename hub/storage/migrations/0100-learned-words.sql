-- What agents chose for the words callers said. Made by following the feed (hub/learned/follow-choices.ts) from the texts
-- of kind 'service-said', so it can be emptied at any time: set learned_head back to 0 and it is made anew, without what
-- was erased since. Holds no phrase and no name: see "Learned words" in docs/decisions.md.

-- Texts that were counted: each counts once, whatever becomes of its case.
create table counted_texts (
  text_id uuid primary key,
  -- Days since 1970, UTC.
  day integer not null
);

create table word_choices (
  -- A stem or two with a space between; for words that neither the catalogue nor everyday speech has, '#' and a keyed hash.
  word text not null,
  service text not null,
  account_id uuid not null,
  day integer not null,
  choices integer not null check (choices > 0),
  primary key (word, service, account_id, day)
);
create index word_choices_day on word_choices (day);

-- The words behind the hashes, once enough different agents have heard them.
create table rare_words (
  hash text primary key,
  word text not null
);

-- One row: how far the feed was followed, and when was counted last.
create table learned_head (
  single boolean primary key default true check (single),
  feed_no bigint not null,
  -- Texts counted ever, and when learned_words was worked out last.
  texts bigint not null,
  worked_texts bigint not null,
  worked_at bigint not null
);
insert into learned_head (feed_no, texts, worked_texts, worked_at) values (0, 0, 0, 0);

-- What the desks are told.
create table learned_words (
  words text primary key,
  total double precision not null,
  services jsonb not null
);
