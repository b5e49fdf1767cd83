import { sql } from 'kysely';
import { recordedEvent, type RecordedEvent } from '../../shared/domain/case-event.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import { surveyOf } from '../../shared/domain/feedback/not-done-leads-to.ts';
import type { CallerId, CaseId, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Tx } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { hashOfSecret, trackingSecret, type FoundLink } from '../write/tracking-links.ts';
import type { TrackedCase, TrackingSource } from './tracking-view.ts';

async function readFacts(tx: Tx, id: CaseId): Promise<CaseFacts | null> {
  const row = await tx.selectFrom('cases').select('facts').where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : caseFacts.parse(row.facts);
}

async function readEvents(tx: Tx, id: CaseId): Promise<RecordedEvent[]> {
  const { rows } = await sql<{
    version: number;
    at: Instant;
    by_id: string | null;
    by_role: string;
    command_id: string;
    event: unknown;
  }>`
    select version, at, by_id, by_role, command_id, event from events where case_id = ${id} order by version`.execute(
    tx,
  );
  return rows.map((row) =>
    recordedEvent.parse({
      caseId: id,
      version: row.version,
      at: row.at,
      by: { id: row.by_id, role: row.by_role },
      commandId: row.command_id,
      event: row.event,
    }),
  );
}

/** Public texts of a case, and what its reader wrote; nothing else leaves the database. */
async function readTexts(tx: Tx, id: CaseId, own: TextId | null): Promise<ReadonlyMap<TextId, string>> {
  const { rows } = await sql<{ id: TextId; body: string }>`
    select id, body from texts where case_id = ${id} and body is not null
      and ((visibility = 'public' and kind in ('note', 'explanation')) or (id = ${own}::uuid and kind = 'survey'))`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row.body]));
}

async function readCase(tx: Tx, facts: CaseFacts, callerId: CallerId | null): Promise<TrackedCase> {
  const own = surveyOf(facts, callerId)?.text ?? null;
  return { facts, events: await readEvents(tx, facts.id), texts: await readTexts(tx, facts.id, own) };
}

function follows(facts: CaseFacts, callerId: CallerId | null): boolean {
  return callerId === null ? facts.anonymousCallers > 0 : facts.callerIds.includes(callerId);
}

/** What a page is made of; null when the link's caller follows the case no more, or it has no number to name. */
export async function readTracked(
  core: HubCore,
  { caseId, callerId }: FoundLink,
): Promise<TrackingSource | null> {
  const { db, city, linkKey } = core;
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (tx) => {
    const facts = await readFacts(tx, caseId);
    if (facts === null || facts.number === null || !follows(facts, callerId)) return null;
    const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(tx);
    const otherId = facts.duplicateOf ?? facts.parent;
    const otherFacts = otherId === null ? null : await readFacts(tx, otherId);
    let other: TrackingSource['other'] = null;
    if (otherFacts !== null && otherFacts.number !== null) {
      const secret = trackingSecret(linkKey, { caseId: otherFacts.id, callerId });
      const link = await tx
        .selectFrom('tracking_links')
        .select('hash')
        .where('hash', '=', hashOfSecret(secret))
        .executeTakeFirst();
      const open = link !== undefined && follows(otherFacts, callerId);
      other = { ...(await readCase(tx, otherFacts, callerId)), secret: open ? secret : null };
    }
    return { own: await readCase(tx, facts, callerId), other, callerId, city, now: rows[0]?.now ?? 0 };
  });
}
