import { sql } from 'kysely';
import { recordedEvent, type RecordedEvent } from '../../shared/domain/case-event.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { MINUTE, type Instant } from '../../shared/domain/instant.ts';
import { tellingOf, tellingOverdue } from '../../shared/domain/messages/messages-for.ts';
import type { Db, Tx } from '../storage/database.ts';
import { putMessages, type CaseTelling, type MessageDesk } from './put-messages.ts';

/** Feed numbers looked at in one transaction. */
const WINDOW = 1_000;
/** So long after its last look a hub that sends messages is taken to be there. */
const ON_FOR = 10 * MINUTE;
/** Overdue cases told of in one transaction. */
const OVERDUE = 100;

/** Events that residents may be told of, or that move what they were told. */
const TOLD: readonly string[] = [
  'caller-joined',
  'parent-linked',
  'state-changed',
  'assigned',
  'referred',
  'referral-answered',
  'closed',
  'reopened',
  'escalation-caller-told',
] satisfies RecordedEvent['event']['type'][];

/** What batches bring happened elsewhere, or never: nobody is told of it. */
const SILENT: readonly string[] = ['record-history', 'seed-cases'];

interface Change {
  readonly case_id: CaseId;
  readonly version: number;
}

interface EventRow extends Change {
  readonly at: Instant;
  readonly by_id: string | null;
  readonly by_role: string;
  readonly command_id: string;
  readonly event: unknown;
}

interface Clock {
  readonly case_id: CaseId;
  /** Null when there is nothing to be late with. */
  readonly due_at: Instant | null;
  /** It was late already when this happened. */
  readonly told: boolean;
}

/** Where the follower is with one transaction. */
interface Window {
  readonly from: number;
  readonly upTo: number;
  readonly head: number;
  readonly now: Instant;
}

/** The next stretch of the feed, locked; null when another hub is at it. */
async function lockWindow(tx: Tx): Promise<Window | null> {
  const { rows } = await sql<{ feed_no: number; head: number; now: Instant }>`
    select h.feed_no, (select number from feed_head) as head, now_ms() as now
    from message_head h for update skip locked`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const { feed_no: from, head, now } = row;
  return { from, upTo: Math.min(head, from + WINDOW), head, now };
}

