import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { ContactPoint } from '../../shared/domain/directory/directory.ts';
import {
  escalationId,
  type Escalation,
  type EscalationId,
} from '../../shared/domain/escalation/escalation.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import { gatewayServer, type Gateway } from '../../test/messages/gateway.ts';
import { mailServer, type MailServer } from '../../test/messages/mail-server.ts';
import { moveClock } from '../../test/move-clock.ts';
import { until } from '../../test/program.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import type { Sender } from '../messages/sender.ts';
import { webhookKey } from '../messages/signed-post.ts';
import { smtpSender } from '../messages/smtp-sender.ts';

const YARD = 'yard@small.example';
let hub: TestHub;
let mail: MailServer;
let yard: Gateway;
let agent: TestDesk;
let lead: TestDesk;

const withWays = (ways: Record<string, Partial<ContactPoint>>): CityPack => ({
  ...SMALL_PACK,
  directory: {
    ...SMALL_PACK.directory,
    contactPoints: SMALL_PACK.directory.contactPoints.map((one) => ({ ...one, ...ways[one.id] })),
  },
});

beforeAll(async () => {
  mail = await mailServer();
  yard = await gatewayServer();
  const key = webhookKey(yard.secret);
  if (key === null) throw new Error('the gateway has no secret');
  const smtp = smtpSender({ url: mail.url, from: '311 <desk@small.example>', replyTo: null, plain: true });
  const pack = withWays({
    'bss-emergency-1': {
      channels: [
        { kind: 'desk-queue', address: 'Streets' },
        { kind: 'mail', address: YARD },
        { kind: 'webhook', address: yard.url },
      ],
      acknowledge: { minutes: 15, counted: 'always', by: ['desk', 'system'] },
    },
    'bss-emergency-2': { channels: [{ kind: 'webhook', address: 'https://elsewhere.example/hook' }] },
  });
  hub = await testHub({
    pack,
    senders: new Map<MessageChannel, Sender>([['mail', smtp]]),
    pointWebhook: { hosts: new Set([new URL(yard.url).host]), key },
  });
  [agent, lead] = await Promise.all([hub.desk('agent'), hub.desk('lead', 'BSS')]);
});
beforeEach(() => {
  mail.mails.length = 0;
  yard.received.length = 0;
});

async function escalated(): Promise<{ caseId: CaseId; id: EscalationId; number: string }> {
  const opened = openCommand();
  const filed = await agent.send(opened);
  if (filed.status !== 'accepted' || filed.number === null) throw new Error(JSON.stringify(filed));
  const id = escalationId.parse(ids.case());
  await agent.send({
    type: 'raise-escalation',
    caseId: opened.caseId,
    escalationId: id,
    path: 'emergency',
    kind: 'functional',
    tier: 1,
    reason: 'danger',
    rule: null,
    department: 'BSS',
    unit: null,
    text: { id: ids.text(), body: 'Mrs. Lee at 213 555 0142 fell into it' },
  });
  return { caseId: opened.caseId, id, number: filed.number };
}

const escalationOf = async (caseId: CaseId): Promise<Escalation> => {
  const { facts } = await hub.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const [one] = facts.escalations;
  if (one === undefined) throw new Error('the case was never escalated');
  return one;
};
const notices = (id: EscalationId) =>
  hub.hub.db
    .selectFrom('point_notices')
    .select(['offer', 'channel', 'state', 'attempts', 'error'])
    .where('escalation_id', '=', id)
    .orderBy('offer')
    .orderBy('way')
    .execute();
const tried = (caseId: CaseId, count: number) =>
  until(`${count} tries`, async () => {
    const { tries } = await escalationOf(caseId);
    return tries.length === count ? tries : null;
  });

