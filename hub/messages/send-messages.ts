import { sql } from 'kysely';
import { caseFacts } from '../../shared/domain/case-facts.ts';
import type { CallerId, CaseId, ComplaintId } from '../../shared/domain/ids.ts';
import { HOUR, MINUTE, SECOND, type Instant } from '../../shared/domain/instant.ts';
import type {
  HeldBack,
  MessageChannel,
  MessageLanguage,
  Occasion,
} from '../../shared/domain/messages/message.ts';
import { stillTrue } from '../../shared/domain/messages/messages-for.ts';
import { afterQuietHours } from '../../shared/domain/messages/quiet-hours.ts';
import { maskedAddress, readMessageCallers, type CallerAddress } from './message-callers.ts';
import type { MessageDesk } from './put-messages.ts';
import type { Delivery, MessageSenders } from './sender.ts';

/** How patient sending is; milliseconds. */
export interface SendTimes {
  /** So long a hub has for a message before another takes it up; longer than any sender needs. */
  readonly lease: number;
  /** Wait after the first failure; it doubles. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Then it is given up: after about a day. */
  readonly attempts: number;
}
export const SEND_TIMES: SendTimes = {
  lease: 2 * MINUTE,
  firstWait: 30 * SECOND,
  longestWait: HOUR,
  attempts: 30,
};

export interface Sending {
  readonly desk: MessageDesk;
  readonly senders: MessageSenders;
  readonly times: SendTimes;
  readonly log: (line: string) => void;
}

interface Due {
  readonly id: string;
  /** Null for one about a complaint. */
  readonly case_id: CaseId | null;
  readonly complaint_id: ComplaintId | null;
  readonly caller_id: CallerId;
  readonly channel: MessageChannel;
  readonly occasion: Occasion;
  readonly language: MessageLanguage;
  readonly about: Instant | null;
  readonly made_at: Instant;
  readonly attempts: number;
  readonly now: Instant;
}

/**
 * Takes the message that has waited longest; other hubs pass it over. A caller hears of a case in the order in which it
 * happened: a message waits for those before it.
 */
async function takeNext({ desk, times }: Sending): Promise<Due | null> {
  const { rows } = await sql<Due>`
    update messages set state = 'sending', attempts = attempts + 1, due_at = now_ms() + ${times.lease}
    where id = (
      select m.id from messages m
      where m.state in ('queued', 'sending') and m.due_at <= now_ms()
        and m.channel = any(${[...desk.ways]}::text[])
        and not exists (
          select from messages e
          where (e.case_id = m.case_id or e.complaint_id = m.complaint_id) and e.caller_id = m.caller_id and e.channel = m.channel
            and e.state in ('queued', 'sending') and (e.version, e.made_at, e.id) < (m.version, m.made_at, m.id)
        )
      order by m.due_at limit 1 for update of m skip locked
    )
    returning id, case_id, complaint_id, caller_id, channel, occasion, language, about, made_at, attempts, now_ms() as now`.execute(
    desk.core.db,
  );
  return rows[0] ?? null;
}

/** Only of the try that is told: another hub may have taken the message up since. */
async function note(
  { desk }: Sending,
  { id, attempts }: Due,
  end: { state: string; held?: HeldBack; error?: string | null; dueIn?: number; attempts?: number },
): Promise<void> {
  const { state, held = null, error = null, dueIn } = end;
  await sql`
    update messages set state = ${state}, held = ${held}, error = ${error}, attempts = ${end.attempts ?? attempts},
      due_at = ${dueIn === undefined ? sql`due_at` : sql`now_ms() + ${dueIn}::bigint`},
      ended_at = ${dueIn === undefined ? sql`now_ms()` : sql`null`}
    where id = ${id} and attempts = ${attempts} and state = 'sending'`.execute(desk.core.db);
}

interface Ready {
  readonly address: CallerAddress;
  readonly subject: string | null;
  readonly body: string;
  readonly caseNumber: string | null;
}

