import { sql } from 'kysely';
import { complaintMessage, type ComplaintOccasion } from '../../shared/domain/complaint/complaint-message.ts';
import {
  complaintEvent,
  recordedComplaint,
  type RecordedComplaint,
} from '../../shared/domain/complaint/complaint-event.ts';
import type { ComplaintFacts } from '../../shared/domain/complaint/complaint-facts.ts';
import { foldComplaint } from '../../shared/domain/complaint/fold-complaint.ts';
import type { CallerId, ComplaintId, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { namedUuid } from '../named-uuid.ts';
import type { Db, Tx } from '../storage/database.ts';
import { readMessageCallers } from './message-callers.ts';
import type { MessageDesk } from './put-messages.ts';

/** Complaints looked at in one transaction. */
const AT_ONCE = 50;

interface Row {
  readonly complaint_id: ComplaintId;
  readonly version: number;
  readonly now: Instant;
}

/** The complaint as it was at a version. */
async function readAt(
  tx: Tx,
  { complaint_id: id, version }: Row,
): Promise<[ComplaintFacts, RecordedComplaint]> {
  const { rows } = await sql<{
    version: number;
    at: number;
    by_id: string;
    by_role: string;
    command_id: string;
    event: unknown;
  }>`
    select version, at, by_id, by_role, command_id, event from complaint_events
    where complaint_id = ${id} and version <= ${version} order by version`.execute(tx);
  let facts: ComplaintFacts | null = null;
  let last: RecordedComplaint | null = null;
  for (const row of rows) {
    last = recordedComplaint.parse({
      complaintId: id,
      version: row.version,
      at: row.at,
      by: { id: row.by_id, role: row.by_role },
      commandId: row.command_id,
      event: row.event,
    });
    facts = foldComplaint(facts, last);
  }
  if (facts === null || last === null) throw new Error(`complaint ${id} has no events`);
  return [facts, last];
}

/** What the decision says to whoever complained: only what is meant for them. */
async function readReasons(
  tx: Tx,
  id: ComplaintId,
): Promise<{ reasons: string | null; remedy: string | null }> {
  const { rows } = await sql<{ event: unknown }>`
    select event from complaint_events
    where complaint_id = ${id} and event ->> 'type' = 'complaint-decided' order by version desc limit 1`.execute(
    tx,
  );
  const event = rows[0] === undefined ? null : complaintEvent.parse(rows[0].event);
  if (event?.type !== 'complaint-decided') return { reasons: null, remedy: null };
  const { rows: texts } = await sql<{ id: TextId; body: string | null }>`
    select id, body from complaint_texts
    where complaint_id = ${id} and visibility = 'shareable' and id = any(${[event.text, event.remedy].filter((one) => one !== null)}::uuid[])`.execute(
    tx,
  );
  const of = (text: TextId | null) => texts.find((one) => one.id === text)?.body ?? null;
  return { reasons: of(event.text), remedy: of(event.remedy) };
}

async function makeOne(tx: Tx, row: Row, { core, pack, times, ways }: MessageDesk): Promise<void> {
  const [facts, { event }] = await readAt(tx, row);
  const { callerId } = facts;
  if (callerId === null) return;
  const caller = (await readMessageCallers(tx, core.phoneKey, [callerId])).get(callerId);
  if (caller === undefined) return;
  const occasion: ComplaintOccasion = event.type === 'complaint-received' ? 'received' : 'decided';
  const said = occasion === 'decided' ? await readReasons(tx, facts.id) : { reasons: null, remedy: null };
  const making = { city: core.city, pack, times, ways, now: row.now };
  const planned = complaintMessage({ facts, ...said }, occasion, caller, making);
  if (planned === null) return;
  const { channel, language, subject, body, dueAt, held } = planned;
  const id = namedUuid('complaint-message', facts.id, String(row.version), callerId, channel);
  const { rows: made } = await sql<{ id: string }>`
    insert into messages (id, complaint_id, version, caller_id, channel, occasion, template, catalogue_version,
      language, made_at, state, held, due_at, ended_at)
    values (${id}, ${facts.id}, ${row.version}, ${callerId satisfies CallerId}, ${channel}, ${occasion},
      ${`complaint-${occasion}`}, ${core.city.version}, ${language}, ${row.now},
      ${held === null ? 'queued' : 'suppressed'}, ${held}, ${dueAt}, ${held === null ? null : row.now})
    on conflict do nothing returning id`.execute(tx);
  if (made.length === 0) return;
  await sql`insert into message_texts (message_id, subject, body) values (${id}, ${subject}, ${body})`.execute(
    tx,
  );
}

/** Makes the messages that complaints wait for, each once. How many were looked at. */
export async function makeComplaintMessages(desk: MessageDesk): Promise<number> {
  return desk.core.db.transaction().execute(async (tx) => {
    const { rows } = await sql<Row>`
      select complaint_id, version, now_ms() as now from complaint_events where tell
      order by at limit ${AT_ONCE} for update skip locked`.execute(tx);
    for (const row of rows) await makeOne(tx, row, desk);
    await markTold(tx, rows);
    return rows.length;
  });
}

async function markTold(tx: Tx, rows: readonly Row[]): Promise<void> {
  for (const { complaint_id, version } of rows)
    await tx
      .updateTable('complaint_events')
      .set({ tell: false })
      .where('complaint_id', '=', complaint_id)
      .where('version', '=', version)
      .execute();
}

/** For a hub that sends nothing: what happens now is not told later either, unless a hub beside this one tells it. */
export async function passOverComplaints(db: Db): Promise<void> {
  await sql`
    update complaint_events set tell = false
    where tell and exists (select from message_head where on_until < now_ms())`.execute(db);
}
