import { sql } from 'kysely';
import type { AuditCommandOf } from '../../shared/domain/audit/audit-command.ts';
import { secondCount } from '../../shared/domain/audit/draw-sample.ts';
import {
  MOST_SAMPLED,
  planStrata,
  type SamplePlan,
  type Stratum,
  type StratumPopulation,
} from '../../shared/domain/audit/sample-plan.ts';
import type { City } from '../../shared/domain/city.ts';
import type { AccountId, CaseId, CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';

/** Random bytes of a seed the hub makes up. */
const SEED_BYTES = 16;

/** To which part of a stratum each service belongs, as JSON; services the catalogue has no more are their own. */
function partsOf({ by }: SamplePlan, { pack }: City): string {
  return JSON.stringify(
    by === 'group' ? Object.fromEntries(pack.services.map(({ code, group }) => [code, group])) : {},
  );
}

const listOrNull = (codes: 'all' | readonly string[]) => (codes === 'all' ? null : [...codes]);

/** The closings a plan is about, each with its stratum. */
function populationOf(plan: SamplePlan, city: City) {
  const departments = listOrNull(plan.departments);
  const services = listOrNull(plan.services);
  return sql`
    select c.case_id, c.closing, c.department, coalesce(${partsOf(plan, city)}::jsonb ->> c.service, c.service) as part
    from closings c
    where c.closed_at >= ${plan.period.from} and c.closed_at < ${plan.period.to}
      and (${departments}::text[] is null or c.department = any(${departments}::text[]))
      and (${services}::text[] is null or c.service = any(${services}::text[]))`;
}

/** How many closings each stratum of a plan has. */
async function countStrata(db: Db | Tx, plan: SamplePlan, city: City): Promise<StratumPopulation[]> {
  const departments = listOrNull(plan.departments);
  const services = listOrNull(plan.services);
  // Grouped by service first: the parts are looked up for a few dozen rows, not for each closing.
  const { rows } = await sql<StratumPopulation>`
    select department, coalesce(${partsOf(plan, city)}::jsonb ->> service, service) as part,
      sum(count)::int as population
    from (
      select department, service, count(*) as count from closings
      where closed_at >= ${plan.period.from} and closed_at < ${plan.period.to}
        and (${departments}::text[] is null or department = any(${departments}::text[]))
        and (${services}::text[] is null or service = any(${services}::text[]))
      group by department, service
    ) as counted
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

const total = (strata: readonly { readonly size: number }[]) =>
  strata.reduce((sum, { size }) => sum + size, 0);

/** What a plan would come to, before anything is drawn. */
export async function planSample(db: Db | Tx, plan: SamplePlan, city: City) {
  const strata = planStrata(await countStrata(db, plan, city), plan);
  const size = total(strata);
  const population = strata.reduce((sum, one) => sum + one.population, 0);
  return { population, size, twice: secondCount(size), strata };
}

interface DrawnRow {
  readonly case_id: CaseId;
  readonly closing: number;
  readonly place: number;
  readonly stratum: number;
  readonly twice: boolean;
}

/**
 * The closures that a seed draws by a plan: the least SHA-256 of "seed:case:closing" in each stratum, and what the
 * population was. The same in SQL as shared/domain/audit/draw-sample.ts.
 */
export async function drawBySeed(
  db: Db | Tx,
  plan: SamplePlan,
  seed: string,
  strata: readonly Stratum[],
  city: City,
): Promise<{ population: number; fingerprint: string; drawn: readonly DrawnRow[] }> {
  const sizes = JSON.stringify(
    strata.map(({ department, part, size }, stratum) => ({ stratum, department, part, size })),
  );
  const { rows } = await sql<{ population: number; fingerprint: string; drawn: readonly DrawnRow[] | null }>`
    with population as materialized (${populationOf(plan, city)}),
    ranked as (
      select p.case_id, p.closing, s.stratum, s.size, hash.priority,
        row_number() over (partition by s.stratum order by hash.priority collate "C", p.case_id, p.closing) as rank
      from population p
      join json_to_recordset(${sizes}::json) as s(stratum int, department text, part text, size int)
        on s.department = p.department and s.part = p.part
      cross join lateral (
        select encode(sha256(convert_to(${seed}::text || ':' || p.case_id || ':' || p.closing, 'UTF8')), 'hex') as priority
      ) hash
    ),
    drawn as (
      select case_id, closing, stratum,
        row_number() over (order by priority collate "C", case_id, closing) as place,
        row_number() over (order by
          encode(sha256(convert_to(${seed}::text || ':second:' || case_id || ':' || closing, 'UTF8')), 'hex') collate "C",
          case_id, closing) <= ${secondCount(total(strata))} as twice
      from ranked where rank <= size
    )
    select (select count(*)::int from population) as population,
      (select encode(sha256(coalesce(
        string_agg(convert_to(case_id || ':' || closing || E'\\n', 'UTF8'), ''::bytea order by case_id, closing), '')), 'hex')
        from population) as fingerprint,
      (select json_agg(drawn order by place) from drawn) as drawn`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('a draw gave no row');
  return { ...row, drawn: row.drawn === null ? [] : row.drawn };
}

async function nowOf(tx: Tx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the time');
  return row.now;
}

function seedOf(hub: HubCore): string {
  return Array.from(hub.random(SEED_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Draws a sample and keeps it with all that is needed to draw it again; null when it is drawn, else the refusal. */
export async function drawAuditSample(
  tx: Tx,
  hub: HubCore,
  { sampleId, plan, seed: wished }: AuditCommandOf<'draw-audit-sample'>,
  { commandId, by }: { readonly commandId: CommandId; readonly by: AccountId },
): Promise<Refusal | null> {
  const known = await tx
    .selectFrom('audit_samples')
    .select('id')
    .where('id', '=', sampleId)
    .executeTakeFirst();
  if (known !== undefined) return refuse('already-exists', 'This sample was drawn already.');
  if (plan.period.to > (await nowOf(tx)))
    return refuse('invalid', 'The period is not over: closures would still come. Let it end in the past.');
  const { strata, size, population } = await planSample(tx, plan, hub.city);
  if (population === 0)
    return refuse(
      'invalid',
      'Nothing was closed here in that period. Choose a longer one, or more services.',
    );
  if (size > MOST_SAMPLED)
    return refuse(
      'invalid',
      `That would be ${size.toLocaleString('en-US')} reviews. Choose a wider margin or a lesser least: ${MOST_SAMPLED.toLocaleString('en-US')} is the most.`,
    );
  const seed = wished ?? seedOf(hub);
  const { fingerprint, drawn, ...there } = await drawBySeed(tx, plan, seed, strata, hub.city);
  // A closing of that period came between the two looks.
  if (there.population !== population || drawn.length !== size)
    return refuse('conflict', 'Something was closed at this very moment. Draw again.');
  await tx
    .insertInto('audit_samples')
    .values({
      id: sampleId,
      command_id: commandId,
      drawn_by: by,
      seed,
      plan: JSON.stringify(plan),
      population,
      size,
      fingerprint,
      strata: JSON.stringify(strata),
    })
    .execute();
  await sql`
    insert into audit_items (sample_id, case_id, closing, place, stratum, twice)
    select ${sampleId}::uuid, r.case_id, r.closing, r.place, r.stratum, r.twice
    from json_to_recordset(${JSON.stringify(drawn)}::json)
      as r(case_id uuid, closing int, place int, stratum int, twice boolean)`.execute(tx);
  return null;
}
