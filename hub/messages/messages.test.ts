import { createServer } from 'node:http';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseMessages, type CaseMessages } from '../../shared/contract/case-messages.ts';
import { caseId, commandId, callerId, type CallerId, type CaseId } from '../../shared/domain/ids.ts';
import { DAY, SECOND } from '../../shared/domain/instant.ts';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import { importedCase } from '../../test/imported-case.ts';
import { mailServer, type MailServer } from '../../test/messages/mail-server.ts';
import { WRITING_PACK } from '../../test/messages/messages-pack.ts';
import { until } from '../../test/program.ts';
import {
  assignCommand,
  closeCommand,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';
import { recordHistory } from '../write/record-history.ts';
import { folderSender } from './folder-sender.ts';
import { passOver } from './make-messages.ts';
import type { Sender } from './sender.ts';
import { smtpSender } from './smtp-sender.ts';
import { webhookKey, webhookSender, webhookSignature } from './webhook-sender.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const TIMES = { lease: 30 * SECOND, firstWait: 60, longestWait: 200, attempts: 6 };

interface Received {
  readonly id: string;
  readonly verified: boolean;
  readonly body: unknown;
}

/** A receiver that checks signatures as Standard Webhooks has it, and answers what it is told to, then 200. */
async function receiver() {
  const received: Received[] = [];
  const answers: { status: number; headers?: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    const take = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const text = Buffer.concat(chunks).toString();
      const id = String(request.headers['webhook-id']);
      const seconds = Number(request.headers['webhook-timestamp']);
      const key = webhookKey(SECRET) ?? Buffer.alloc(0);
      const signed = webhookSignature(key, id, seconds, text) === request.headers['webhook-signature'];
      received.push({ id, verified: signed && Math.abs(Date.now() / 1_000 - seconds) < 60, body: JSON.parse(text) });
      const answer = answers.shift() ?? { status: 204 };
      response.writeHead(answer.status, answer.headers).end();
    };
    void take();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.close());
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the receiver has no port');
  return { url: `http://127.0.0.1:${at.port}/sms`, received, answers };
}

let mail: MailServer;
let gateway: Awaited<ReturnType<typeof receiver>>;
let hub: TestHub;
let agent: TestDesk;
let supervisor: TestDesk;
let smtp: Sender;

beforeAll(async () => {
  mail = await mailServer();
  gateway = await receiver();
  smtp = smtpSender({
    url: mail.url,
    from: 'Small City 311 <no-reply@small.example>',
    replyTo: '311@small.example',
    plain: true,
  });
  const senders = new Map<MessageChannel, Sender>([
    ['mail', smtp],
    ['sms', webhookSender({ url: gateway.url, secret: SECRET }, Date.now)],
  ]);
  hub = await testHub({ pack: WRITING_PACK, senders, sendTimes: TIMES });
  [agent, supervisor] = await Promise.all([hub.desk('agent'), hub.desk('supervisor')]);
  await noonOf(Date.UTC(2026, 6, 1));
});

/** Sets the database's clock to noon of the city on a day and lets it run on; null gives it back. */
async function noonOf(day: number | null, hours = 19): Promise<void> {
  const shift = day === null ? 0 : day + hours * 3_600_000 - Date.now();
  await sql`create or replace function now_ms() returns bigint language sql volatile parallel safe as
    ${sql.lit(`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + (${shift})`)}`.execute(
    hub.hub.db,
  );
}

interface Person {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly name?: string;
  readonly language?: string;
}

const knownBy = (email: string) => ({
  kind: 'new' as const,
  id: callerId.parse(ids.case()),
  name: 'Somebody',
  phone: null,
  email,
  language: 'en',
});

let people = 0;
/** A case with a caller of its own. */
async function opened(
  person: Person = {},
  service = 'pothole',
): Promise<{ id: CaseId; caller: CallerId; number: string }> {
  people += 1;
  const caller = callerId.parse(ids.case());
  const { email = `p${people}@example.org`, phone = null, name = `Person ${people}`, language = 'en' } = person;
  const command = openCommand({
    service,
    caller: { kind: 'new', id: caller, name, phone, email, language },
  });
  const result = await agent.send(command);
  if (result.status !== 'accepted' || result.number === null) throw new Error(JSON.stringify(result));
  return { id: command.caseId, caller, number: result.number };
}

