import { sql } from 'kysely';
import type { FastifyBaseLogger } from 'fastify';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { ContactPoint } from '../../shared/domain/directory/directory.ts';
import {
  presentOffer,
  type Escalation,
  type EscalationId,
  type EscalationOffer,
  type TryResult,
} from '../../shared/domain/escalation/escalation.ts';
import { pointCall, pointMail } from '../../shared/domain/escalation/point-notice.ts';
import { commandId, consoleId, type CaseId } from '../../shared/domain/ids.ts';
import { MINUTE, SECOND, type Instant } from '../../shared/domain/instant.ts';
import type { Delivery, Sender } from '../messages/sender.ts';
import { signedPost } from '../messages/signed-post.ts';
import { namedUuid } from '../named-uuid.ts';
import { repeat, type Repeated } from '../repeat.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';

/** Systems of departments that may be called, and the key it is signed with. */
export interface PointWebhook {
  readonly hosts: ReadonlySet<string>;
  readonly key: Buffer;
}

/** What contact points are told by. */
export interface PointWays {
  /** Null: this hub sends no mail. */
  readonly mail: Sender | null;
  readonly webhook: PointWebhook | null;
}

/** So long a hub has for a notice before another takes it up; longer than any sender needs. */
const LEASE = 2 * MINUTE;
/** After so many tries in vain people are told that it did not go out; it is tried on while it is of use. */
const FAILS_AT = 2;
const FIRST_WAIT = 15 * SECOND;
const LONGEST_WAIT = 5 * MINUTE;
const PAUSE = SECOND / 2;
/** A slow mail server keeps one of them, not all. */
const AT_ONCE = 3;

const NOTICE_CONSOLE = consoleId.parse(namedUuid('console', 'point notices'));
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

interface Due {
  readonly id: string;
  readonly case_id: CaseId;
  readonly escalation_id: EscalationId;
  readonly offer: number;
  readonly way: number;
  readonly channel: 'mail' | 'webhook';
  readonly made_at: Instant;
  readonly attempts: number;
  readonly now: Instant;
}

async function takeNext({ db }: HubCore, ways: readonly string[]): Promise<Due | null> {
  const { rows } = await sql<Due>`
    update point_notices set state = 'sending', attempts = attempts + 1, due_at = now_ms() + ${LEASE}
    where id = (
      select id from point_notices
      where state in ('queued', 'sending') and due_at <= now_ms() and channel = any(${[...ways]}::text[])
      order by due_at limit 1 for update skip locked
    )
    returning id, case_id, escalation_id, offer, way, channel, made_at, attempts, now_ms() as now`.execute(
    db,
  );
  return rows[0] ?? null;
}

interface Ready {
  readonly facts: CaseFacts;
  readonly escalation: Escalation;
  readonly offer: EscalationOffer;
  readonly point: ContactPoint;
  readonly address: string;
}

/** What a notice goes out with; null when it is of no use any more, or its way is not there any more. */
async function prepare(core: HubCore, due: Due): Promise<Ready | null> {
  const row = await core.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', due.case_id)
    .executeTakeFirst();
  const escalation = row?.facts.escalations.find((one) => one.id === due.escalation_id);
  if (row === undefined || escalation?.state !== 'offered') return null;
  const offer = presentOffer(escalation);
  if (offer?.number !== due.offer) return null;
  const { open } = await core.directory(core.db);
  const point = open.point(offer.contactPoint)?.point;
  // The offer keeps the kinds of its ways; the address is what the directory says now.
  const before = offer.channels.slice(0, due.way).filter((kind) => kind === due.channel).length;
  const address = point?.channels.filter(({ kind }) => kind === due.channel)[before]?.address;
  return point === undefined || address === undefined
    ? null
    : { facts: row.facts, escalation, offer, point, address };
}

/** Why a webhook may not be called; null when it may. */
function whyNotCall(address: string, { hosts }: PointWebhook): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return 'the address of the webhook is none';
  if (!hosts.has(url.host)) return `this hub may not call ${url.host}`;
  return url.protocol === 'https:' || LOOPBACK.has(url.hostname) ? null : 'the webhook is not https';
}

