import { sql } from 'kysely';
import type { SendTimes } from '../../hub/messages/send-messages.ts';
import type { Sender } from '../../hub/messages/sender.ts';
import { smtpSender } from '../../hub/messages/smtp-sender.ts';
import { webhookSender } from '../../hub/messages/webhook-sender.ts';
import { caseMessages, type CaseMessages } from '../../shared/contract/case-messages.ts';
import { callerId, type CallerId, type CaseId } from '../../shared/domain/ids.ts';
import { HOUR, SECOND } from '../../shared/domain/instant.ts';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import { until } from '../program.ts';
import { ids, openCommand, testHub, type TestDesk, type TestHub } from '../test-hub.ts';
import { gatewayServer, type Gateway } from './gateway.ts';
import { mailServer, type MailServer } from './mail-server.ts';
import { WRITING_PACK } from './messages-pack.ts';

/** As patient as a test is. */
export const QUICK_TIMES: SendTimes = {
  lease: 30 * SECOND,
  firstWait: 60,
  longestWait: 200,
  attempts: 6,
};

/** Midnight, UTC, of the day on which such a hub's clock begins: a Wednesday. */
export const FIRST_DAY = Date.UTC(2026, 6, 1);

/** Somebody taken in with a case, by whom they can be reached. */
export interface WrittenResident {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly name?: string;
  readonly language?: string;
}

/** A hub of the small city that writes to residents: mail to a real server, text messages to a real gateway. */
export interface WritingHub {
  readonly hub: TestHub;
  readonly mail: MailServer;
  readonly gateway: Gateway;
  readonly agent: TestDesk;
  readonly supervisor: TestDesk;
  /** Sets the database's clock to so long after a midnight in UTC; it runs on from there. */
  setClock(day: number, after?: number): Promise<void>;
  /** A case with a caller of its own, who has an address unless it is said otherwise. */
  opened(
    person?: WrittenResident,
    service?: string,
  ): Promise<{ id: CaseId; caller: CallerId; number: string }>;
  messagesOf(id: CaseId): Promise<CaseMessages>;
  /** Waits until there are so many messages of a case and all are over; the oldest first. */
  over(id: CaseId, count: number): Promise<CaseMessages['messages']>;
}

/** A caller who can be reached by mail only. */
export function callerByMail(email: string) {
  const id = callerId.parse(ids.case());
  return { kind: 'new' as const, id, name: 'Somebody', phone: null, email, language: 'en' };
}

/** Starts one at noon in the city; all of it ends with the test file. */
export async function writingHub(): Promise<WritingHub> {
  const mail = await mailServer();
  const gateway = await gatewayServer();
  const smtp = smtpSender({
    url: mail.url,
    from: 'Small City 311 <no-reply@small.example>',
    replyTo: '311@small.example',
    plain: true,
  });
  const senders = new Map<MessageChannel, Sender>([
    ['mail', smtp],
    ['sms', webhookSender(gateway, Date.now)],
  ]);
  const hub = await testHub({ pack: WRITING_PACK, senders, sendTimes: QUICK_TIMES });
  const setClock = async (day: number, after = 19 * HOUR) => {
    const shift = day + after - Date.now();
    const body = `select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + (${shift})`;
    await sql`create or replace function now_ms() returns bigint language sql volatile parallel safe
      as ${sql.lit(body)}`.execute(hub.hub.db);
  };
  // Before the clock is set back: their sessions last however often it is set.
  const [agent, supervisor] = await Promise.all([hub.desk('agent'), hub.desk('supervisor')]);
  await setClock(FIRST_DAY);
  let people = 0;
  const messagesOf = async (id: CaseId) => {
    const { status, body } = await agent.post('/api/query/case-messages', { caseId: id });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return caseMessages.parse(body);
  };
  return {
    hub,
    mail,
    gateway,
    agent,
    supervisor,
    setClock,
    messagesOf,
    opened: async (person = {}, service = 'pothole') => {
      people += 1;
      const plain = {
        email: `p${people}@example.org`,
        phone: null,
        name: `Resident ${people}`,
        language: 'en',
      };
      const id = callerId.parse(ids.case());
      const command = openCommand({ service, caller: { kind: 'new', id, ...plain, ...person } });
      const result = await agent.send(command);
      if (result.status !== 'accepted' || result.number === null) throw new Error(JSON.stringify(result));
      return { id: command.caseId, caller: id, number: result.number };
    },
    over: (id, count) =>
      until('the messages', async () => {
        const { messages } = await messagesOf(id);
        const isOver = messages.every((one) => !['queued', 'sending'].includes(one.state));
        return messages.length === count && isOver ? messages.toReversed() : null;
      }),
  };
}
