import { sql } from 'kysely';
import type { ReportScope } from '../../shared/contract/report.ts';
import { MEASURES, type Measure } from '../../shared/domain/report/measure.ts';
import type { Db, Tx } from '../storage/database.ts';
import { both } from './count-things.ts';
import { conditionOf, inScope, KINDS, seesAll, summedCondition, type Reader } from './report-conditions.ts';
import { FORTNIGHT, inSpans, wholeDays, type ReportSpan } from './report-days.ts';

/** How long something took: half of it, and nine of ten. Null where nothing was counted. */
export interface Lengths {
  readonly now: boolean;
  /** Null: of all departments. */
  readonly department: string | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/** By sorting all of them. */
async function sortLengths(db: Db, reader: Reader, scope: ReportScope, of: Measure): Promise<Lengths[]> {
  const { rows } = await sql<Omit<Lengths, 'p50' | 'p90'> & { lengths: [string, string] | null }>`
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

/** How many closings as done took about so long. */
interface StepCell {
  readonly now: boolean;
  readonly department: string;
  readonly step: number;
  readonly things: number;
}

/** Closings as done by how long they took about: from the sums of whole fortnights, and from rows at the ends. */
async function readSteps(
  tx: Tx,
  now: ReportSpan,
  before: ReportSpan,
  department: string | null,
): Promise<StepCell[]> {
  const [late, early] = [wholeDays(now, FORTNIGHT), wholeDays(before, FORTNIGHT)];
  const own = department === null ? sql`true` : sql`department = ${department}`;
  const { rows } = await sql<StepCell>`
    select now, department, step, sum(things)::bigint as things from (
      select fortnight >= ${late.first} as now, department, step, things from report_lengths
      where ${own} and (fortnight >= ${late.first} and fortnight < ${late.last}
        or fortnight >= ${early.first} and fortnight < ${early.last})
      union all
      select at >= ${now.from}, department, report_step(took), 1 from report_facts
      where ${summedCondition('done')} and took is not null and ${own}
        and ${inSpans([...early.edges, ...late.edges])}
    ) parts group by 1, 2, 3 having sum(things) > 0`.execute(tx);
  return rows;
}

/** Where a length stands: the so-manyth of those of one step, in a period and some departments. */
interface Wanted {
  readonly departments: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly skip: number;
}

/** Where the length lies that a share of all does not exceed, as percentile_disc finds it. */
function stepOf(cells: readonly StepCell[], share: number): { step: number; skip: number } | null {
  const all = cells.reduce((sum, { things }) => sum + things, 0);
  const steps = Map.groupBy(cells, ({ step }) => step);
  // The so-manyth, from one.
  let left = Math.ceil(all * share);
  for (const step of [...steps.keys()].toSorted((a, b) => a - b)) {
    const here = (steps.get(step) ?? []).reduce((sum, { things }) => sum + things, 0);
    if (left <= here) return { step, skip: left - 1 };
    left -= here;
  }
  return null;
}

/** The lengths that stand at some places, in their order. */
async function lookUp(tx: Tx, wanted: readonly Wanted[]): Promise<(number | null)[]> {
  const { rows } = await sql<{ took: number | null }>`
    select (
      select took from report_facts
      where ${summedCondition('done')} and department = any(w.departments) and report_step(took) = w.step
        and at >= w."from" and at < w."to"
      order by took offset w.skip limit 1
    ) as took
    from jsonb_to_recordset(${JSON.stringify(wanted.map((one, nth) => ({ ...one, nth })))}::jsonb)
      as w(nth integer, departments text[], "from" bigint, "to" bigint, step integer, skip integer)
    order by w.nth`.execute(tx);
  return rows.map(({ took }) => took);
}

/** How long work took until it was done: counted by steps, so that few rows have to be sorted. The same numbers. */
async function findLengths(db: Db, scope: ReportScope): Promise<Lengths[]> {
  const periods = [
    { now: true, from: scope.from, to: scope.to },
    { now: false, from: both(scope).from, to: scope.from },
  ];
  const [present, past] = periods;
  if (present === undefined || past === undefined) return [];
  // One state of the tables for both questions.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const cells = await readSteps(tx, present, past, scope.department);
      const groups = periods.flatMap(({ now, from, to }) => {
        const ofPeriod = cells.filter((cell) => cell.now === now);
        const departments = [...new Set(ofPeriod.map(({ department }) => department))];
        return [null, ...departments].map((department) => ({
          now,
          department,
          of: department === null ? ofPeriod : ofPeriod.filter((cell) => cell.department === department),
          where: { departments: department === null ? departments : [department], from, to },
        }));
      });
      const wanted: Wanted[] = [];
      const places = groups.map(({ of, where }) =>
        [0.5, 0.9].map((share) => {
          const place = stepOf(of, share);
          return place === null ? null : wanted.push({ ...where, ...place }) - 1;
        }),
      );
      const found = wanted.length === 0 ? [] : await lookUp(tx, wanted);
      return groups.map(({ now, department }, at) => {
        const [p50, p90] = (places[at] ?? []).map((place) =>
          place === null ? null : (found[place] ?? null),
        );
        return { now, department, p50: p50 ?? null, p90: p90 ?? null };
      });
    });
}

/** How long it took until things of a measure were over, by department and all together. */
export function countLengths(
  db: Db,
  reader: Reader,
  scope: ReportScope,
  of: 'done' | 'replied',
): Promise<Lengths[]> {
  // The steps know departments only; replies are few.
  return of === 'done' && scope.district === null && seesAll(reader.actor)
    ? findLengths(db, scope)
    : sortLengths(db, reader, scope, of);
}
