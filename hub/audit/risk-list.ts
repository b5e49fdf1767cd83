import { sql } from 'kysely';
import { z } from 'zod';
import type { Account } from '../../shared/contract/account.ts';
import type { AUDIT_QUERIES, AuditItem, RiskItem } from '../../shared/contract/audit-sync.ts';
import { succeed, type Result } from '../../shared/contract/failure.ts';
import type { AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type { AccountId, CaseId } from '../../shared/domain/ids.ts';
import { closingSignal, type ClosingSignal } from '../../shared/domain/signals/closing-signal.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { auditRefusedTo } from './audit-access.ts';
import { ownPartOf } from './own-part.ts';

type Ask = z.output<(typeof AUDIT_QUERIES)['audit-risk']['input']>;

/** Nobody reviews more than so many; beyond it the list is said to be that long. */
const MOST_COUNTED = 1_000;

/** The verdict of the risk stream on a closing `k`. A random sample may have its own: they never mix. */
const riskVerdict = sql<AuditVerdict | null>`(select r.verdict from audit_reviews r
  where r.case_id = k.case_id and r.closing = k.closing and r.stream = 'risk')`;

function rowsOf(db: Db, by: AccountId) {
  const own = ownPartOf(by);
  return db
    .selectFrom('closings as k')
    .innerJoin('cases as c', 'c.id', 'k.case_id')
    .leftJoin('closing_signals as s', (join) =>
      join.onRef('s.case_id', '=', 'k.case_id').onRef('s.closing', '=', 'k.closing'),
    )
    .select([
      'k.case_id',
      'k.closing',
      'k.service',
      'k.department',
      'k.district',
      'k.closed_at',
      'k.outcome',
      'c.number',
      sql<string>`c.facts #>> '{place,address}'`.as('address'),
      's.score',
      's.signals',
      riskVerdict.as('verdict'),
      own.closed.as('closed'),
      own.worked.as('worked'),
    ]);
}

type RiskRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function itemOf(row: RiskRow): AuditItem {
  const barred = row.closed ? 'closed' : row.worked ? 'worked' : null;
  return {
    stream: 'risk',
    sampleId: null,
    caseId: row.case_id,
    closing: row.closing,
    number: row.number,
    service: row.service,
    department: row.department,
    district: row.district,
    address: row.address,
    outcome: row.outcome,
    closedAt: row.closed_at,
    twice: false,
    verdict: row.verdict,
    standing: row.verdict !== null ? 'done' : barred === null ? 'open' : 'waits',
    barred,
  };
}

/** Null: the hub has not looked at it yet. */
const signalsOf = ({ signals }: RiskRow): ClosingSignal[] | null =>
  signals === null ? null : z.array(closingSignal).parse(signals);

/** A closing with its signals, whether or not it is on the list; null when nobody here judged it. */
export async function readRiskItem(
  { db }: Pick<HubCore, 'db'>,
  by: AccountId,
  { caseId, closing }: { caseId: CaseId; closing: number },
): Promise<{ readonly item: AuditItem; readonly signals: ClosingSignal[] | null } | null> {
  const row = await rowsOf(db, by)
    .where('k.case_id', '=', caseId)
    .where('k.closing', '=', closing)
    .executeTakeFirst();
  return row === undefined ? null : { item: itemOf(row), signals: signalsOf(row) };
}

/** The closings with the weightiest signals first; those that have their verdict apart from the others. */
export async function listRisk(
  { db }: HubCore,
  account: Account,
  { department, reviewed, offset, limit }: Ask,
): Promise<Result<{ items: RiskItem[]; total: number }>> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  // First which: the page is found by the index on the score, and only its rows are looked at any closer.
  const review = sql`(select from audit_reviews r
    where r.case_id = s.case_id and r.closing = s.closing and r.stream = 'risk')`;
  // Said so that those with a verdict, which are few, are found from their reviews.
  const wanted = reviewed ? sql<boolean>`exists ${review}` : sql<boolean>`not exists ${review}`;
  let listed = db
    .selectFrom('closing_signals as s')
    .where('s.excluded', 'is', null)
    .where('s.score', '>', 0)
    .where(wanted);
  if (department !== null) listed = listed.where('s.department', '=', department);
  const page = await listed
    .innerJoin('closings as k', (join) =>
      join.onRef('k.case_id', '=', 's.case_id').onRef('k.closing', '=', 's.closing'),
    )
    .select(['s.case_id', 's.closing'])
    .orderBy('s.score', 'desc')
    .orderBy('s.closed_at')
    .offset(offset)
    .limit(limit)
    .execute();
  const counted = await db
    .selectFrom(listed.select('s.case_id').limit(MOST_COUNTED).as('some'))
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (page.length === 0) return succeed({ items: [], total: counted.count });
  const rows = await rowsOf(db, account.id)
    .where((where) =>
      where(
        where.refTuple('k.case_id', 'k.closing'),
        'in',
        page.map((one) => where.tuple(one.case_id, one.closing)),
      ),
    )
    .orderBy('s.score', 'desc')
    .orderBy('s.closed_at')
    .execute();
  const items = rows.map((row): RiskItem => ({
    ...itemOf(row),
    score: row.score ?? 0,
    signals: signalsOf(row) ?? [],
  }));
  return succeed({ items, total: counted.count });
}