async function messagesOf(id: CaseId, desk = agent): Promise<CaseMessages> {
  const { status, body } = await desk.post('/api/query/case-messages', { caseId: id });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return caseMessages.parse(body);
}

/** Waits until so many messages of a case are over. */
async function over(id: CaseId, count: number): Promise<CaseMessages['messages']> {
  return until('the messages', async () => {
    const { messages } = await messagesOf(id);
    const ended = messages.filter((one) => !['queued', 'sending'].includes(one.state));
    return messages.length === count && ended.length === count ? messages.toReversed() : null;
  });
}

const to = (address: string) => mail.mails.filter((one) => one.to === address);

describe('a life of a case', () => {
  it('is told step by step by mail, each with an id of its own, in order, without what is internal', async () => {
    const { id, caller, number } = await opened({ email: 'ana@example.org', name: 'Ana Ruiz' });
    await agent.send(noteCommand(id, 'INTERNAL: the caller is rude'));
    await supervisor.send(assignCommand(id, 'BSS', 'POTHOLES'));
    const day = Date.UTC(2026, 6, 6, 16);
    await supervisor.send({
      type: 'change-state',
      caseId: id,
      to: 'scheduled',
      waitingReason: null,
      scheduledFor: day,
      remark: { id: ids.text(), body: 'INTERNAL: crew 4' },
    });
    // A day is told before it is over: what waits and is not true any more would not go out.
    await over(id, 2);
    await supervisor.send(closeCommand(id, 'The crew filled it.\nThank you.'));
    await agent.send({
      type: 'reopen-case',
      caseId: id,
      reason: 'not-done',
      explanation: { id: ids.text(), body: 'INTERNAL: says it is still there' },
    });
    const messages = await over(id, 4);
    expect(messages.map(({ occasion, channel, state, template, address, attempts }) => ({
      occasion, channel, state, template, address, attempts,
    }))).toEqual(
      [
        ['acknowledged', 'acknowledged'],
        ['scheduled', 'scheduled'],
        ['closed', 'closed-completed'],
        ['reopened', 'reopened'],
      ].map(([occasion, template]) => ({
        occasion,
        channel: 'mail',
        state: 'sent',
        template,
        address: 'a***@example.org',
        attempts: 1,
      })),
    );
    expect(messages.every((one) => one.callerId === caller)).toBe(true);
    const mails = to('ana@example.org');
    expect(mails.map(({ headers }) => headers.get('subject'))).toEqual([
      `We have your request ${number}: Pothole`,
      `A day is set for your request ${number}`,
      `Your request ${number} is closed`,
      `Your request ${number} is open again`,
    ]);
    expect(mails.map((one) => one.id)).toEqual(messages.map((one) => `<${one.id}@small.example>`));
    expect(mails[1]?.body).toContain('planned for Monday, July 6.');
    expect(mails[2]?.body).toContain('What we found or did:\nThe crew filled it.\nThank you.');
    expect(mails.filter((one) => one.body.includes('INTERNAL'))).toEqual([]);
    const [first] = mails;
    expect(
      ['from', 'to', 'reply-to', 'auto-submitted', 'content-language', 'list-unsubscribe'].map((name) =>
        first?.headers.get(name),
      ),
    ).toEqual([
      'Small City 311 <no-reply@small.example>',
      'ana@example.org',
      '311@small.example',
      'auto-generated',
      'en',
      `<mailto:311@small.example?subject=Stop%20${messages[0]?.id}>`,
    ]);
    expect(first?.headers.get('content-type')).toContain('text/plain');
  });

  it('is told once of being late, by the database’s clock, and not when it was done in time', async () => {
    const late = await opened({ email: 'late@example.org' }, 'dead-animal');
    const done = await opened({ email: 'done@example.org' }, 'dead-animal');
    await over(late.id, 1);
    await supervisor.send(closeCommand(done.id));
    await over(done.id, 2);
    try {
      await noonOf(Date.UTC(2026, 6, 1) + 2 * DAY);
      const messages = await over(late.id, 2);
      expect(messages.map(({ occasion, state }) => [occasion, state])).toEqual([
        ['acknowledged', 'sent'],
        ['overdue', 'sent'],
      ]);
      expect(to('late@example.org')[1]?.body).toMatch(
        /was due by Thursday, July 2 at 12:0\d.PM\. It is not done yet/,
      );
      // Another change of the late case tells nothing again.
      await supervisor.send(assignCommand(late.id, 'LASAN', 'NC'));
      await opened({ email: 'after@example.org' });
      await until('the next', () => (to('after@example.org').length > 0 ? true : null));
      expect([(await over(late.id, 2)).length, (await over(done.id, 2)).length]).toEqual([2, 2]);
    } finally {
      await noonOf(Date.UTC(2026, 6, 1));
    }
  }, 40_000);

  it('a wait that moves the due day is told as a delay, with both days', async () => {
    const { id } = await opened({ email: 'delay@example.org' });
    await over(id, 1);
    const state = { type: 'change-state' as const, caseId: id, scheduledFor: null, remark: null };
    await supervisor.send({ ...state, to: 'waiting', waitingReason: 'weather' });
    try {
      await noonOf(Date.UTC(2026, 6, 1) + 2 * DAY);
      await supervisor.send({ ...state, to: 'in-progress', waitingReason: null });
      const messages = await over(id, 2);
      expect(messages.map(({ occasion }) => occasion)).toEqual(['acknowledged', 'delayed']);
      expect(messages[1]?.body).toMatch(/It was due by Tuesday, July 7\. It is now due by Wednesday, July 8\./);
    } finally {
      await noonOf(Date.UTC(2026, 6, 1));
    }
  });

  it('imported history tells nobody anything', async () => {
    const record = importedCase(1);
    const before = mail.mails.length;
    await recordHistory(hub.hub.core, { commandId: commandId.parse(ids.command()), records: [record] });
    const { id } = await opened({ email: 'marker@example.org' });
    await over(id, 1);
    const { rows } = await sql`select from messages where case_id = ${record.id}`.execute(hub.hub.db);
    expect([rows.length, mail.mails.length - before]).toEqual([0, 1]);
  });
});

