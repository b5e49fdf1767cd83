import { beforeAll, describe, expect, test } from 'vitest';
import type { CommandEnvelope } from '../../shared/contract/hub-protocol.ts';
import type { ContactCommand } from '../../shared/domain/contact-command.ts';
import { callerId } from '../../shared/domain/ids.ts';
import { PRESENCE_LEASE } from '../../shared/domain/presence.ts';
import {
  contactCommandOf,
  ids,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent');
});

const envelope = (command: ContactCommand): CommandEnvelope => ({
  commandId: ids.command(),
  seq: 1,
  command,
  seen: null,
});
const recordsOf = (id: ContactCommand['contactId']) =>
  the.hub.db.selectFrom('contact_records').selectAll().where('id', '=', id).execute();

describe('a contact', () => {
  test('is kept as ids and facts, what may say who it was apart', async () => {
    const opened = openCommand();
    await agent.send(opened);
    const note = { id: ids.text(), body: 'Calls for her mother' };
    const caller = callerId.parse(ids.case());
    const command = contactCommandOf({
      call: { ucid: '00001', ani: '(213) 555-0142' },
      caller: { kind: 'known', id: caller },
      language: 'es',
      interpreter: 'telephone',
      disposition: 'filed',
      cases: [{ caseId: opened.caseId, deed: 'opened' }],
      articles: [{ id: 'stray-animals', version: 3 }],
      note,
    });
    const sent = envelope(command);
    expect(await agent.sendEnvelope(sent)).toEqual({ status: 'recorded', commandId: sent.commandId });
    const [record] = await recordsOf(command.contactId);
    expect(record).toEqual({
      id: command.contactId,
      command_id: sent.commandId,
      account_id: agent.account.id,
      channel: 'call',
      started_at: command.startedAt,
      ended_at: command.endedAt,
      wrapped_up_at: command.wrappedUpAt,
      recorded_at: expect.any(Number),
      call_ucid: '00001',
      caller_kind: 'known',
      caller_id: caller,
      language: 'es',
      interpreter: 'telephone',
      disposition: 'filed',
      catalogue_version: 'small-1',
      cases: command.cases,
      articles: command.articles,
    });
    expect(JSON.stringify(record)).not.toMatch(/0142|mother/);
    expect(await the.hub.db.selectFrom('contact_words').selectAll().execute()).toEqual([
      { contact_id: command.contactId, ani: '(213) 555-0142', note_id: note.id, note: note.body },
    ]);
    const ledger = await the.hub.db
      .selectFrom('commands')
      .select(['type', 'result', 'account_id'])
      .where('id', '=', sent.commandId)
      .execute();
    expect(ledger).toEqual([
      {
        type: 'record-contact',
        result: { status: 'recorded', commandId: sent.commandId },
        account_id: agent.account.id,
      },
    ]);
    expect(the.log()).not.toMatch(/0142|mother/);
  });

  test('moves no feed number and rings no bell', async () => {
    const before = await agent.feed(0);
    await agent.sendEnvelope(envelope(contactCommandOf()));
    const after = await agent.feed(0);
    expect([after.head, after.items.length]).toEqual([before.head, before.items.length]);
  });

  test('sent again, also many times at once, is recorded once with the same answer', async () => {
    const sent = envelope(contactCommandOf({ note: { id: ids.text(), body: 'Once' } }));
    const results = await Promise.all(Array.from({ length: 12 }, () => agent.sendEnvelope(sent)));
    expect(new Set(results.map((result) => JSON.stringify(result)))).toEqual(
      new Set([JSON.stringify({ status: 'recorded', commandId: sent.commandId })]),
    );
    if (sent.command.type !== 'record-contact') throw new Error('it is a contact');
    expect(await recordsOf(sent.command.contactId)).toHaveLength(1);
  });

  test('under the id of another command, or under another id, is refused', async () => {
    const command = contactCommandOf();
    const sent = envelope(command);
    await agent.sendEnvelope(sent);
    const codeOf = async (one: CommandEnvelope) => {
      const result = await agent.sendEnvelope(one);
      return result.status === 'refused' ? result.refusal.code : result.status;
    };
    expect([
      await codeOf({ ...sent, command: { ...command, disposition: 'article' } }),
      await codeOf(envelope(command)),
    ]).toEqual(['command-id-reused', 'already-exists']);
    expect(await recordsOf(command.contactId)).toHaveLength(1);
  });

  test('that the rules do not allow is refused, and kept as refused', async () => {
    const sent = envelope(contactCommandOf({ disposition: 'filed' }));
    const first = await agent.sendEnvelope(sent);
    expect(first).toMatchObject({ status: 'refused', refusal: { code: 'invalid' } });
    expect(await agent.sendEnvelope(sent)).toEqual(first);
    const auditor = await the.desk('auditor');
    expect(await auditor.sendEnvelope(envelope(contactCommandOf()))).toMatchObject({
      status: 'refused',
      refusal: { code: 'not-permitted' },
    });
  });

  test('can be made to forget who it was', async () => {
    const command = contactCommandOf({ note: { id: ids.text(), body: 'Her name is Ana' } });
    await agent.sendEnvelope(envelope(command));
    await the.hub.db.deleteFrom('contact_words').where('contact_id', '=', command.contactId).execute();
    expect(await recordsOf(command.contactId)).toHaveLength(1);
  });
});

