import type { Db } from '../storage/database.ts';

/** Closures of random samples whose verdict holds: `i` is the item, `k` the closing. */
export function decidedItems(db: Db) {
  return db
    .selectFrom('audit_items as i')
    .innerJoin('closings as k', (join) =>
      join.onRef('k.case_id', '=', 'i.case_id').onRef('k.closing', '=', 'i.closing'),
    )
    .select(['i.sample_id', 'i.stratum', 'i.verdict', 'k.department', 'k.service', 'k.district'])
    .where('i.verdict', 'is not', null);
}

/** A stratum of a sample, apart from those of all others. */
export const stratumKey = (sample: string, stratum: number): string => `${sample}:${stratum}`;
