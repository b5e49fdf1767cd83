import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId, commandId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { importedCase } from '../../test/imported-case.ts';
import { FIRST_DAY, QUICK_TIMES, writingHub, type WritingHub } from '../../test/messages/writing-hub.ts';
import { until } from '../../test/program.ts';
import { assignCommand, closeCommand, ids, noteCommand, type TestDesk } from '../../test/test-hub.ts';
import { recordHistory } from '../write/record-history.ts';

let world: WritingHub;
let agent: TestDesk;
let supervisor: TestDesk;

beforeAll(async () => {
  world = await writingHub();
  ({ agent, supervisor } = world);
});

const to = (address: string) => world.mail.mails.filter((one) => one.to === address);

describe('a life of a case', () => {
  it('is told step by step by mail, each with an id of its own, in order, without what is internal', async () => {
    const { id, caller, number } = await world.opened({ email: 'ana@example.org', name: 'Ana Ruiz' });
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
    await world.over(id, 2);
    await supervisor.send(closeCommand(id, 'The crew filled it.\nThank you.'));
    await agent.send({
      type: 'reopen-case',
      caseId: id,
      reason: 'not-done',
      explanation: { id: ids.text(), body: 'INTERNAL: says it is still there' },
    });
    const messages = await world.over(id, 4);
    expect(
      messages.map(({ occasion, channel, state, template, address, attempts }) => ({
        occasion,
        channel,
        state,
        template,
        address,
        attempts,
      })),
    ).toEqual(
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
    const late = await world.opened({ email: 'late@example.org' }, 'dead-animal');
    const done = await world.opened({ email: 'done@example.org' }, 'dead-animal');
    await world.over(late.id, 1);
    await supervisor.send(closeCommand(done.id));
    await world.over(done.id, 2);
    try {
      await world.setClock(FIRST_DAY + 2 * DAY);
      const messages = await world.over(late.id, 2);
      expect(messages.map(({ occasion, state }) => [occasion, state])).toEqual([
        ['acknowledged', 'sent'],
        ['overdue', 'sent'],
      ]);
      expect(to('late@example.org')[1]?.body).toMatch(
        /was due by Thursday, July 2 at 12:0\d.PM\. It is not done yet/,
      );
      // Another change of the late case tells nothing again.
      await supervisor.send(assignCommand(late.id, 'LASAN', 'NC'));
      await world.opened({ email: 'after@example.org' });
      await until('the next', () => (to('after@example.org').length > 0 ? true : null));
      expect([(await world.over(late.id, 2)).length, (await world.over(done.id, 2)).length]).toEqual([2, 2]);
    } finally {
      await world.setClock(FIRST_DAY);
    }
  }, 40_000);

  it('a wait that moves the due day is told as a delay, with both days', async () => {
    const { id } = await world.opened({ email: 'delay@example.org' });
    await world.over(id, 1);
    const state = { type: 'change-state' as const, caseId: id, scheduledFor: null, remark: null };
    await supervisor.send({ ...state, to: 'waiting', waitingReason: 'weather' });
    try {
      await world.setClock(FIRST_DAY + 2 * DAY);
      await supervisor.send({ ...state, to: 'in-progress', waitingReason: null });
      const messages = await world.over(id, 2);
      expect(messages.map(({ occasion }) => occasion)).toEqual(['acknowledged', 'delayed']);
      expect(messages[1]?.body).toMatch(
        /It was due by Tuesday, July 7\. It is now due by Wednesday, July 8\./,
      );
    } finally {
      await world.setClock(FIRST_DAY);
    }
  });

  it('imported history tells nobody anything', async () => {
    const record = importedCase(1);
    const before = world.mail.mails.length;
    await recordHistory(world.hub.hub.core, { commandId: commandId.parse(ids.command()), records: [record] });
    const { id } = await world.opened({ email: 'marker@example.org' });
    await world.over(id, 1);
    const { rows } = await sql`select from messages where case_id = ${record.id}`.execute(world.hub.hub.db);
    expect([rows.length, world.mail.mails.length - before]).toEqual([0, 1]);
  });
});

describe('what can go wrong on the way', () => {
  it('a server that asks to come later is asked again; the message is the same', async () => {
    world.mail.refuse('busy@', { code: 451, at: 'mail' });
    const { id } = await world.opened({ email: 'busy@example.org' });
    const waiting = await until('a second try', async () => {
      const [message] = (await world.messagesOf(id)).messages;
      return message !== undefined && message.attempts >= 2 && message.state === 'queued' ? message : null;
    });
    expect(waiting).toMatchObject({
      state: 'queued',
      error: 'the mail server asked to try again later (451)',
    });
    world.mail.refuse('busy@', null);
    const [message] = await world.over(id, 1);
    expect(message).toMatchObject({ state: 'sent', error: null });
    expect(to('busy@example.org').map((one) => one.id)).toEqual([`<${message?.id}@small.example>`]);
  });

  it('an address that nobody has bounces once, and the next message does not go there', async () => {
    world.mail.refuse('nobody@', { code: 550, at: 'recipient' });
    const { id, caller } = await world.opened({ email: 'nobody@example.org' });
    const [message] = await world.over(id, 1);
    expect(message).toMatchObject({
      state: 'bounced',
      attempts: 1,
      error: 'the mail server knows no such address (550)',
    });
    expect((await world.messagesOf(id)).closedWays).toEqual([
      { callerId: caller, channel: 'mail', because: 'dead-address' },
    ]);
    await supervisor.send(closeCommand(id));
    expect((await world.over(id, 2)).map(({ state, held }) => [state, held])).toEqual([
      ['bounced', null],
      ['suppressed', 'dead-address'],
    ]);
    expect(world.hub.log()).not.toContain('nobody@example.org');
    // A mail that is refused for what it says is no reason to give the address up.
    world.mail.refuse('strict@', { code: 554, at: 'mail' });
    const strict = await world.opened({ email: 'strict@example.org' });
    expect(await world.over(strict.id, 1)).toMatchObject([{ state: 'bounced', attempts: 1 }]);
    expect((await world.messagesOf(strict.id)).closedWays).toEqual([]);
  });

  it('what can’t be delivered at all is given up, and the rest of the case is told', async () => {
    world.mail.refuse('away@', { code: 421, at: 'recipient' });
    const { id } = await world.opened({ email: 'away@example.org' });
    await supervisor.send(closeCommand(id));
    const [first] = await until('the end of trying', async () => {
      const { messages } = await world.messagesOf(id);
      const list = messages.toReversed();
      return list[0]?.state === 'failed' ? list : null;
    });
    expect(first).toMatchObject({
      occasion: 'acknowledged',
      state: 'failed',
      attempts: QUICK_TIMES.attempts,
    });
    world.mail.refuse('away@', null);
    expect((await world.over(id, 2)).map(({ state }) => state)).toEqual(['failed', 'sent']);
  }, 20_000);

  it('a caller who wants no mail gets none, can have it again, and both are decided by the hub', async () => {
    const { id, caller } = await world.opened({ email: 'quiet@example.org' });
    await world.over(id, 1);
    const set = (wanted: boolean, desk = agent) =>
      desk.send({ type: 'set-messages', caseId: id, callerId: caller, channel: 'mail', wanted });
    expect(await set(false, await world.hub.desk('auditor'))).toMatchObject({
      status: 'refused',
      refusal: { code: 'not-permitted' },
    });
    expect(await set(false)).toMatchObject({ status: 'accepted' });
    expect((await world.messagesOf(id)).closedWays).toEqual([
      { callerId: caller, channel: 'mail', because: 'opted-out' },
    ]);
    await supervisor.send(closeCommand(id));
    expect((await world.over(id, 2))[1]).toMatchObject({
      state: 'suppressed',
      held: 'opted-out',
      address: null,
    });
    expect(await set(true)).toMatchObject({ status: 'accepted' });
    await agent.send({
      type: 'reopen-case',
      caseId: id,
      reason: 'not-done',
      explanation: { id: ids.text(), body: 'It is still there.' },
    });
    expect((await world.over(id, 3))[2]).toMatchObject({ occasion: 'reopened', state: 'sent' });
    expect(to('quiet@example.org').length).toBe(2);

    // Two records of one person: what one of them said holds for both.
    const double = await world.opened({ email: 'double@example.org' });
    await world.over(double.id, 1);
    await agent.send({
      type: 'set-messages',
      caseId: double.id,
      callerId: double.caller,
      channel: 'mail',
      wanted: false,
    });
    const merged = await agent.send({
      type: 'merge-callers',
      caseId: id,
      callerId: caller,
      otherId: double.caller,
      nameOf: caller,
    });
    expect(merged).toMatchObject({ status: 'accepted' });
    await supervisor.send(closeCommand(double.id));
    expect((await world.over(double.id, 2))[1]).toMatchObject({
      callerId: caller,
      state: 'suppressed',
      held: 'opted-out',
    });
  });

  it('a name that looks like a header is a name', async () => {
    const { id } = await world.opened({
      email: 'eve@example.org',
      name: 'Eve\r\nBcc: victim@example.org\r\n\r\n<b>Hi</b>',
      language: 'es',
    });
    await world.over(id, 1);
    const [arrived] = to('eve@example.org');
    expect(arrived?.headerNames.filter((name) => ['bcc', 'cc', 'to'].includes(name))).toEqual(['to']);
    expect(arrived?.body.startsWith('Hola, Eve Bcc: victim@example.org <b>Hi</b>:\n')).toBe(true);
    expect(world.mail.mails.filter((one) => one.to.includes('victim'))).toEqual([]);
  });

  it('only those who may see the callers see what they were told', async () => {
    const { id } = await world.opened({ email: 'seen@example.org' });
    await world.over(id, 1);
    const [steward, worker, stranger] = await Promise.all([
      world.hub.desk('steward'),
      world.hub.desk('worker', 'BSS'),
      world.hub.desk('worker', 'LASAN'),
    ]);
    const ask = (desk: TestDesk, of = id) => desk.post('/api/query/case-messages', { caseId: of });
    const unknown = await ask(agent, caseId.parse(ids.case()));
    expect([(await ask(steward)).status, (await ask(worker)).status]).toEqual([403, 200]);
    expect(await ask(stranger)).toEqual(unknown);
  });
});
