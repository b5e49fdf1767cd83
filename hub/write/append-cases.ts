import { sql } from 'kysely';
import type { CaseEvent, RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { KeptText } from '../../shared/domain/decide-case.ts';
import type { TextId } from '../../shared/domain/ids.ts';
import type { Tx } from '../storage/database.ts';
import { callerRow, type CallerWrite } from './caller-card.ts';

/** What happened to one case in one transaction: the events, the texts they refer to and the facts they lead to. */
export interface CaseAppend {
  /** Null for a case that begins here. Else its row must be locked by the transaction. */
  readonly before: CaseFacts | null;
  /** The fold of `events` on `before`. */
  readonly facts: CaseFacts;
  readonly events: readonly RecordedEvent[];
  readonly texts: readonly KeptText[];
}

/** The ids of the texts an event refers to. */
export function textIdsOf(event: CaseEvent): TextId[] {
  switch (event.type) {
    case 'case-opened':
      return [event.description, event.placeSaid, event.answers].filter((id) => id !== null);
    case 'state-changed':
      return event.text === null ? [] : [event.text];
    case 'note-added':
    case 'referred':
    case 'closed':
    case 'reopened':
      return [event.text];
    case 'history-recorded':
    case 'caller-joined':
    case 'assigned':
    case 'duplicate-linked':
    case 'duplicate-received':
      return [];
  }
}

function textRows({ facts, events, texts }: CaseAppend) {
  if (texts.length === 0) return [];
  const versions = new Map(events.flatMap(({ version, event }) => textIdsOf(event).map((id) => [id, version])));
  return texts.map((text) => {
    const version = versions.get(text.id);
    if (version === undefined) throw new Error(`no event of case ${facts.id} refers to the text ${text.id}`);
    return { id: text.id, case_id: facts.id, version, kind: text.kind, visibility: text.visibility, body: text.body };
  });
}

async function insertTexts(tx: Tx, appends: readonly CaseAppend[]): Promise<void> {
  const rows = appends.flatMap(textRows);
  if (rows.length === 0) return;
  await sql`
    insert into texts (id, case_id, version, kind, visibility, body)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id uuid, case_id uuid, version int, kind text, visibility text, body text)`.execute(tx);
}

async function insertCallers(tx: Tx, callers: readonly CallerWrite[]): Promise<void> {
  if (callers.length === 0) return;
  const { value: phoneKey } = await tx
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'phone-key')
    .executeTakeFirstOrThrow();
  const rows = callers.map((caller) => callerRow(caller, phoneKey));
  const contacts = callers.flatMap(({ id, phone, email }) => [
    ...(phone === null ? [] : [{ caller_id: id, kind: 'phone', value: phone }]),
    ...(email === null ? [] : [{ caller_id: id, kind: 'email', value: email }]),
  ]);
  await sql`
    insert into callers (id, name, language, phone_last4, phone_keys, email_masked)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(id uuid, name text, language text, phone_last4 text, phone_keys text[], email_masked text)
    on conflict (id) do nothing`.execute(tx);
  await sql`
    insert into contacts (caller_id, kind, value)
    select * from json_to_recordset(${JSON.stringify(contacts)}::json) as r(caller_id uuid, kind text, value text)
    on conflict (caller_id, kind) do nothing`.execute(tx);
}

function eventRow({ caseId, version, at, by, commandId, event }: RecordedEvent, n: number) {
  return { n, case_id: caseId, version, at, by_id: by.id, by_role: by.role, command_id: commandId, event };
}

/**
 * Writes what happened to some cases, each at most once: texts, new callers (a known one stays as it is), events and
 * rows. Feed numbers, one per case in the order given, are taken last, under the lock every writer waits for: commit
 * soon after. Returns the last feed number. A unique violation means that another transaction was first; run again.
 */
export async function appendCases(
  tx: Tx,
  appends: readonly CaseAppend[],
  callers: readonly CallerWrite[],
): Promise<number> {
  if (appends.length === 0) throw new Error('nothing to append');
  await insertTexts(tx, appends);
  await insertCallers(tx, callers);
  const cases = appends.map(({ facts }, index) => ({ n: index + 1, id: facts.id, facts }));
  const events = appends.flatMap(({ events }, index) => events.map((event) => eventRow(event, index + 1)));
  const { rows } = await sql<{ number: number }>`
    with head as (update feed_head set number = number + ${cases.length} returning number),
    new_events as (
      insert into events (case_id, version, feed_no, at, by_id, by_role, command_id, event)
      select r.case_id, r.version, head.number - ${cases.length} + r.n, r.at, r.by_id, r.by_role, r.command_id, r.event
      from head, json_to_recordset(${JSON.stringify(events)}::json) as r(
        n int, case_id uuid, version int, at bigint, by_id uuid, by_role text, command_id uuid, event json)
    ),
    new_cases as (
      insert into cases (id, feed_no, facts)
      select r.id, head.number - ${cases.length} + r.n, r.facts
      from head, json_to_recordset(${JSON.stringify(cases)}::json) as r(n int, id uuid, facts jsonb)
      on conflict (id) do update set feed_no = excluded.feed_no, facts = excluded.facts
    )
    select number from head`.execute(tx);
  const last = rows[0]?.number;
  if (last === undefined) throw new Error('the feed has no head: the migration did not finish');
  return last;
}
