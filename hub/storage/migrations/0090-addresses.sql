-- The city's address points, as stewards import them (hub/import/addresses): a row per street with all its houses packed
-- (shared/domain/packed-houses.ts, about five bytes each), because that is how desks fetch and keep them.

create table address_streets (
  id integer generated always as identity primary key,
  -- Direction, name and suffix in the city's form with tabs between; what is missing is empty.
  key text not null unique,
  direction text,
  street text not null,
  suffix text,
  -- Houses in it. None: the street was taken out, and desks must hear of that.
  points integer not null check (points >= 0),
  packed bytea not null,
  -- Number of the street's latest change. Given under the lock of address_book, so that whoever has seen one number has
  -- seen all below.
  changed bigint not null unique
);

-- One row: the number of the last change. Its lock lets one import write at a time.
create table address_book (
  single boolean primary key default true check (single),
  head bigint not null
);
insert into address_book (head) values (0);
