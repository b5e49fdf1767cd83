import { sql } from 'kysely';
import type { z } from 'zod';
import type { Account } from '../../shared/contract/account.ts';
import type { AUDIT_QUERIES, AuditFilter, AuditItem } from '../../shared/contract/audit-sync.ts';
import { succeed, type Result } from '../../shared/contract/failure.ts';
import type { AuditSampleId } from '../../shared/domain/audit/audit-command.ts';
import type { AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type { AccountId, CaseId } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { auditRefusedTo } from './audit-access.ts';
import { ownPartOf } from './own-part.ts';

type Ask = z.output<(typeof AUDIT_QUERIES)['audit-items']['input']>;

/** Closures of random samples that a filter lets through; `i`, `k` and `c` are their item, closing and case. */
function filtered(db: Db, filter: AuditFilter, timeZone: string) {
  const { sampleId, department, service, district, month, verdict } = filter;
  let asked = db
    .selectFrom('audit_items as i')
    .innerJoin('closings as k', (join) =>
      join.onRef('k.case_id', '=', 'i.case_id').onRef('k.closing', '=', 'i.closing'),
    )
    .innerJoin('cases as c', 'c.id', 'i.case_id');
  if (sampleId !== null) asked = asked.where('i.sample_id', '=', sampleId);
  if (department !== null) asked = asked.where('k.department', '=', department);
  if (service !== null) asked = asked.where('k.service', '=', service);
  if (district !== null)
    asked =
      district === 'none' ? asked.where('k.district', 'is', null) : asked.where('k.district', '=', district);
  if (month !== null) asked = asked.where(monthOf(timeZone), '=', month);
  if (verdict === 'any') asked = asked.where('i.verdict', 'is not', null);
  else if (verdict !== null) asked = asked.where('i.verdict', '=', verdict);
  return asked;
}

/** Month of the city in which something was closed: "2026-03". */
export const monthOf = (timeZone: string) =>
  sql<string>`to_char(to_timestamp(k.closed_at / 1000.0) at time zone ${timeZone}, 'YYYY-MM')`;

/** How far the reviews of an item are, without what they found. */
const given = (by: AccountId) => ({
  reviews: sql<number>`(select count(*)::int from audit_reviews r
    where r.sample_id = i.sample_id and r.case_id = i.case_id and r.closing = i.closing)`,
  mine: sql<boolean>`exists (select from audit_reviews r
    where r.sample_id = i.sample_id and r.case_id = i.case_id and r.closing = i.closing and r.reviewer = ${by}::uuid)`,
});

interface StandingRow {
  readonly twice: boolean;
  readonly verdict: AuditVerdict | null;
  readonly reviews: number;
  readonly mine: boolean;
  readonly closed: boolean;
  readonly worked: boolean;
}

/** Where a closure stands for somebody. */
function standingOf({
  twice,
  verdict,
  reviews,
  mine,
  closed,
  worked,
}: StandingRow): Pick<AuditItem, 'standing' | 'barred'> {
  const barred = closed ? 'closed' : worked ? 'worked' : null;
  if (verdict !== null) return { standing: 'done', barred };
  if (twice && reviews > 1) return { standing: 'disputed', barred };
  return { standing: mine || barred !== null ? 'waits' : 'open', barred };
}

function rowsOf(asked: ReturnType<typeof filtered>, by: AccountId) {
  const own = ownPartOf(by);
  const reviews = given(by);
  return asked.select([
    'i.sample_id',
    'i.case_id',
    'i.closing',
    'i.place',
    'i.twice',
    'i.verdict',
    'k.service',
    'k.department',
    'k.district',
    'k.closed_at',
    'k.outcome',
    'c.number',
    sql<string>`c.facts #>> '{place,address}'`.as('address'),
    reviews.reviews.as('reviews'),
    reviews.mine.as('mine'),
    own.closed.as('closed'),
    own.worked.as('worked'),
  ]);
}

function shown(row: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]): AuditItem {
  return {
    stream: 'random',
    sampleId: row.sample_id,
    caseId: row.case_id,
    closing: row.closing,
    number: row.number,
    service: row.service,
    department: row.department,
    district: row.district,
    address: row.address,
    outcome: row.outcome,
    closedAt: row.closed_at,
    twice: row.twice,
    verdict: row.verdict,
    ...standingOf(row),
  };
}

/** One closure of a sample, for somebody; null when it is not in it. */
export async function readAuditItem(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  by: AccountId,
  { sampleId, caseId, closing }: { sampleId: AuditSampleId; caseId: CaseId; closing: number },
): Promise<AuditItem | null> {
  const all = { sampleId, department: null, service: null, district: null, month: null, verdict: null };
  const row = await rowsOf(filtered(db, all, city.pack.city.timeZone), by)
    .where('i.case_id', '=', caseId)
    .where('i.closing', '=', closing)
    .executeTakeFirst();
  return row === undefined ? null : shown(row);
}

/**
 * Closures of random samples. Of one sample they come in an order of the asker's own, what is open first: two people who
 * review it side by side seldom meet at one closure.
 */
export async function listAuditItems(
  { db, city }: HubCore,
  account: Account,
  { offset, limit, ...filter }: Ask,
): Promise<Result<{ items: AuditItem[]; total: number }>> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  const { id } = account;
  const asked = filtered(db, filter, city.pack.city.timeZone);
  const [rows, counted] = await Promise.all([
    rowsOf(asked, id)
      .orderBy(sql`i.verdict is not null`)
      .orderBy((order) => order.ref('i.settled_at'), 'desc')
      .orderBy(sql`md5(${id}::text || i.sample_id || i.case_id || i.closing)`)
      .offset(offset)
      .limit(limit)
      .execute(),
    asked.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  return succeed({ items: rows.map(shown), total: counted.count });
}
