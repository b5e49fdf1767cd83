import { sql } from 'kysely';
import type { ReportScope } from '../../shared/contract/report.ts';
import { measure, MEASURES, type CountedThing, type Measure } from '../../shared/domain/report/measure.ts';
import type { Db } from '../storage/database.ts';
import { conditionOf, inScope, KINDS, type Reader } from './report-conditions.ts';

export type MeasureCounts = Record<Measure, number>;

/** What was counted in one period, department and district. */
export interface CountedCell extends Readonly<Partial<MeasureCounts>> {
  /** In the period itself; else in the one before. */
  readonly now: boolean;
  readonly department: string;
  readonly district: string | null;
}

/** How long something took: half of it, and nine of ten. Null where nothing was counted. */
export interface Lengths {
  readonly now: boolean;
  /** Null: of all departments. */
  readonly department: string | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/** A period and as long a time before, as one. */
const both = (scope: ReportScope): ReportScope => ({ ...scope, from: scope.from - (scope.to - scope.from) });

/** Counts the things of one kind: each row is looked at once, by the conditions of its own kind only. */
async function countKind(
  db: Db,
  reader: Reader,
  scope: ReportScope,
  thing: CountedThing,
): Promise<CountedCell[]> {
  const of = measure.options.filter((name) => MEASURES[name].of === thing);
  const counts = of.map(
    (name) => sql`count(*) filter (where ${conditionOf(name, reader)}) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<CountedCell>`
    select at >= ${scope.from} as now, department, district, ${sql.join(counts)}
    from report_things f where kind = ${sql.lit(KINDS[thing])} and ${inScope(reader.actor, both(scope), 'f')}
    group by 1, 2, 3`.execute(db);
  return rows;
}

/** Everything that a scorecard counts, by period, department and district. */
export async function countThings(db: Db, reader: Reader, scope: ReportScope): Promise<CountedCell[]> {
  const kinds = Object.keys(KINDS) as CountedThing[];
  const counted = await Promise.all(kinds.map((thing) => countKind(db, reader, scope, thing)));
  return counted.flat();
}

/** How long it took until things of a measure were over, by department and all together. */
export async function countLengths(
  db: Db,
  reader: Reader,
  scope: ReportScope,
  of: Measure,
): Promise<Lengths[]> {
  const { rows } = await sql<Omit<Lengths, 'p50' | 'p90'> & { lengths: [number, number] | null }>`
    select now, department, percentile_disc(array[0.5, 0.9]) within group (order by took) as lengths
    from (
      select at >= ${scope.from} as now, department, took from report_things f
      where kind = ${sql.lit(KINDS[MEASURES[of].of])} and ${conditionOf(of, reader)}
        and ${inScope(reader.actor, both(scope), 'f')}
    ) as took
    group by grouping sets ((now, department), (now))`.execute(db);
  return rows.map(({ now, department, lengths }) => ({
    now,
    department,
    p50: lengths === null ? null : Number(lengths[0]),
    p90: lengths === null ? null : Number(lengths[1]),
  }));
}

/** Adds up the cells that fit. */
export function sumOf(cells: readonly CountedCell[], fits: (cell: CountedCell) => boolean): MeasureCounts {
  const sum = Object.fromEntries(measure.options.map((name) => [name, 0])) as MeasureCounts;
  for (const cell of cells) {
    if (!fits(cell)) continue;
    for (const name of measure.options) sum[name] += cell[name] ?? 0;
  }
  return sum;
}