describe('earlier contacts', () => {
  test('are told of a case and of a caller to those who may see them, without what was said', async () => {
    const open = openCommand({
      caller: {
        kind: 'new',
        id: callerId.parse(ids.case()),
        name: 'Ana',
        phone: '213 555 0177',
        email: null,
        language: 'en',
      },
    });
    await agent.send(open);
    const id = open.caller.kind === 'new' ? open.caller.id : callerId.parse(ids.case());
    const contact = contactCommandOf({
      caller: { kind: 'known', id },
      disposition: 'filed',
      cases: [{ caseId: open.caseId, deed: 'opened' }],
      articles: [{ id: 'pets', version: 3 }],
      call: { ucid: 'u-9', ani: '2135550177' },
      note: { id: ids.text(), body: 'She was upset.' },
    });
    await agent.sendEnvelope(envelope(contact));
    const told = {
      id: contact.contactId,
      channel: 'call',
      startedAt: contact.startedAt,
      endedAt: contact.endedAt,
      byName: 'The agent',
      language: 'en',
      disposition: 'filed',
      deed: 'opened',
      articles: [{ id: 'pets', version: 3 }],
    };
    const ask = async (desk: TestDesk, of: string, about: string) =>
      desk.post('/api/query/past-contacts', { of, id: about });
    expect(await ask(agent, 'case', open.caseId)).toEqual({ status: 200, body: { contacts: [told] } });
    expect(await ask(agent, 'caller', id)).toEqual({
      status: 200,
      body: { contacts: [{ ...told, deed: null }] },
    });
    const [auditor, worker] = [await the.desk('auditor'), await the.desk('worker', 'LASAN')];
    expect((await ask(auditor, 'case', open.caseId)).status).toBe(200);
    expect((await ask(auditor, 'caller', id)).status).toBe(403);
    expect((await ask(worker, 'case', open.caseId)).status).toBe(404);
    expect((await ask(worker, 'caller', id)).status).toBe(403);
    expect((await ask(agent, 'case', ids.case())).status).toBe(404);
  });
});

describe('presence', () => {
  const set = (desk: TestDesk, presence: unknown, forMs = 0) =>
    desk.post('/api/presence', { presence, forMs });
  const kept = (desk: TestDesk) =>
    the.hub.db.selectFrom('presence').selectAll().where('account_id', '=', desk.account.id).execute();

  test('is the last word of each person, by the hub’s clock', async () => {
    const lead = await the.desk('lead', 'BSS');
    await set(lead, { state: 'available' });
    const answer = await set(lead, { state: 'away', reason: 'lunch' }, 60_000);
    const [row, ...more] = await kept(lead);
    expect(more).toEqual([]);
    expect(row).toEqual({
      account_id: lead.account.id,
      state: 'away',
      reason: 'lunch',
      since: expect.any(Number),
      until: expect.any(Number),
    });
    expect(answer).toEqual({
      status: 200,
      body: { presence: { state: 'away', reason: 'lunch' }, since: row?.since },
    });
    expect(Math.abs(Date.now() - 60_000 - (row?.since ?? 0))).toBeLessThan(5_000);
    await set(lead, { state: 'on-contact' });
    expect(await kept(lead)).toMatchObject([{ state: 'on-contact', reason: null }]);
  });

  test('ends when the desk falls silent, and holds while it speaks', async () => {
    const lead = await the.desk('lead', 'BSS');
    const now = () =>
      the.hub.db.selectFrom('presence_now').selectAll().where('account_id', '=', lead.account.id).execute();
    await set(lead, { state: 'available' }, 60_000);
    const [said] = await kept(lead);
    expect(Math.abs(Date.now() + PRESENCE_LEASE - (said?.until ?? 0))).toBeLessThan(5_000);
    expect(await now()).toMatchObject([{ state: 'available', reason: null, since: said?.since }]);
    const silentAt = Date.now() - 10_000;
    await the.hub.db
      .updateTable('presence')
      .set({ until: silentAt })
      .where('account_id', '=', lead.account.id)
      .execute();
    expect(await now()).toMatchObject([{ state: 'signed-out', reason: null, since: silentAt }]);
    await set(lead, { state: 'away', reason: 'lunch' });
    expect(await now()).toMatchObject([{ state: 'away', reason: 'lunch' }]);
  });

  test('takes no reason the city does not know, no nonsense, and nobody who takes no contacts', async () => {
    const [auditor, supervisor] = await Promise.all([the.desk('auditor'), the.desk('supervisor')]);
    expect([
      (await set(supervisor, { state: 'away', reason: 'siesta' })).status,
      (await set(supervisor, { state: 'away' })).status,
      (await set(supervisor, { state: 'asleep' })).status,
      (await set(supervisor, { state: 'available' }, -1)).status,
      (await set(auditor, { state: 'available' })).status,
    ]).toEqual([400, 400, 400, 400, 403]);
    expect([...(await kept(supervisor)), ...(await kept(auditor))]).toEqual([]);
  });
});