describe('a contact point with a mail address and a webhook', () => {
  it('is told by both what is offered to it, without a word of the caller, and the tries stand with it', async () => {
    const { caseId, id, number } = await escalated();
    const tries = await tried(caseId, 2);
    expect(
      tries
        .map(({ by, channel, result }) => [by, channel, result])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual([
      [null, 'mail', 'sent'],
      [null, 'webhook', 'sent'],
    ]);
    const [sent] = mail.mails;
    expect([sent?.to, sent?.headers.get('subject')]).toEqual([
      YARD,
      `Emergency, tier 1: Pothole, case ${number}`,
    ]);
    expect(sent?.body).toContain('Emergency: somebody is or could be in danger.');
    expect(sent?.body).toMatch(/Please acknowledge it by \w+, \w+ \d+ at \d+:\d\d [AP]M: on your desk/);
    const [called] = yard.received;
    expect(called).toMatchObject({
      verified: true,
      body: {
        type: 'escalation.offered',
        data: { escalationId: id, caseNumber: number, contactPoint: 'bss-emergency-1', tier: 1 },
      },
    });
    expect(JSON.stringify([sent, called])).not.toMatch(/Lee|0142/);
    expect(await notices(id)).toEqual([
      { offer: 1, channel: 'mail', state: 'sent', attempts: 1, error: null },
      { offer: 1, channel: 'webhook', state: 'sent', attempts: 1, error: null },
    ]);
    expect((await escalationOf(caseId)).state).toBe('offered');
  });

  it('acknowledges by its own system where that counts', async () => {
    yard.answers.push({ status: 200, body: '{"acknowledged":true}' });
    const { caseId } = await escalated();
    const taken = await until('acknowledged', async () => {
      const one = await escalationOf(caseId);
      return one.state === 'acknowledged' ? one : null;
    });
    expect(taken.acknowledged).toMatchObject({ by: null, how: 'system' });
  });

  it('whose system is away is called again under the same id, and people hear of it', async () => {
    yard.answers.push({ status: 503 }, { status: 503 }, { status: 200 });
    const { caseId, id } = await escalated();
    const waiting = await until('a first try', async () => {
      const [, webhook] = await notices(id);
      return webhook?.error === null || webhook === undefined ? null : webhook;
    });
    expect(waiting).toEqual({
      offer: 1,
      channel: 'webhook',
      state: 'queued',
      attempts: 1,
      error: 'the webhook answered 503',
    });
    const hurry = () => hub.hub.db.updateTable('point_notices').set({ due_at: 0 }).execute();
    await hurry();
    await until('the second', async () => ((await notices(id))[1]?.attempts === 2 ? true : null));
    await until('the failure', async () =>
      (await escalationOf(caseId)).tries.some(({ result }) => result === 'failed') ? true : null,
    );
    await until('put off', async () => ((await notices(id))[1]?.state === 'queued' ? true : null));
    await hurry();
    await until('sent', async () => ((await notices(id))[1]?.state === 'sent' ? true : null));
    const { tries } = await escalationOf(caseId);
    expect(tries.filter(({ channel }) => channel === 'webhook').map(({ result }) => result)).toEqual([
      'failed',
      'sent',
    ]);
    expect(new Set(yard.received.map((one) => one.id)).size).toBe(1);
  });

  it('is told nothing of what somebody took before, and systems nobody allowed are never called', async () => {
    yard.answers.push({ status: 503 });
    const { caseId, id } = await escalated();
    await until('a first try', async () => ((await notices(id))[1]?.error === null ? null : true));
    await lead.send({ type: 'acknowledge-escalation', caseId, escalationId: id, offer: 1 });
    await hub.hub.db.updateTable('point_notices').set({ due_at: 0 }).execute();
    await until('dropped', async () => ((await notices(id))[1]?.state === 'dropped' ? true : null));
    expect(yard.received).toHaveLength(1);

    const other = await escalated();
    await moveClock(hub.hub.db, 16 * MINUTE);
    const refused = await until('the second tier', async () => {
      const rows = await notices(other.id);
      return rows.find((one) => one.offer === 2 && one.state === 'failed') ?? null;
    });
    expect(refused).toEqual({
      offer: 2,
      channel: 'webhook',
      state: 'failed',
      attempts: 1,
      error: 'this hub may not call elsewhere.example',
    });
    const { tries } = await escalationOf(other.caseId);
    expect(tries.at(-1)).toMatchObject({ offer: 2, channel: 'webhook', result: 'failed', by: null });
  });
});
