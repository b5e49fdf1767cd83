import { sql } from 'kysely';
import type { ReportScope } from '../../shared/contract/report.ts';
import { measure, MEASURES, type CountedThing, type Measure } from '../../shared/domain/report/measure.ts';
import type { Db } from '../storage/database.ts';
import { conditionOf, inArea, inScope, KINDS, seesAll, SUMMED, type Reader } from './report-conditions.ts';
import { inSpans, wholeDays, type ReportSpan } from './report-days.ts';

export type MeasureCounts = Record<Measure, number>;

/** What was counted in one period, department and district. */
export interface CountedCell extends Readonly<Partial<MeasureCounts>> {
  /** In the period itself; else in the one before. */
  readonly now: boolean;
  readonly department: string;
  readonly district: string | null;
}

/** A period and as long a time before, as one. */
export const both = (scope: ReportScope): ReportScope => ({
  ...scope,
  from: scope.from - (scope.to - scope.from),
});

/** Counts the things of one kind: each row is looked at once, by the conditions of its own kind only. */
async function countRows(
  db: Db,
  reader: Reader,
  scope: ReportScope,
  { thing, spans }: { readonly thing: CountedThing; readonly spans: readonly ReportSpan[] },
): Promise<CountedCell[]> {
  if (spans.length === 0) return [];
  const of = measure.options.filter((name) => MEASURES[name].of === thing);
  const counts = of.map(
    (name) => sql`count(*) filter (where ${conditionOf(name, reader)}) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<CountedCell>`
    select at >= ${scope.from} as now, department, district, ${sql.join(counts)}
    from report_things f where kind = ${sql.lit(KINDS[thing])} and ${inScope(reader.actor, both(scope), 'f')}
      and ${inSpans(spans)}
    group by 1, 2, 3`.execute(db);
  return rows;
}

/** The same, from the sums of whole days, and from rows where the periods begin and end within one. */
async function addUpDays(
  db: Db,
  reader: Reader,
  scope: ReportScope,
  thing: 'case' | 'closing',
): Promise<CountedCell[]> {
  const now = wholeDays(scope);
  const before = wholeDays({ ...both(scope), to: scope.from });
  const of = SUMMED.filter((name) => MEASURES[name].of === thing);
  const sums = of.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`);
  const [days, edges] = await Promise.all([
    sql<CountedCell>`
      select day >= ${now.first} as now, department, district, ${sql.join(sums)}
      from report_days where kind = ${sql.lit(KINDS[thing])} and ${inArea(scope)}
        and (day >= ${now.first} and day < ${now.last} or day >= ${before.first} and day < ${before.last})
      group by 1, 2, 3`.execute(db),
    countRows(db, reader, scope, { thing, spans: [...before.edges, ...now.edges] }),
  ]);
  return [...days.rows, ...edges];
}

/** Everything that a scorecard counts, by period, department and district; a cell may come in parts. */
export async function countThings(db: Db, reader: Reader, scope: ReportScope): Promise<CountedCell[]> {
  const kinds = Object.keys(KINDS) as CountedThing[];
  const counted = await Promise.all(
    kinds.map((thing) =>
      // Who may not see every case is counted for by rows: a sum can't tell whose they are.
      (thing === 'case' || thing === 'closing') && seesAll(reader.actor)
        ? addUpDays(db, reader, scope, thing)
        : countRows(db, reader, scope, { thing, spans: [both(scope)] }),
    ),
  );
  return counted.flat();
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
