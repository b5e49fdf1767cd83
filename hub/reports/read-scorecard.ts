import { sql } from 'kysely';
import type { ReportScope, Scorecard, Scores } from '../../shared/contract/report.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { DepartmentCode } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { measure, type Measure } from '../../shared/domain/report/measure.ts';
import type { HubCore } from '../write/hub-core.ts';
import { catchUp } from './follow-cases.ts';
import { hubNow } from './read-tickets.ts';
import { conditionOf, inScope } from './report-conditions.ts';

type Row = Record<Measure, number> & {
  /** Null in the line of all together. */
  readonly named: boolean;
  readonly name: string | null;
  readonly closeP50: number | null;
  readonly closeP90: number | null;
  readonly replyP50: number | null;
  readonly replyP90: number | null;
};

function scoresOf(row: Row): Scores {
  const { closeP50, closeP90, replyP50, replyP90 } = row;
  return {
    counts: Object.fromEntries(measure.options.map((name) => [name, row[name]])) as Record<Measure, number>,
    closeP50,
    closeP90,
    replyP50,
    replyP90,
    verified: null,
  };
}

const NOTHING: Row = {
  ...(Object.fromEntries(measure.options.map((name) => [name, 0])) as Record<Measure, number>),
  named: false,
  name: null,
  closeP50: null,
  closeP90: null,
  replyP50: null,
  replyP90: null,
};

/** Counts everything of a period at once, by department or by district, and all together. */
async function countBy(
  { db }: Pick<HubCore, 'db'>,
  actor: AccountActor,
  scope: ReportScope,
  by: 'department' | 'district',
  now: Instant,
): Promise<Row[]> {
  const counts = measure.options.map(
    (name) => sql`count(*) filter (where ${conditionOf(name, now)}) as ${sql.ref(name)}`,
  );
  const percentile = (share: number, which: Measure, name: string) =>
    sql`percentile_disc(${sql.lit(share)}) within group (order by took) filter (where ${conditionOf(which, now)}) as ${sql.ref(name)}`;
  const { rows } = await sql<Row>`
    select grouping(${sql.ref(by)}) = 0 as named, ${sql.ref(by)} as name, ${sql.join(counts)},
      ${percentile(0.5, 'done', 'closeP50')}, ${percentile(0.9, 'done', 'closeP90')},
      ${percentile(0.5, 'replied', 'replyP50')}, ${percentile(0.9, 'replied', 'replyP90')}
    from report_things f where ${inScope(actor, scope, 'f')}
    group by grouping sets ((${sql.ref(by)}), ())`.execute(db);
  return rows;
}

const together = (rows: readonly Row[]): Scores => scoresOf(rows.find(({ named }) => !named) ?? NOTHING);

/** How departments do in a period, beside as long a time before; of cases that the person may see. */
export async function readScorecard(
  hub: Pick<HubCore, 'db' | 'city'>,
  actor: AccountActor,
  scope: ReportScope,
): Promise<Scorecard> {
  const complete = await catchUp(hub.db);
  const now = await hubNow(hub.db);
  const before = { from: scope.from - (scope.to - scope.from), to: scope.from };
  const [rows, rowsBefore, ofDistricts] = await Promise.all([
    countBy(hub, actor, scope, 'department', now),
    countBy(hub, actor, { ...scope, ...before }, 'department', now),
    countBy(hub, actor, scope, 'district', now),
  ]);
  const known = hub.city.pack.departments.map(({ code }) => code);
  const named = new Set([...rows, ...rowsBefore].flatMap((row) => (row.name === null ? [] : [row.name])));
  // Departments the catalogue lacks come last: their cases are there all the same.
  const order: DepartmentCode[] = [
    ...known.filter((code) => named.has(code)),
    ...[...named].filter((name) => !known.includes(name)).toSorted((a, b) => (a < b ? -1 : 1)),
  ];
  const of = (all: readonly Row[], name: string) =>
    scoresOf(all.find((row) => row.named && row.name === name) ?? NOTHING);
  const place = new Map(hub.city.pack.districts.areas.map(({ id }, at) => [id, at] as const));
  return {
    asOf: now,
    complete,
    before,
    all: { now: together(rows), before: together(rowsBefore) },
    departments: order.map((department) => ({
      department,
      now: of(rows, department),
      before: of(rowsBefore, department),
    })),
    districts: ofDistricts
      .filter((row) => row.named)
      .map((row) => ({ district: row.name, now: scoresOf(row) }))
      .toSorted(
        (a, b) => (place.get(a.district ?? '') ?? Infinity) - (place.get(b.district ?? '') ?? Infinity) || 0,
      ),
  };
}
