import { sql } from 'kysely';
import type { Db } from '../storage/database.ts';

/**
 * Numbers for cases about to be opened, "1-7000000001" and up, each given once. One that another system's case bears
 * already is skipped, so that a number read out on the phone means one case. A number not used is lost, no harm done.
 */
export async function takeCaseNumbers(db: Db, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const { rows } = await sql<{ number: string }>`
      select fresh.number from (
        select n, '1-' || nextval('case_numbers') as number from generate_series(1, ${count - taken.length}) as n
      ) as fresh
      where not exists (select from cases where cases.number = fresh.number)
      order by fresh.n`.execute(db);
    taken.push(...rows.map((row) => row.number));
  }
  return taken;
}
