-- What the search of the hub looks into. All of it is made from cases, texts and callers by following the feed
-- (hub/search/index-cases.ts), so it can be emptied at any time: set search_head back to 0 and it is made anew.
--
-- Personal data: words of free text, of callers' names and of phone hashes lie here. Whoever erases a text or a caller
-- gives the case a new feed number, as for the desks' sake, and its row is made anew without them. search_words holds
-- bare words without a link to a case or a person; `delete from search_words` with search_head set back to 0 drops
-- those that no case has any longer.

create table case_search (
  -- No foreign key: its check would lock the row of the case against those who write.
  case_id uuid primary key,
  opened_at bigint not null,
  -- Each word behind a letter for what it is, so that one question can ask "main in the address and garcia as a
  -- person", and leave out persons for those who may not see them. The letters stand in hub/search/case-words.ts.
  words tsvector not null
);
create index case_search_opened on case_search (opened_at);
create index case_search_words on case_search using gin (words);

-- Words of streets and of persons' names, to find the one that was meant.
create table search_words (
  kind text not null check (kind in ('street', 'person')),
  word text not null,
  primary key (kind, word)
);

-- One row: how far the feed is in the tables above, and in which form (another form: all is made anew).
create table search_head (
  single boolean primary key default true check (single),
  feed_no bigint not null,
  form integer not null
);
insert into search_head (feed_no, form) values (0, 0);

-- Where this database may not have the extension, search finds no misspelled words, and the hub says so at its start.
do $$
begin
  create extension if not exists pg_trgm;
  create index search_words_similar on search_words using gin (word gin_trgm_ops);
exception
  when insufficient_privilege or undefined_file or undefined_object or feature_not_supported then null;
end
$$;
