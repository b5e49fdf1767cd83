import { sql } from 'kysely';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Tx } from '../storage/database.ts';

/** The next number of the year, by the city's clock: "C-2026-004217". Locks the year until the transaction ends. */
export async function takeComplaintNumber(tx: Tx, now: Instant, timeZone: string): Promise<string> {
  const year = Number(new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' }).format(now));
  const { rows } = await sql<{ last: number }>`
    insert into complaint_numbers as n (year, last) values (${year}, 1)
    on conflict (year) do update set last = n.last + 1 returning last`.execute(tx);
  const last = rows[0]?.last;
  if (last === undefined) throw new Error('the year of complaints gave no number');
  return `C-${year}-${String(last).padStart(6, '0')}`;
}