describe('what can go wrong on the way', () => {
  it('a server that asks to come later is asked again; the message is the same', async () => {
    mail.refuse('busy@', { code: 451, at: 'mail' });
    const { id } = await opened({ email: 'busy@example.org' });
    const waiting = await until('a second try', async () => {
      const [message] = (await messagesOf(id)).messages;
      return message !== undefined && message.attempts >= 2 && message.state === 'queued' ? message : null;
    });
    expect(waiting).toMatchObject({ state: 'queued', error: 'the mail server asked to try again later (451)' });
    mail.refuse('busy@', null);
    const [message] = await over(id, 1);
    expect(message).toMatchObject({ state: 'sent', error: null });
    expect(to('busy@example.org').map((one) => one.id)).toEqual([`<${message?.id}@small.example>`]);
  });

  it('an address that nobody has bounces once, and the next message does not go there', async () => {
    mail.refuse('nobody@', { code: 550, at: 'recipient' });
    const { id, caller } = await opened({ email: 'nobody@example.org' });
    const [message] = await over(id, 1);
    expect(message).toMatchObject({
      state: 'bounced',
      attempts: 1,
      error: 'the mail server does not take mail for this address (550)',
    });
    expect((await messagesOf(id)).closedWays).toEqual([
      { callerId: caller, channel: 'mail', because: 'dead-address' },
    ]);
    await supervisor.send(closeCommand(id));
    expect((await over(id, 2)).map(({ state, held }) => [state, held])).toEqual([
      ['bounced', null],
      ['suppressed', 'dead-address'],
    ]);
    expect(hub.log()).not.toContain('nobody@example.org');
    // A mail that is refused for what it says is no reason to give the address up.
    mail.refuse('strict@', { code: 554, at: 'mail' });
    const strict = await opened({ email: 'strict@example.org' });
    expect(await over(strict.id, 1)).toMatchObject([{ state: 'bounced', attempts: 1 }]);
    expect((await messagesOf(strict.id)).closedWays).toEqual([]);
  });

  it('what can’t be delivered at all is given up, and the rest of the case is told', async () => {
    mail.refuse('away@', { code: 421, at: 'recipient' });
    const { id } = await opened({ email: 'away@example.org' });
    await supervisor.send(closeCommand(id));
    const [first] = await until('the end of trying', async () => {
      const { messages } = await messagesOf(id);
      const list = messages.toReversed();
      return list[0]?.state === 'failed' ? list : null;
    });
    expect(first).toMatchObject({ occasion: 'acknowledged', state: 'failed', attempts: TIMES.attempts });
    mail.refuse('away@', null);
    expect((await over(id, 2)).map(({ state }) => state)).toEqual(['failed', 'sent']);
  }, 20_000);

  it('a caller who wants no mail gets none, can have it again, and both are decided by the hub', async () => {
    const { id, caller } = await opened({ email: 'quiet@example.org' });
    await over(id, 1);
    const set = (wanted: boolean, desk = agent) =>
      desk.send({ type: 'set-messages', caseId: id, callerId: caller, channel: 'mail', wanted });
    expect(await set(false, await hub.desk('auditor'))).toMatchObject({
      status: 'refused',
      refusal: { code: 'not-permitted' },
    });
    expect(await set(false)).toMatchObject({ status: 'accepted' });
    expect((await messagesOf(id)).closedWays).toEqual([
      { callerId: caller, channel: 'mail', because: 'opted-out' },
    ]);
    await supervisor.send(closeCommand(id));
    expect((await over(id, 2))[1]).toMatchObject({ state: 'suppressed', held: 'opted-out', address: null });
    expect(await set(true)).toMatchObject({ status: 'accepted' });
    await agent.send({
      type: 'reopen-case',
      caseId: id,
      reason: 'not-done',
      explanation: { id: ids.text(), body: 'It is still there.' },
    });
    expect((await over(id, 3))[2]).toMatchObject({ occasion: 'reopened', state: 'sent' });
    expect(to('quiet@example.org').length).toBe(2);
  });

  it('a name that looks like a header is a name', async () => {
    const { id } = await opened({
      email: 'eve@example.org',
      name: 'Eve\r\nBcc: victim@example.org\r\n\r\n<b>Hi</b>',
      language: 'es',
    });
    await over(id, 1);
    const [arrived] = to('eve@example.org');
    expect(arrived?.headerNames.filter((name) => ['bcc', 'cc', 'to'].includes(name))).toEqual(['to']);
    expect(arrived?.body.startsWith('Hola, Eve Bcc: victim@example.org <b>Hi</b>:\n')).toBe(true);
    expect(mail.mails.filter((one) => one.to.includes('victim'))).toEqual([]);
  });

  it('only those who may see the callers see what they were told', async () => {
    const { id } = await opened({ email: 'seen@example.org' });
    await over(id, 1);
    const [steward, worker, stranger] = await Promise.all([
      hub.desk('steward'),
      hub.desk('worker', 'BSS'),
      hub.desk('worker', 'LASAN'),
    ]);
    const ask = (desk: TestDesk, of = id) => desk.post('/api/query/case-messages', { caseId: of });
    const unknown = await ask(agent, caseId.parse(ids.case()));
    expect([(await ask(steward)).status, (await ask(worker)).status]).toEqual([403, 200]);
    expect(await ask(stranger)).toEqual(unknown);
  });
});

