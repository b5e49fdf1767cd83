import type { z } from 'zod';
import type { Account } from '../../shared/contract/account.ts';
import type { AUDIT_QUERIES, AuditItem } from '../../shared/contract/audit-sync.ts';
import { succeed, type Result } from '../../shared/contract/failure.ts';
import type { CaseEvent } from '../../shared/domain/case-event.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { auditRefusedTo } from './audit-access.ts';
import { readAuditItem } from './audit-items.ts';
import { closingNumber } from './keep-closings.ts';
import { readRiskItem } from './risk-list.ts';

type Ask = z.output<(typeof AUDIT_QUERIES)['audit-review']['input']>;
type Answer = z.input<(typeof AUDIT_QUERIES)['audit-review']['output']>;

/** What a closing said, from its own event: the case may have been reopened, and closed otherwise, since. */
async function readClaim(db: Db, { caseId, closing, outcome, closedAt }: AuditItem) {
  const row = await db
    .selectFrom('closings as k')
    .innerJoin('events as e', (join) =>
      join.onRef('e.case_id', '=', 'k.case_id').onRef('e.version', '=', 'k.version'),
    )
    .leftJoin('accounts as a', 'a.id', 'k.closed_by')
    .select(['e.event', 'k.closed_by', 'a.name'])
    .where('k.case_id', '=', caseId)
    .where('k.closing', '=', closing)
    .executeTakeFirstOrThrow();
  const event: CaseEvent = row.event;
  if (event.type !== 'closed') throw new Error(`closing ${closing} of case ${caseId} names another event`);
  const text = await db.selectFrom('texts').select('body').where('id', '=', event.text).executeTakeFirst();
  const { evidence } = event;
  return {
    closedBy: row.closed_by === null || row.name === null ? null : { id: row.closed_by, name: row.name },
    outcome,
    closedAt,
    explanation: text?.body ?? null,
    doneAt: evidence?.doneAt ?? null,
    reason: evidence?.reason ?? null,
    contract: evidence?.contract ?? null,
  };
}

async function readReviews(db: Db, { caseId, closing, sampleId }: Ask) {
  const rows = await db
    .selectFrom('audit_reviews as r')
    .innerJoin('accounts as a', 'a.id', 'r.reviewer')
    .leftJoin('audit_review_notes as n', (join) =>
      join.onRef('n.review_id', '=', 'r.id').on('n.kind', '=', 'note'),
    )
    .leftJoin('audit_review_notes as w', (join) =>
      join.onRef('w.review_id', '=', 'r.id').on('w.kind', '=', 'words'),
    )
    .select([
      'r.id',
      'r.part',
      'r.reviewer',
      'a.name',
      'r.verdict',
      'r.at',
      'n.body as note',
      'w.body as words',
    ])
    .where('r.case_id', '=', caseId)
    .where('r.closing', '=', closing)
    .where('r.sample_id', sampleId === null ? 'is' : '=', sampleId)
    .orderBy('r.part')
    .execute();
  return rows.map(({ reviewer, name, ...row }) => ({ ...row, reviewer: { id: reviewer, name } }));
}

/**
 * One closure for its reviewer. Of a closure that two people review, nobody learns what one of them found before the
 * other has looked; but each sees their own.
 */
export async function readAuditReview(core: HubCore, account: Account, ask: Ask): Promise<Result<Answer>> {
  const refused = auditRefusedTo(account);
  if (refused !== null) return refused;
  const { db } = core;
  const { sampleId, caseId, closing } = ask;
  const risk = await readRiskItem(core, account.id, { caseId, closing });
  const item =
    sampleId === null
      ? (risk?.item ?? null)
      : await readAuditItem(core, account.id, { sampleId, caseId, closing });
  if (item === null) return succeed(null);
  const [claim, reviews, row] = await Promise.all([
    readClaim(db, item),
    readReviews(db, ask),
    db.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirstOrThrow(),
  ]);
  const isOver = item.standing === 'done' || item.standing === 'disputed';
  const shown = isOver ? reviews : reviews.filter(({ reviewer }) => reviewer.id === account.id);
  // A random sample measures closures, not signals: whoever reviews it does not see them first.
  const signalsLater = item.stream === 'random' && shown.length === 0;
  return succeed({
    item,
    claim,
    present: row.facts.state === 'closed' && closingNumber(row.facts) === closing,
    signals: signalsLater || risk === null ? null : risk.signals,
    signalsLater,
    reviews: shown,
  });
}
