import { sql } from 'kysely';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { KeptText } from '../../shared/domain/decision.ts';
import { textsOfEvent } from '../../shared/domain/event-texts.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { keepClosings } from '../audit/keep-closings.ts';
import type { BatchResult, Tx } from '../storage/database.ts';
import { keepDueRows } from '../escalations/keep-due-rows.ts';
import { keepPointNotices } from '../escalations/keep-point-notices.ts';
import { keepPastRows } from '../escalations/keep-past-rows.ts';
import { keepSurveyRows } from './keep-survey-rows.ts';
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

function textRows({ facts, events, texts }: CaseAppend) {
  if (texts.length === 0) return [];
  const versions = new Map(
    events.flatMap(({ version, event }) => textsOfEvent(event).map((id) => [id, version])),
  );
  return texts.map((text) => {
    const version = versions.get(text.id);
    if (version === undefined) throw new Error(`no event of case ${facts.id} refers to the text ${text.id}`);
    return {
      id: text.id,
      case_id: facts.id,
      version,
      kind: text.kind,
      visibility: text.visibility,
      body: text.body,
    };
  });
}

function contactRows({ id, phone, email }: CallerWrite) {
  return [
    ...(phone === null ? [] : [{ caller_id: id, kind: 'phone', value: phone }]),
    ...(email === null ? [] : [{ caller_id: id, kind: 'email', value: email }]),
  ];
}

function eventRow({ version, at, by, commandId, event, caseId }: RecordedEvent, n: number) {
  return { n, case_id: caseId, version, at, by_id: by.id, by_role: by.role, command_id: commandId, event };
}

/** Whose doing it is: the ledger's entry, and what to note there beside the feed number. */
export interface LedgerNote {
  readonly commandId: CommandId;
  readonly result:
    | Omit<Extract<CommandResult, { status: 'accepted' }>, 'feedNo'>
    | Extract<CommandResult, { status: 'recorded' }>
    | Omit<BatchResult, 'feedNo'>;
}

/**
 * Writes what happened to some cases, each at most once: texts, new callers (a known one stays as it is), events,
 * rows, and the ledger's result. All in one statement, because it takes the feed numbers, one per case in the order
 * given, under the lock that every writer waits for: nothing but the commit may follow (what is due comes before). Returns the last feed number.
 * A unique violation means that another transaction was first; run again.
 */
export async function appendCases(
  tx: Tx,
  appends: readonly CaseAppend[],
  callers: readonly CallerWrite[],
  { phoneKey, note }: { phoneKey: string; note: LedgerNote },
): Promise<number> {
  if (appends.length === 0) throw new Error('nothing to append');
  await keepDueRows(tx, appends);
  await keepPointNotices(tx, appends);
  await keepPastRows(tx, appends);
  await keepSurveyRows(tx, appends);
  await keepClosings(tx, appends);
  const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::json`;
  const texts = json(appends.flatMap(textRows));
  const people = json(callers.map((caller) => callerRow(caller, phoneKey)));
  const contacts = json(callers.flatMap(contactRows));
  const events = json(
    appends.flatMap(({ events }, index) => events.map((event) => eventRow(event, index + 1))),
  );
  const cases = json(appends.map(({ facts }, index) => ({ n: index + 1, id: facts.id, facts })));
  const { rows } = await sql<{ number: number }>`
    with head as (
      update feed_head set number = number + ${appends.length}
      returning old.number as before, new.number as number
    ),
    new_texts as (
      insert into texts (id, case_id, version, kind, visibility, body)
      select * from json_to_recordset(${texts}) as r(
        id uuid, case_id uuid, version int, kind text, visibility text, body text)
    ),
    new_callers as (
      insert into callers (id, name, language, phone_last4, phone_keys, email_masked, contacts)
      select * from json_to_recordset(${people}) as r(
        id uuid, name text, language text, phone_last4 text, phone_keys text[], email_masked text, contacts jsonb)
      on conflict (id) do nothing
    ),
    new_contacts as (
      insert into contacts (caller_id, kind, value)
      select * from json_to_recordset(${contacts}) as r(caller_id uuid, kind text, value text)
      on conflict (caller_id, kind, place) do nothing
    ),
    new_events as (
      insert into events (case_id, version, feed_no, at, by_id, by_role, command_id, event)
      select r.case_id, r.version, head.before + r.n, r.at, r.by_id, r.by_role, r.command_id, r.event
      from head, json_to_recordset(${events}) as r(
        n int, case_id uuid, version int, at bigint, by_id uuid, by_role text, command_id uuid, event json)
    ),
    new_cases as (
      insert into cases (id, feed_no, facts)
      select r.id, head.before + r.n, r.facts
      from head, json_to_recordset(${cases}) as r(n int, id uuid, facts jsonb)
      on conflict (id) do update set feed_no = excluded.feed_no, facts = excluded.facts
    ),
    noted as (
      update commands set result = ${JSON.stringify(note.result)}::jsonb || jsonb_build_object('feedNo', head.number)
      from head where commands.id = ${note.commandId}
    )
    select number from head`.execute(tx);
  const last = rows[0]?.number;
  if (last === undefined) throw new Error('the feed has no head: the migration did not finish');
  return last;
}