describe('text messages', () => {
  it('go by the webhook, signed, by day; at night they wait, and what has changed meanwhile stays home', async () => {
    const phone = '(213) 555-0142';
    const day = await opened({ email: null, phone });
    expect(await over(day.id, 1)).toMatchObject([
      { channel: 'sms', state: 'sent', subject: null, address: '***-0142' },
    ]);
    const [first] = gateway.received;
    expect(first).toMatchObject({
      verified: true,
      body: {
        type: 'message.sms',
        data: { channel: 'sms', to: phone, subject: null, language: 'en', caseNumber: day.number },
      },
    });
    try {
      await noonOf(Date.UTC(2026, 6, 2), 5); // 22:00 of the day before
      const night = await opened({ email: null, phone });
      const [waiting] = await until('the message', async () => {
        const { messages } = await messagesOf(night.id);
        return messages.length > 0 ? messages : null;
      });
      expect(waiting).toMatchObject({ state: 'queued', attempts: 0, dueAt: Date.UTC(2026, 6, 2, 15) });
      await supervisor.send({
        type: 'change-state',
        caseId: night.id,
        to: 'scheduled',
        waitingReason: null,
        scheduledFor: Date.UTC(2026, 6, 6, 16),
        remark: null,
      });
      await supervisor.send(closeCommand(night.id));
      await until('all three', async () => ((await messagesOf(night.id)).messages.length === 3 ? true : null));
      await noonOf(Date.UTC(2026, 6, 2), 16);
      expect((await over(night.id, 3)).map(({ occasion, state, held }) => [occasion, state, held])).toEqual([
        ['acknowledged', 'sent', null],
        ['scheduled', 'suppressed', 'not-true-any-more'],
        ['closed', 'sent', null],
      ]);
    } finally {
      await noonOf(Date.UTC(2026, 6, 1));
    }
  }, 20_000);

  it('a gateway in trouble is asked again under the same id; one that sends us elsewhere is not followed', async () => {
    gateway.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '1' } });
    const before = gateway.received.length;
    const { id } = await opened({ email: null, phone: '213-555-0199' });
    expect(await over(id, 1)).toMatchObject([{ state: 'sent', attempts: 3 }]);
    const tries = gateway.received.slice(before);
    expect([tries.length, new Set(tries.map((one) => one.id)).size, tries.every((one) => one.verified)]).toEqual([
      3,
      1,
      true,
    ]);
    gateway.answers.push({ status: 307, headers: { location: gateway.url } });
    const moved = await opened({ email: null, phone: '213-555-0198' });
    expect(await over(moved.id, 1)).toMatchObject([
      { state: 'failed', error: 'the webhook sent us elsewhere (307), which is not followed' },
    ]);
    gateway.answers.push({ status: 400 });
    const refused = await opened({ email: null, phone: '213-555-0197' });
    expect(await over(refused.id, 1)).toMatchObject([{ state: 'failed', attempts: 1 }]);
  });
});

