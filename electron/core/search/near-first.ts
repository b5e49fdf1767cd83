import type { CaseId } from '../../../shared/domain/ids.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { saidCallers } from '../store/said-callers.ts';
import { statement } from '../store/open-encrypted.ts';
import type { AskedRows } from './case-rows.ts';
import type { Gathering } from './gathering.ts';
import { rowsWithPhrases } from './phrases.ts';
import type { Query } from './query.ts';

/** How much newer a case counts that is close to what the agent is on. */
const NEAR_CALLER = 365 * DAY;
const NEAR_ADDRESS = 180 * DAY;
const NEAR_DISTRICT = 7 * DAY;

/** Newest cases of the same callers and at the same address that are looked at for closeness. */
const MOST_NEAR = 12;

/**
 * Finds what is close to the case the agent is on : of its callers, at its address, in its district.
 * Gives how much newer each counts.
 */
export function nearFirst(
  gathering: Gathering,
  nearId: CaseId,
  asked: AskedRows,
  query: Query,
): ReadonlyMap<CaseId, number> {
  const { view } = gathering;
  const bonus = new Map<CaseId, number>();
  const { cache } = view;
  const here = statement<
    [string],
    { row: number; address_row: number | null; callers_said: string; district: string | null }
  >(cache, 'SELECT row, address_row, callers_said, district FROM cases WHERE id = ?').get(nearId);
  if (here === undefined) return bonus;
  const take = (rows: readonly number[], days: number) => {
    for (const row of rows) {
      const conditions = {
        ...asked.conditions,
        fromRow: Math.max(row, asked.conditions.fromRow),
        toRow: Math.min(row + 1, asked.conditions.toRow),
      };
      const [found] = rowsWithPhrases(view, query, { ...asked, conditions }, 1);
      if (found === undefined) continue;
      gathering.add([found], 'words');
      bonus.set(found.id, Math.max(days, bonus.get(found.id) ?? 0));
    }
  };
  const rowsOf = (sql: string, value: number) =>
    statement<[number, number], { row: number }>(cache, sql)
      .all(value, MOST_NEAR)
      .map((one) => one.row);
  for (const caller of saidCallers(here.callers_said)) {
    take(
      rowsOf(
        'SELECT case_row AS row FROM caller_cases WHERE caller_row = ? ORDER BY case_row DESC LIMIT ?',
        caller.row,
      ),
      NEAR_CALLER,
    );
  }
  if (here.address_row !== null) {
    take(
      rowsOf('SELECT row FROM cases WHERE address_row = ? ORDER BY row DESC LIMIT ?', here.address_row),
      NEAR_ADDRESS,
    );
  }
  for (const { columns } of gathering.matches) {
    if (columns !== null && here.district !== null && columns.district === here.district) {
      bonus.set(columns.id, Math.max(NEAR_DISTRICT, bonus.get(columns.id) ?? 0));
    }
  }
  return bonus;
}