/** What keeps a message from going out now, or what it goes out with. */
async function prepare(
  { desk }: Sending,
  due: Due,
): Promise<{ wait: number } | { held: HeldBack } | { failed: string } | { ready: Ready }> {
  const { core, pack, times } = desk;
  const { rows } = await sql<{
    facts: unknown;
    number: string | null;
    subject: string | null;
    body: string | null;
  }>`
    select c.facts, coalesce(c.number, p.number) as number, t.subject, t.body
    from messages m left join cases c on c.id = m.case_id left join complaints p on p.id = m.complaint_id
    left join message_texts t on t.message_id = m.id
    where m.id = ${due.id}`.execute(core.db);
  const [row] = rows;
  if (row === undefined || row.body === null) return { failed: 'its text was erased' };
  if (due.case_id !== null && !stillTrue(due, caseFacts.parse(row.facts)))
    return { held: 'not-true-any-more' };
  const callers = await readMessageCallers(core.db, core.phoneKey, [due.caller_id]);
  const caller = callers.get(due.caller_id);
  const way = caller?.ways[due.channel];
  if (caller === undefined || way?.hasAddress !== true) return { held: 'no-address' };
  if (way.optedOut) return { held: 'opted-out' };
  const address = caller.addresses[due.channel].find((one) => !one.dead);
  if (address === undefined) return { held: 'dead-address' };
  const from = afterQuietHours(pack.hours, due.channel, due.now, times);
  if (from > due.now) return { wait: from - due.now };
  return { ready: { address, subject: row.subject, body: row.body, caseNumber: row.number } };
}

/** Doubles with each try, and is spread, so that not everything that failed together comes back together. */
function waitAfter({ times, desk }: Sending, attempts: number): number {
  const whole = Math.min(times.firstWait * 2 ** Math.min(attempts - 1, 30), times.longestWait);
  const [chance = 0] = desk.core.random(1);
  return Math.round(whole * (0.5 + chance / 256));
}

async function noteDelivery(
  sending: Sending,
  due: Due,
  delivery: Delivery,
  { address }: Ready,
): Promise<void> {
  const { desk, times, log } = sending;
  switch (delivery.kind) {
    case 'sent':
      return note(sending, due, { state: 'sent' });
    case 'later': {
      const { error, notBefore = 0 } = delivery;
      if (due.attempts === 1) log(`message ${due.id} waits: ${error}`);
      if (due.attempts < times.attempts) {
        const dueIn = Math.max(waitAfter(sending, due.attempts), notBefore);
        return note(sending, due, { state: 'queued', error, dueIn });
      }
      log(`message ${due.id} is given up after ${due.attempts} tries: ${error}`);
      return note(sending, due, { state: 'failed', error });
    }
    case 'bounced':
      if (delivery.dead) {
        await sql`insert into dead_addresses (channel, key) values (${due.channel}, ${address.key})
          on conflict do nothing`.execute(desk.core.db);
      }
      return note(sending, due, { state: 'bounced', error: delivery.error });
    case 'failed':
      log(`message ${due.id} can't go out: ${delivery.error}`);
      return note(sending, due, { state: 'failed', error: delivery.error });
  }
}

/**
 * Sends the next message that is due; false when none is. At least once: when this hub ends between the sending and the
 * note of it, the message is sent again under the same id.
 */
export async function sendNext(sending: Sending): Promise<boolean> {
  const due = await takeNext(sending);
  if (due === null) return false;
  const sender = sending.senders.get(due.channel);
  if (sender === undefined) throw new Error(`nothing sends by ${due.channel}`);
  const found = await prepare(sending, due);
  if ('held' in found) await note(sending, due, { state: 'suppressed', held: found.held });
  else if ('failed' in found) await note(sending, due, { state: 'failed', error: found.failed });
  else if ('wait' in found)
    await note(sending, due, { state: 'queued', dueIn: found.wait, attempts: due.attempts - 1 });
  else {
    const { address, subject, body, caseNumber } = found.ready;
    await sql`update message_texts set address = ${maskedAddress(due.channel, address.value)}
      where message_id = ${due.id}`.execute(sending.desk.core.db);
    const delivery = await sender.send({
      id: due.id,
      channel: due.channel,
      to: address.value,
      subject,
      body,
      language: due.language,
      madeAt: due.made_at,
      caseNumber,
    });
    await noteDelivery(sending, due, delivery, found.ready);
  }
  return true;
}