async function deliver(
  core: HubCore,
  ways: PointWays,
  due: Due,
  ready: Ready,
): Promise<{ readonly delivery: Delivery; readonly answer: unknown }> {
  const written = { ...ready, city: core.city, now: due.now };
  if (due.channel === 'mail') {
    if (ways.mail === null) throw new Error('a mail was taken by a hub that sends none');
    const { subject, body } = pointMail(written);
    const delivery = await ways.mail.send({
      id: due.id,
      channel: 'mail',
      to: ready.address,
      subject,
      body,
      language: 'en',
      madeAt: due.made_at,
      caseNumber: ready.facts.number,
    });
    return { delivery, answer: null };
  }
  if (ways.webhook === null) throw new Error('a webhook was taken by a hub that calls none');
  const no = whyNotCall(ready.address, ways.webhook);
  if (no !== null) return { delivery: { kind: 'failed', error: no }, answer: null };
  const { type, data } = pointCall(written);
  const body = JSON.stringify({ type, timestamp: new Date(due.made_at).toISOString(), data });
  return signedPost({ url: ready.address, key: ways.webhook.key, id: due.id, body }, () => due.now);
}

/** Only of the try that is told: another hub may have taken it up since. */
async function note(
  { db }: HubCore,
  { id, attempts }: Due,
  end: { readonly state: string; readonly error?: string; readonly dueIn?: number },
): Promise<void> {
  const { state, error = null, dueIn } = end;
  await sql`
    update point_notices set state = ${state}, error = ${error},
      due_at = ${dueIn === undefined ? sql`due_at` : sql`now_ms() + ${dueIn}::bigint`},
      ended_at = ${dueIn === undefined ? sql`now_ms()` : sql`null`}
    where id = ${id} and attempts = ${attempts} and state = 'sending'`.execute(db);
}

/** Puts the try on the escalation, where everybody sees it; each result of a notice once. */
async function logTry(core: HubCore, due: Due, result: TryResult): Promise<void> {
  const answer = await executeCommand(core, {
    consoleId: NOTICE_CONSOLE,
    actor: { kind: 'system', name: 'clock' },
    envelope: {
      commandId: commandId.parse(namedUuid('point notice tried', due.id, result)),
      seq: 1,
      command: {
        type: 'log-escalation-try',
        caseId: due.case_id,
        escalationId: due.escalation_id,
        offer: due.offer,
        channel: due.channel,
        result,
        text: null,
      },
      seen: null,
    },
  });
  // It ended, or went on, at the last moment.
  if (answer.status !== 'refused' || answer.refusal.code === 'edge-not-allowed') return;
  throw new Error(`a try could not be logged: ${answer.refusal.code}`);
}

/** True when the department's system says that it took it, which may count as an acknowledgement. */
function isTaken(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && 'acknowledged' in answer && answer.acknowledged === true
  );
}

/**
 * Tells a contact point the next thing that is due; false when nothing is. At least once: when this hub ends between the
 * sending and the note of it, it is sent again under the same id.
 */
async function sendPointNotice(core: HubCore, ways: PointWays): Promise<boolean> {
  const kinds = [...(ways.mail === null ? [] : ['mail']), ...(ways.webhook === null ? [] : ['webhook'])];
  const due = await takeNext(core, kinds);
  if (due === null) return false;
  const ready = await prepare(core, due);
  if (ready === null) {
    await note(core, due, { state: 'dropped' });
    return true;
  }
  const { delivery, answer } = await deliver(core, ways, due, ready);
  switch (delivery.kind) {
    case 'sent':
      await logTry(core, due, isTaken(answer) && due.channel === 'webhook' ? 'confirmed' : 'sent');
      await note(core, due, { state: 'sent' });
      break;
    case 'later': {
      if (due.attempts === FAILS_AT) await logTry(core, due, 'failed');
      const wait = Math.min(FIRST_WAIT * 2 ** Math.min(due.attempts - 1, 20), LONGEST_WAIT);
      const dueIn = Math.max(wait, delivery.notBefore ?? 0);
      await note(core, due, { state: 'queued', error: delivery.error, dueIn });
      break;
    }
    case 'bounced':
      await logTry(core, due, 'bounced');
      await note(core, due, { state: 'failed', error: delivery.error });
      break;
    case 'failed':
      await logTry(core, due, 'failed');
      await note(core, due, { state: 'failed', error: delivery.error });
      break;
  }
  return true;
}

/** Tells contact points by mail and webhook what is offered to them, until it is stopped. */
export function followPointNotices(core: HubCore, ways: PointWays, log: FastifyBaseLogger): Repeated {
  if (ways.mail === null && ways.webhook === null) return { stop: () => Promise.resolve() };
  let stopping = false;
  const sending = Array.from({ length: AT_ONCE }, () =>
    repeat(
      PAUSE,
      (error) => log.warn({ err: error }, 'a contact point could not be told; it is tried again'),
      async () => {
        while (!stopping && (await sendPointNotice(core, ways))) continue;
      },
    ),
  );
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(sending.map((one) => one.stop()));
    },
  };
}
