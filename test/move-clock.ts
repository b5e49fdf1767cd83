import { sql } from 'kysely';
import type { Db } from '../hub/storage/database.ts';

/** Lets time pass in a database: from now on its clock is so many milliseconds further. Sums up. */
export async function moveClock(db: Db, by: number): Promise<void> {
  await sql`create table if not exists moved_clock (by bigint not null)`.execute(db);
  await sql`insert into moved_clock values (${by})`.execute(db);
  await sql`
    create or replace function now_ms() returns bigint language sql volatile as
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + (select sum(by)::bigint from moved_clock)'
  `.execute(db);
}
