import { sql } from 'kysely';
import type { z } from 'zod';
import type { Account } from '../../shared/contract/account.ts';
import type { AUDIT_QUERIES } from '../../shared/contract/audit-sync.ts';
import { succeed, type Result } from '../../shared/contract/failure.ts';
import type { AuditSampleId } from '../../shared/domain/audit/audit-command.ts';
import type { HubCore } from '../write/hub-core.ts';
import { auditRefusedTo } from './audit-access.ts';
import { drawBySeed, planSample } from './draw-audit-sample.ts';
import { ownPartOf } from './own-part.ts';

type Queries = typeof AUDIT_QUERIES;
type Answer<N extends keyof Queries> = Promise<Result<z.input<Queries[N]['output']>>>;

/** What a plan would come to. */
export async function previewAuditSample(
  { db, city }: HubCore,
  account: Account,
  { plan }: z.output<Queries['audit-plan']['input']>,
): Answer<'audit-plan'> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  const { strata, ...planned } = await planSample(db, plan, city);
  return succeed({ ...planned, strata: [...strata] });
}

/** All samples, the newest first, each with how far it is. */
export async function listAuditSamples({ db }: HubCore, account: Account): Answer<'audit-samples'> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  const { id } = account;
  const own = ownPartOf(id);
  const [samples, progress] = await Promise.all([
    db
      .selectFrom('audit_samples as s')
      .innerJoin('accounts as a', 'a.id', 's.drawn_by')
      .selectAll('s')
      .select('a.name')
      .orderBy('s.drawn_at', 'desc')
      .execute(),
    sql<{ sample_id: AuditSampleId; reviewed: number; disputed: number; open: number }>`
      with done as (
        select sample_id, count(*)::int as reviewed from audit_items where verdict is not null group by sample_id
      ),
      left_over as (
        select i.sample_id, i.twice, count(r.id) as reviews, bool_or(coalesce(r.reviewer = ${id}::uuid, false)) as mine,
          bool_or(${own.closed} or ${own.worked}) as barred
        from audit_items i
        join closings k on k.case_id = i.case_id and k.closing = i.closing
        join cases c on c.id = i.case_id
        left join audit_reviews r on r.sample_id = i.sample_id and r.case_id = i.case_id and r.closing = i.closing
        where i.verdict is null
        group by i.sample_id, i.case_id, i.closing, i.twice
      ),
      waiting as (
        select sample_id, count(*) filter (where twice and reviews > 1)::int as disputed,
          count(*) filter (where not mine and not barred and (reviews = 0 or (twice and reviews = 1)))::int as open
        from left_over group by sample_id
      )
      select s.id as sample_id, coalesce(d.reviewed, 0) as reviewed, coalesce(w.disputed, 0) as disputed,
        coalesce(w.open, 0) as open
      from audit_samples s left join done d on d.sample_id = s.id left join waiting w on w.sample_id = s.id`.execute(
      db,
    ),
  ]);
  const progressOf = new Map(progress.rows.map(({ sample_id, ...rest }) => [sample_id, rest]));
  return succeed({
    samples: samples.map((row) => ({
      id: row.id,
      drawnBy: { id: row.drawn_by, name: row.name },
      drawnAt: row.drawn_at,
      seed: row.seed,
      plan: row.plan,
      population: row.population,
      size: row.size,
      fingerprint: row.fingerprint,
      strata: [...row.strata],
      ...(progressOf.get(row.id) ?? { reviewed: 0, disputed: 0, open: 0 }),
    })),
  });
}

/** Draws a sample again from its seed and compares. */
export async function checkAuditSample(
  { db, city }: HubCore,
  account: Account,
  { sampleId }: z.output<Queries['check-audit-sample']['input']>,
): Answer<'check-audit-sample'> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  const sample = await db
    .selectFrom('audit_samples')
    .selectAll()
    .where('id', '=', sampleId)
    .executeTakeFirst();
  if (sample === undefined) return succeed(null);
  const again = await drawBySeed(db, sample.plan, sample.seed, sample.strata, city);
  const kept = await db
    .selectFrom('audit_items')
    .select(['case_id', 'closing', 'twice'])
    .where('sample_id', '=', sampleId)
    .orderBy('place')
    .execute();
  const line = (one: (typeof kept)[number]) => `${one.case_id}:${one.closing}:${one.twice}`;
  return succeed({
    samePopulation: again.fingerprint === sample.fingerprint,
    sameClosures: again.drawn.map(line).join() === kept.map(line).join(),
    fingerprint: again.fingerprint,
  });
}