describe('a hub on a database that was there before', () => {
  it('tells nobody of what is over; one that sends nothing passes the feed over, but not beside one that does', async () => {
    const off = await testHub({ pack: WRITING_PACK });
    const desk = await off.desk('agent');
    await desk.send(openCommand({ caller: knownBy('old@example.org') }));
    const reached = async () =>
      (
        await sql<{ behind: number }>`select f.number - h.feed_no as behind from message_head h, feed_head f`.execute(
          off.hub.db,
        )
      ).rows[0]?.behind;
    const setOn = (until: number) => sql`update message_head set on_until = ${until}`.execute(off.hub.db);
    // A hub that sends was here a moment ago: the feed is left to it.
    await setOn(Date.now() + 60_000);
    await passOver(off.hub.db);
    expect(await reached()).toBe(1);
    await setOn(0);
    await passOver(off.hub.db);
    expect(await reached()).toBe(0);

    const folder = await mkdtemp(join(tmpdir(), 'desk311-messages-'));
    afterAll(() => rm(folder, { recursive: true }));
    const sender = folderSender(join(folder, 'messages'));
    const on = await testHub({
      pack: WRITING_PACK,
      databaseUrl: off.databaseUrl,
      senders: new Map<MessageChannel, Sender>([['mail', sender]]),
    });
    const next = openCommand({ caller: knownBy('new@example.org') });
    await (await on.desk('agent')).send(next);
    const files = await until('the file', async () => {
      const names = await readdir(join(folder, 'messages')).catch(() => []);
      return names.filter((name) => name.endsWith('.txt')).length > 0 ? names : null;
    });
    const text = await readFile(join(folder, 'messages', files[0] ?? ''), 'utf8');
    expect([files.length, /^To: new@example\.org$/m.test(text), text.includes('Hello Somebody,')]).toEqual([1, true, true]);
  }, 40_000);
});
