import { sql } from 'kysely';
import type { ComplaintRecord, ComplaintStep } from '../../shared/contract/complaint-view.ts';
import type { CallerCard } from '../../shared/contract/case-record.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { complaintFacts, type ComplaintFacts } from '../../shared/domain/complaint/complaint-facts.ts';
import { recordedComplaint } from '../../shared/domain/complaint/complaint-event.ts';
import type { AccountId, CallerId, CommandId, ComplaintId, TextId } from '../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import type { Db, Tx } from '../storage/database.ts';
import { cardOf, type CardRow } from '../write/caller-card.ts';
import type { HubCore } from '../write/hub-core.ts';
import { complaintsWithin } from './complaint-scope.ts';
import { linkedCases, namesOf } from './read-complaints.ts';

/** Which complaint: by its id, or by its number as a caller reads it out. */
export interface ComplaintAsk {
  readonly complaintId: ComplaintId | null;
  readonly number: string | null;
}

/** "C-2026-004217" however it was typed: small, without dashes, without the zeros before it. */
export function complaintNumberMeant(said: string): string | null {
  const found = /^\s*c?\W*(20\d\d)\W*(\d{1,6})\s*$/i.exec(said);
  const [, year, digits] = found ?? [];
  return year === undefined || digits === undefined ? null : `C-${year}-${digits.padStart(6, '0')}`;
}

async function findFacts(
  tx: Tx,
  actor: AccountActor,
  { complaintId, number }: ComplaintAsk,
): Promise<ComplaintFacts | null> {
  const meant = number === null ? null : complaintNumberMeant(number);
  if (complaintId === null && meant === null) return null;
  // Permission before existence: one statement for both.
  const { rows } = await sql<{ facts: unknown }>`
    select c.facts from complaints c
    where ${complaintsWithin(actor)}
      and ${complaintId === null ? sql`c.number = ${meant}` : sql`c.id = ${complaintId}`}`.execute(tx);
  return rows[0] === undefined ? null : complaintFacts.parse(rows[0].facts);
}

async function readSteps(tx: Tx, id: ComplaintId): Promise<ComplaintStep[]> {
  const { rows } = await sql<{
    version: number;
    at: Instant;
    by_id: AccountId | null;
    by_role: string;
    command_id: CommandId;
    event: unknown;
    by_name: string | null;
  }>`
    select e.version, e.at, e.by_id, e.by_role, e.command_id, e.event, a.name as by_name
    from complaint_events e left join accounts a on a.id = e.by_id
    where e.complaint_id = ${id} order by e.version`.execute(tx);
  const { rows: texts } = await sql<{
    id: TextId;
    version: number;
    visibility: 'internal' | 'shareable';
    body: string | null;
  }>`select id, version, visibility, body from complaint_texts where complaint_id = ${id}`.execute(tx);
  return rows.map((row) => ({
    ...recordedComplaint.parse({
      complaintId: id,
      version: row.version,
      at: row.at,
      by: { id: row.by_id, role: row.by_role },
      commandId: row.command_id,
      event: row.event,
    }),
    byName: row.by_name ?? 'Desk311',
    texts: Object.fromEntries(
      texts
        .filter(({ version }) => version === row.version)
        .map(({ id: text, visibility, body }) => [text, { visibility, body }]),
    ),
  }));
}

async function readCard(tx: Tx, id: CallerId | null, actor: AccountActor): Promise<CallerCard | null> {
  if (id === null || PERMISSIONS['see-callers'][actor.role] === 'no') return null;
  const { rows } = await sql<CardRow>`
    select c.id, c.name, c.language, c.phone_last4 as "phoneLast4", c.phone_keys as "phoneKeys",
      c.email_masked as "emailMasked", c.contacts
    from callers c where c.id = ${id}`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : cardOf(row);
}

async function readMessages(tx: Tx, id: ComplaintId): Promise<ComplaintRecord['messages']> {
  const { rows } = await sql<ComplaintRecord['messages'][number]>`
    select m.id, m.occasion, m.channel, t.address, m.state, m.held, m.made_at as "madeAt", t.subject, t.body
    from messages m left join message_texts t on t.message_id = m.id
    where m.complaint_id = ${id} order by m.version, m.made_at`.execute(tx);
  return rows;
}

/** A complaint with all that happened; null when there is none, and none that the person may see. */
export async function readComplaint(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  actor: AccountActor,
  ask: ComplaintAsk,
): Promise<ComplaintRecord | null> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (tx) => {
    const facts = await findFacts(tx, actor, ask);
    if (facts === null) return null;
    const { id, assignee, takenBy, subject, callerId } = facts;
    const names = await namesOf(tx, [assignee, takenBy, subject]);
    const name = (one: AccountId | null) => (one === null ? null : (names.get(one) ?? null));
    const cases = await linkedCases(tx, { city }, actor, [facts]);
    return {
      facts,
      assignee: name(assignee),
      takenBy: name(takenBy),
      subject: name(subject),
      cases: facts.cases.flatMap((one) => cases.get(one) ?? []),
      steps: await readSteps(tx, id),
      caller: await readCard(tx, callerId, actor),
      messages: await readMessages(tx, id),
    };
  });
}

/**
 * What whoever took a complaint reads out, for a day: the number and what comes next as it was then, also of one that is
 * confidential. Nothing that happened since.
 */
export async function readReceipt(db: Db, actor: AccountActor, id: ComplaintId) {
  const { rows } = await sql<{ event: unknown; number: string }>`
    select e.event, c.number from complaints c
    join complaint_events e on e.complaint_id = c.id and e.version = 1
    where c.id = ${id} and c.taken_by = ${actor.id} and c.received_at > now_ms() - ${DAY}::bigint`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const event = recordedComplaint.shape.event.parse(row.event);
  if (event.type !== 'complaint-received') throw new Error(`complaint ${id} does not begin with its receipt`);
  return {
    number: row.number,
    dueAt: event.clock?.dueAt ?? null,
    because: event.clock?.because.slice() ?? [],
    reopened: event.disputed?.reopened === true,
    confidential: event.confidential,
  };
}
