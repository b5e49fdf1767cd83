-- Steps under a name: of one person, or shared in a department. What they say stands apart.

create table macros (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  -- Null: for its maker alone.
  department text,
  command_id uuid not null,
  saved_at bigint not null default now_ms()
);
create index macros_account on macros (account_id);
create index macros_department on macros (department) where department is not null;

-- Free text, which may name people: a row here can be erased without touching the rest.
create table macro_words (
  macro_id uuid primary key references macros (id) on delete cascade,
  text_id uuid not null,
  name text not null,
  -- [{"do": "note", ...}].
  steps jsonb not null
);
