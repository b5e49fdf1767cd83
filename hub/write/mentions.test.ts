import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountId, CaseId, TextId } from '../../shared/domain/ids.ts';
import {
  assignCommand,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;
let worker: TestDesk;
let stranger: TestDesk;
let lead: TestDesk;

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent', 'ITA');
  worker = await the.desk('worker', 'BSS');
  stranger = await the.desk('worker', 'LASAN');
  lead = await the.desk('lead', 'LASAN');
});

const CANNOT =
  'Somebody you mention does not work here any more, or may not see this case. The note was not added: write it again without them.';

async function pothole(): Promise<CaseId> {
  const opening = openCommand();
  expect((await agent.send(opening)).status).toBe('accepted');
  return opening.caseId;
}
function mention(id: CaseId, mentions: AccountId[], body = 'Please look') {
  return { ...noteCommand(id, body), mentions };
}
/** What is refused, with whom it names. */
async function refusalOf(from: TestDesk, id: CaseId, mentions: AccountId[]) {
  const result = await from.send(mention(id, mentions));
  if (result.status !== 'refused') return result.status;
  const { code, message, fields } = result.refusal;
  return { code, message, who: fields.map(({ mine }) => mine) };
}
const notesOf = async (id: CaseId) => {
  const { rows } = await sql<{ event: unknown }>`
    select event from events where case_id = ${id} and event ->> 'type' = 'note-added' order by version`.execute(
    the.hub.db,
  );
  return rows.map(({ event }) => event);
};
const sync = async (desk: TestDesk, seen: TextId[], unseen: TextId[]) =>
  desk.post('/api/query/sync-mentions', { seen, unseen });

describe('a note that mentions', () => {
  test('is told to all desks with ids alone, and its text lies apart', async () => {
    const id = await pothole();
    const command = mention(id, [worker.account.id, lead.account.id], '@The worker, the gate is open');
    expect((await agent.send(command)).status).toBe('accepted');
    const event = {
      type: 'note-added',
      text: command.note.id,
      visibility: 'internal',
      mentions: [worker.account.id, lead.account.id],
    };
    expect(await notesOf(id)).toEqual([event]);
    const { items } = await worker.feed(0, 2_000);
    const item = items.find((one) => one.kind === 'case' && one.facts.id === id);
    if (item?.kind !== 'case') throw new Error('the feed does not tell the case');
    const last = item.entries.at(-1);
    expect([last?.event, last?.texts]).toEqual([event, { [command.note.id]: command.note.body }]);
  });

  test('is refused alike for who is unknown, inactive or may not see the case, and adds nothing', async () => {
    const id = await pothole();
    const gone = await the.desk('agent', 'ITA');
    await the.hub.db
      .updateTable('accounts')
      .set({ active: false })
      .where('id', '=', gone.account.id)
      .execute();
    const nobody = ids.account();
    const { id: able } = worker.account;
    const cannot = (who: AccountId[]) => ({ code: 'invalid', message: CANNOT, who });
    expect([
      await refusalOf(agent, id, [able, nobody]),
      await refusalOf(agent, id, [gone.account.id]),
      await refusalOf(agent, id, [able, stranger.account.id, gone.account.id]),
    ]).toEqual([cannot([nobody]), cannot([gone.account.id]), cannot([stranger.account.id, gone.account.id])]);
    expect(await notesOf(id)).toEqual([]);
    await agent.send(assignCommand(id, 'LASAN'));
  });

  test('asks for the sender’s own right first, then for each once', async () => {
    const id = await pothole();
    const auditor = await the.desk('auditor');
    const twice = [worker.account.id, worker.account.id];
    expect([
      await refusalOf(stranger, id, [ids.account()]),
      await refusalOf(stranger, ids.case(), [ids.account()]),
      await refusalOf(auditor, id, [ids.account()]),
      await refusalOf(agent, id, twice),
    ]).toEqual([
      { code: 'not-found', message: 'There is no such case, or it is not yours to see.', who: [] },
      { code: 'not-found', message: 'There is no such case, or it is not yours to see.', who: [] },
      { code: 'not-permitted', message: "Your role can't add a note.", who: [] },
      { code: 'invalid', message: 'A colleague is mentioned twice. Mention each once.', who: [] },
    ]);
    const eleven = Array.from({ length: 11 }, () => ids.account());
    await expect(agent.send(mention(id, eleven))).rejects.toThrow('has room for 10 colleagues');
  });

  test('mentions whom the case was handed to, and nobody who lost sight of it', async () => {
    const supervisor = await the.desk('supervisor');
    const id = await pothole();
    expect(await refusalOf(agent, id, [stranger.account.id])).toMatchObject({ who: [stranger.account.id] });
    expect((await supervisor.send(assignCommand(id, 'LASAN'))).status).toBe('accepted');
    expect([
      await refusalOf(agent, id, [stranger.account.id]),
      await refusalOf(agent, id, [worker.account.id]),
    ]).toEqual(['accepted', { code: 'invalid', message: CANNOT, who: [worker.account.id] }]);
  });
});

describe('what somebody has seen', () => {
  test('is kept for them alone, and only of notes that mention them', async () => {
    const id = await pothole();
    const [theirs, plain] = [mention(id, [worker.account.id]), noteCommand(id, 'nobody in particular')];
    for (const command of [theirs, plain]) await agent.send(command);
    const notes = [theirs.note.id, plain.note.id, ids.text()];
    expect(await sync(worker, [], notes)).toEqual({ status: 200, body: { seen: [] } });
    expect(await sync(lead, notes, notes)).toEqual({ status: 200, body: { seen: [] } });
    expect(await sync(worker, notes, notes)).toEqual({ status: 200, body: { seen: [theirs.note.id] } });
    expect(await sync(worker, notes, [])).toEqual({ status: 200, body: { seen: [] } });
    const kept = await the.hub.db.selectFrom('mentions_seen').select(['account_id', 'note']).execute();
    expect(kept).toEqual([{ account_id: worker.account.id, note: theirs.note.id }]);
  });

  test('stays so when the text is erased, and goes with the account', async () => {
    const id = await pothole();
    const leaver = await the.desk('agent', 'ITA');
    const command = mention(id, [leaver.account.id]);
    await agent.send(command);
    await sync(leaver, [command.note.id], []);
    await sql`update texts set body = null where id = ${command.note.id}`.execute(the.hub.db);
    expect(await sync(leaver, [], [command.note.id])).toEqual({
      status: 200,
      body: { seen: [command.note.id] },
    });
    await the.hub.db.deleteFrom('accounts').where('id', '=', leaver.account.id).execute();
    const left = await the.hub.db
      .selectFrom('mentions_seen')
      .select('note')
      .where('account_id', '=', leaver.account.id)
      .execute();
    expect(left).toEqual([]);
  });
});

test('everybody who works here is told, by name and without anything secret', async () => {
  const { body } = await lead.post('/api/query/list-colleagues', { department: null });
  const active = await the.hub.db
    .selectFrom('accounts')
    .select(['id', 'login', 'name', 'role', 'department', 'unit'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  expect(body).toEqual({ colleagues: active });
});