async function readChanges(tx: Tx, { from, upTo }: Window): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select e.case_id, e.version from events e join commands c on c.id = e.command_id
    where e.feed_no > ${from} and e.feed_no <= ${upTo} and c.type <> all(${SILENT}::text[])
      and e.event ->> 'type' = any(${TOLD}::text[])
    order by e.feed_no, e.case_id, e.version`.execute(tx);
  return rows;
}

async function readLives(tx: Tx, changes: readonly Change[]): Promise<Map<CaseId, RecordedEvent[]>> {
  const last = new Map<CaseId, number>();
  for (const { case_id, version } of changes) last.set(case_id, Math.max(version, last.get(case_id) ?? 0));
  const wanted = [...last].map(([id, version]) => ({ id, version }));
  const { rows } = await sql<EventRow>`
    select e.case_id, e.version, e.at, e.by_id, e.by_role, e.command_id, e.event
    from json_to_recordset(${JSON.stringify(wanted)}::json) as w(id uuid, version int)
    join events e on e.case_id = w.id and e.version <= w.version
    order by e.case_id, e.version`.execute(tx);
  const events = rows.map((row) =>
    // An event of an earlier version may lack what came later: the schema puts it there.
    recordedEvent.parse({
      caseId: row.case_id,
      version: row.version,
      at: row.at,
      by: { id: row.by_id, role: row.by_role },
      commandId: row.command_id,
      event: row.event,
    }),
  );
  return Map.groupBy(events, ({ caseId }) => caseId);
}

/** What is to be told of one case, by going through its life once, and how its clock stands at the end. */
function tellingsOf(
  events: readonly RecordedEvent[],
  wanted: ReadonlySet<number>,
): { tellings: CaseTelling[]; clock: Clock | null } {
  let facts: CaseFacts | null = null;
  let dueBefore: Instant | null = null;
  let clock: Clock | null = null;
  const tellings: CaseTelling[] = [];
  for (const recorded of events) {
    const after: CaseFacts = foldCase(facts, recorded);
    facts = after;
    const { version, event, at } = recorded;
    if (wanted.has(version)) {
      const telling = tellingOf(recorded, after, dueBefore);
      // A reopening's words are the resident's to read only where they are public: those of the audit.
      const explanation = event.type === 'closed' || event.type === 'reopened' ? event.text : null;
      if (telling !== null) tellings.push({ version, facts: after, telling, explanation });
      const { dueAt } = after.clock;
      const due = isLive(after.state) && after.callerIds.length > 0 ? dueAt : null;
      clock = { case_id: after.id, due_at: due, told: due !== null && due <= at };
    }
    // A wait has no due time: what was told before it is what counts. A reopened case begins anew.
    if (event.type === 'reopened' || after.clock.dueAt !== null) dueBefore = after.clock.dueAt;
  }
  return { tellings, clock };
}

async function putClocks(tx: Tx, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return;
  const json = sql`${JSON.stringify(clocks)}::json`;
  await sql`
    with said as (
      select * from json_to_recordset(${json}) as r(case_id uuid, due_at bigint, told boolean)
    ),
    over as (delete from message_clocks c using said where c.case_id = said.case_id and said.due_at is null)
    insert into message_clocks (case_id, due_at, told)
    select case_id, due_at, told from said where due_at is not null
    on conflict (case_id) do update set
      due_at = excluded.due_at,
      told = excluded.told or (message_clocks.told and message_clocks.due_at = excluded.due_at)`.execute(tx);
}

/**
 * Makes the messages for the next stretch of the feed, in one transaction with the mark of how far it came: each is made
 * once, whatever ends this hub. How much of the feed is left, or null when another hub is at it.
 * @param odd hears of cases whose life can't be read; they keep nobody else's messages back
 */
export async function makeNext(
  desk: MessageDesk,
  odd: (caseId: CaseId, error: unknown) => void,
): Promise<number | null> {
  return desk.core.db.transaction().execute(async (tx) => {
    const window = await lockWindow(tx);
    if (window === null) return null;
    const { upTo, head, now } = window;
    const changes = upTo > window.from ? await readChanges(tx, window) : [];
    const tellings: CaseTelling[] = [];
    const clocks: Clock[] = [];
    if (changes.length > 0) {
      const wanted = Map.groupBy(changes, ({ case_id }) => case_id);
      for (const [caseId, events] of await readLives(tx, changes)) {
        try {
          const versions = new Set(wanted.get(caseId)?.map(({ version }) => version));
          const found = tellingsOf(events, versions);
          tellings.push(...found.tellings);
          if (found.clock !== null) clocks.push(found.clock);
        } catch (error) {
          odd(caseId, error);
        }
      }
    }
    await putMessages(tx, desk, tellings, now);
    await putClocks(tx, clocks);
    await sql`
      update message_head set feed_no = ${upTo}, on_until = ${now + ON_FOR}
      where feed_no < ${upTo} or on_until < ${now + ON_FOR / 2}`.execute(tx);
    return head - upTo;
  });
}

/**
 * For a hub that sends nothing: what happens now is not told later either, unless a hub beside this one tells it.
 */
export async function passOver(db: Db): Promise<void> {
  await sql`
    update message_head set feed_no = (select number from feed_head)
    where on_until < now_ms() and feed_no < (select number from feed_head)`.execute(db);
}

/** Tells the callers of cases that have just become late; each due time once. How many cases were looked at. */
export async function tellLate(desk: MessageDesk): Promise<number> {
  return desk.core.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ case_id: CaseId; due_at: Instant; facts: unknown; now: Instant }>`
      with late as (
        select case_id, due_at from message_clocks where not told and due_at <= now_ms()
        order by due_at limit ${OVERDUE} for update skip locked
      )
      update message_clocks m set told = true
      from late join cases c on c.id = late.case_id
      where m.case_id = late.case_id
      returning m.case_id, m.due_at, c.facts, now_ms() as now`.execute(tx);
    const tellings = rows.flatMap((row): CaseTelling[] => {
      const facts = caseFacts.parse(row.facts);
      // The feed may not have told yet that it was done, or that it may take longer.
      if (!isLive(facts.state) || facts.clock.dueAt !== row.due_at) return [];
      return [{ version: facts.version, facts, telling: tellingOverdue(facts), explanation: null }];
    });
    await putMessages(tx, desk, tellings, rows[0]?.now ?? 0);
    return rows.length;
  });
}
