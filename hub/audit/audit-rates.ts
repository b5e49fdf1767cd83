import { sql } from 'kysely';
import type { z } from 'zod';
import type { Account } from '../../shared/contract/account.ts';
import type { AUDIT_QUERIES, AuditRates } from '../../shared/contract/audit-sync.ts';
import { succeed, type Result } from '../../shared/contract/failure.ts';
import { cohensKappa } from '../../shared/domain/audit/cohens-kappa.ts';
import {
  overallRate,
  ratesBy,
  weighVerdicts,
  type RandomVerdict,
} from '../../shared/domain/audit/weigh-verdicts.ts';
import type { AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type { HubCore } from '../write/hub-core.ts';
import { auditRefusedTo } from './audit-access.ts';
import { monthOf } from './audit-items.ts';
import { decidedItems, stratumKey } from './decided-items.ts';

type Ask = z.output<(typeof AUDIT_QUERIES)['audit-rates']['input']>;

/** How sure the intervals on screen are. */
const SHOWN_CONFIDENCE = '0.95';

/**
 * What the reviews of random samples say. Only rows of audit_items are read, which the risk list has none of, and the
 * type takes nothing else.
 */
export async function readAuditRates(
  { db, city }: HubCore,
  account: Account,
  { sampleId }: Ask,
): Promise<Result<AuditRates>> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  const { timeZone } = city.pack.city;
  const [samples, items, { rows: pairs }] = await Promise.all([
    db
      .selectFrom('audit_samples')
      .select(['id', 'strata', 'size', 'population'])
      .$if(sampleId !== null, (query) => query.where('id', '=', sampleId))
      .execute(),
    decidedItems(db)
      .select(monthOf(timeZone).as('month'))
      .$if(sampleId !== null, (query) => query.where('i.sample_id', '=', sampleId))
      .execute(),
    sql<{ first: AuditVerdict; second: AuditVerdict; settled: boolean }>`
      select a.verdict as first, b.verdict as second, i.verdict is not null as settled
      from audit_items i
      join audit_reviews a on a.sample_id = i.sample_id and a.case_id = i.case_id and a.closing = i.closing
        and a.part = 'first'
      join audit_reviews b on b.sample_id = i.sample_id and b.case_id = i.case_id and b.closing = i.closing
        and b.part = 'second'
      where ${sampleId}::uuid is null or i.sample_id = ${sampleId}::uuid`.execute(db),
  ]);
  const sizes = new Map(
    samples.flatMap(({ id, strata }) =>
      strata.map(({ population }, stratum) => [stratumKey(id, stratum), population] as const),
    ),
  );
  const reviewed = items.flatMap((row): RandomVerdict[] => {
    const { verdict, department, service, district, month } = row;
    if (verdict === null) return [];
    const stratum = stratumKey(row.sample_id, row.stratum);
    return [{ stream: 'random', stratum, department, service, district, month, verdict }];
  });
  const weighed = weighVerdicts(reviewed, sizes);
  const touched = new Set(reviewed.map(({ stratum }) => stratum));
  const covered = [...touched].reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
  return succeed({
    overall: overallRate(weighed, SHOWN_CONFIDENCE),
    byDepartment: ratesBy(weighed, ({ department }) => department, SHOWN_CONFIDENCE),
    byService: ratesBy(weighed, ({ service }) => service, SHOWN_CONFIDENCE),
    byDistrict: ratesBy(weighed, ({ district }) => district ?? 'none', SHOWN_CONFIDENCE),
    byMonth: ratesBy(weighed, ({ month }) => month, SHOWN_CONFIDENCE),
    agreement: cohensKappa(pairs, SHOWN_CONFIDENCE),
    disputed: pairs.filter(({ first, second, settled }) => first !== second && !settled).length,
    population: samples.reduce((sum, { population }) => sum + population, 0),
    covered,
    drawn: samples.reduce((sum, { size }) => sum + size, 0),
  });
}
