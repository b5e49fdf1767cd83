import { sql } from 'kysely';
import type { Role } from '../../shared/domain/actor.ts';
import type { AccountId, CallerId, CaseId, CommandId, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Tx } from '../storage/database.ts';
import { cardOf, type CardRow } from './caller-card.ts';

/** What is asked of some cases beside their facts. */
interface RecordsAsk {
  readonly cases: readonly { readonly id: CaseId; readonly callerIds: readonly CallerId[] }[];
  /** False when the reader may know that there are callers, but not who. */
  readonly seesCallers: boolean;
}

/** Entries and callers of a case, each as the JSON text of an array. */
export interface RecordTexts {
  readonly entries: string;
  readonly callers: string;
}

interface EventRow {
  readonly case_id: CaseId;
  readonly version: number;
  readonly at: Instant;
  readonly by_id: AccountId | null;
  readonly by_role: Role | 'system';
  readonly command_id: CommandId;
  readonly event: string;
  readonly by_name: string | null;
}

/** Who stands in a timeline where no person acted. */
const SYSTEM_NAME = 'Desk311';

async function readEvents(tx: Tx, ids: readonly CaseId[]): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.case_id, e.version, e.at, e.by_id, e.by_role, e.command_id, e.event::text as event, a.name as by_name
    from events e left join accounts a on a.id = e.by_id
    where e.case_id = any(${ids}::uuid[])
    order by e.case_id, e.version`.execute(tx);
  return rows;
}

/** Bodies by text id, as pieces of JSON, by case and version of the event that refers to them. */
async function readTexts(tx: Tx, ids: readonly CaseId[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: TextId; case_id: CaseId; version: number; body: string | null }>`
    select id, case_id, version, body from texts where case_id = any(${ids}::uuid[])`.execute(tx);
  const pieces = new Map<string, string>();
  for (const { id, case_id, version, body } of rows) {
    const key = `${case_id} ${version}`;
    const known = pieces.get(key);
    const piece = `"${id}":${JSON.stringify(body)}`;
    pieces.set(key, known === undefined ? piece : `${known},${piece}`);
  }
  return pieces;
}

/** Cards of callers, as JSON texts. */
async function readCards(tx: Tx, ids: readonly CallerId[]): Promise<Map<CallerId, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CardRow>`
    select id, name, language, phone_last4 as "phoneLast4", phone_keys as "phoneKeys", email_masked as "emailMasked", contacts
    from callers where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, JSON.stringify(cardOf(row))]));
}

function entryText(row: EventRow, texts: string | undefined): string {
  const by = JSON.stringify({ id: row.by_id, role: row.by_role });
  const byName = JSON.stringify(row.by_name ?? SYSTEM_NAME);
  return `{"caseId":"${row.case_id}","version":${row.version},"at":${row.at},"by":${by},"commandId":"${row.command_id}","event":${row.event},"byName":${byName},"texts":{${texts ?? ''}}}`;
}

/**
 * Timelines and callers of some cases, written as JSON texts at once: the feed is the hub's hottest path, and what
 * lies in the database has been checked when it was written.
 */
export async function readRecords(
  tx: Tx,
  { cases, seesCallers }: RecordsAsk,
): Promise<Map<CaseId, RecordTexts>> {
  if (cases.length === 0) return new Map();
  const ids = cases.map(({ id }) => id);
  const events = await readEvents(tx, ids);
  const texts = await readTexts(tx, ids);
  const cards = await readCards(
    tx,
    seesCallers ? [...new Set(cases.flatMap(({ callerIds }) => callerIds))] : [],
  );
  const entries = new Map<CaseId, string[]>(ids.map((id) => [id, []]));
  for (const row of events) {
    entries.get(row.case_id)?.push(entryText(row, texts.get(`${row.case_id} ${row.version}`)));
  }
  return new Map(
    cases.map(({ id, callerIds }) => {
      const callers = callerIds.flatMap((callerId) => cards.get(callerId) ?? []);
      return [id, { entries: `[${entries.get(id)?.join(',') ?? ''}]`, callers: `[${callers.join(',')}]` }];
    }),
  );
}
