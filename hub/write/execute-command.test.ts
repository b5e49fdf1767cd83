import { beforeAll, describe, expect, test } from 'vitest';
import type { CommandEnvelope } from '../../shared/contract/hub-protocol.ts';
import { callerId, caseId } from '../../shared/domain/ids.ts';
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

let the: TestHub;
let agent: TestDesk;
let supervisor: TestDesk;
let worker: TestDesk;

beforeAll(async () => {
  the = await testHub();
  [agent, supervisor, worker] = await Promise.all([
    the.desk('agent'),
    the.desk('supervisor'),
    the.desk('worker', 'BSS', 'POTHOLES'),
  ]);
});

const envelope = (command: CommandEnvelope['command']): CommandEnvelope => ({
  commandId: ids.command(),
  seq: 1,
  command,
  seen: null,
});
const newId = () => callerId.parse(ids.case());

async function opened(rest: Parameters<typeof openCommand>[0] = {}) {
  const command = openCommand(rest);
  const result = await agent.send(command);
  if (result.status !== 'accepted') throw new Error(result.refusal.message);
  return { id: command.caseId, feedNo: result.feedNo, number: result.number };
}

const rowOf = (id: string) =>
  the.hub.db.selectFrom('cases').selectAll().where('id', '=', caseId.parse(id)).executeTakeFirstOrThrow();

test('a case opened has a number of ours, its row, its events and its texts', async () => {
  const description = { id: ids.text(), body: 'A deep hole by the hydrant' };
  const caller = newId();
  const command = openCommand({
    description,
    caller: {
      kind: 'new',
      id: caller,
      name: 'Ana Ruiz',
      phone: '(213) 555-0142',
      email: 'ana@example.org',
      language: 'es',
    },
  });
  const sent = envelope(command);
  const result = await agent.sendEnvelope(sent);
  const { feed_no, facts, ...columns } = await rowOf(command.caseId);
  expect(result).toEqual({
    status: 'accepted',
    commandId: sent.commandId,
    feedNo: feed_no,
    caseId: command.caseId,
    number: expect.stringMatching(/^1-7\d{9}$/),
  });
  expect(columns).toEqual({
    id: command.caseId,
    number: facts.number,
    number_source: 'desk311',
    service: 'pothole',
    department: 'BSS',
    receiver_department: null,
    state: 'new',
    opened_at: facts.openedAt,
    due_at: facts.clock.dueAt,
    closed_at: null,
  });
  const record = await agent.post('/api/query/get-case', { caseId: command.caseId, number: null });
  expect(record.body).toEqual({
    facts: { ...facts, callerIds: [caller], version: 2 },
    entries: [
      expect.objectContaining({
        version: 1,
        byName: 'The agent',
        texts: { [description.id]: description.body },
      }),
      expect.objectContaining({ version: 2, event: { type: 'caller-joined', callerId: caller }, texts: {} }),
    ],
    callers: [
      {
        id: caller,
        name: 'Ana Ruiz',
        language: 'es',
        phoneLast4: '0142',
        phoneKeys: [expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)],
        emailMasked: 'a***@example.org',
      },
    ],
  });
});

test('the same command again has no effect and the same answer', async () => {
  const { id } = await opened();
  const sent = envelope(noteCommand(id, 'Called back'));
  const first = await agent.sendEnvelope(sent);
  expect(await agent.sendEnvelope(sent)).toEqual(first);
  expect((await rowOf(id)).facts).toMatchObject({ noteCount: 1, version: 3 });
});

test('the same command many times at once has one effect', async () => {
  const { id } = await opened();
  const sent = envelope(noteCommand(id, 'Sent by an impatient network'));
  const results = await Promise.all(Array.from({ length: 12 }, () => agent.sendEnvelope(sent)));
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect((await rowOf(id)).facts).toMatchObject({ noteCount: 1, version: 3 });
});

test('the same case opened by two commands at once is opened once', async () => {
  const command = openCommand();
  const results = await Promise.all([agent.send(command), supervisor.send(command), agent.send(command)]);
  expect(
    results.map((result) => (result.status === 'accepted' ? 'accepted' : result.refusal.code)).toSorted(),
  ).toEqual(['accepted', 'already-exists', 'already-exists']);
  expect((await rowOf(command.caseId)).facts.version).toBe(2);
});

describe('a command id used again', () => {
  const reused = { code: 'command-id-reused', fields: [], message: expect.stringContaining('sent before') };

  test('for something else is refused, and the first effect stays', async () => {
    const { id } = await opened();
    const sent = envelope(noteCommand(id, 'The first'));
    await agent.sendEnvelope(sent);
    const other = { ...sent, command: noteCommand(id, 'The second') };
    expect(await agent.sendEnvelope(other)).toEqual({
      status: 'refused',
      commandId: sent.commandId,
      refusal: reused,
    });
    expect((await rowOf(id)).facts.noteCount).toBe(1);
    expect(await agent.sendEnvelope(sent)).toMatchObject({ status: 'accepted' });
  });

  test('by somebody else is refused', async () => {
    const { id } = await opened();
    const sent = envelope(noteCommand(id, 'Mine'));
    await agent.sendEnvelope(sent);
    expect(await supervisor.sendEnvelope(sent)).toMatchObject({ status: 'refused', refusal: reused });
  });

  test('with the same payload in another order of keys is the same command', async () => {
    const sent = envelope(
      openCommand({ answers: { id: ids.text(), catalogueVersion: 'v', values: { b: 1, a: 2 } } }),
    );
    const first = await agent.sendEnvelope(sent);
    const { answers } = sent.command as ReturnType<typeof openCommand>;
    const turned = {
      ...sent.command,
      answers: { ...answers, values: { a: 2, b: 1 } },
    } as CommandEnvelope['command'];
    expect(await agent.sendEnvelope({ ...sent, command: turned })).toEqual(first);
  });
});

test('a refusal is kept: the case may change, the answer does not', async () => {
  const { id } = await opened();
  const sent = envelope({
    type: 'reopen-case',
    caseId: id,
    reason: 'not-done',
    explanation: { id: ids.text(), body: 'It is still there.' },
  });
  const refused = await agent.sendEnvelope(sent);
  expect(refused).toMatchObject({ status: 'refused', refusal: { code: 'edge-not-allowed' } });
  await supervisor.send(closeCommand(id));
  expect(await agent.sendEnvelope(sent)).toEqual(refused);
  expect((await rowOf(id)).state).toBe('closed');
});

test('what somebody did not see is not overwritten', async () => {
  const { id } = await opened();
  const seen = { state: 'new' as const, department: 'BSS', unit: null, assignee: null };
  await supervisor.send(assignCommand(id, 'BSS', 'POTHOLES'), seen);
  expect(await worker.send(closeCommand(id), seen)).toMatchObject({
    status: 'refused',
    refusal: {
      code: 'conflict',
      fields: [
        { field: 'state', mine: 'new', theirs: 'assigned' },
        { field: 'unit', mine: 'none', theirs: 'POTHOLES' },
      ],
    },
  });
});

test('of two that close a case at once one is refused', async () => {
  const { id } = await opened();
  const seen = { state: 'new' as const, department: 'BSS', unit: null, assignee: null };
  const results = await Promise.all([
    supervisor.send(closeCommand(id), seen),
    worker.send(closeCommand(id), seen),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['accepted', 'refused']);
});

test('numbers another system has given are skipped', async () => {
  const { number } = await opened();
  const next = `1-${Number(number?.slice(2)) + 1}`;
  const record = {
    ...(await rowOf((await opened()).id)).facts,
    id: ids.case(),
    number: `1-${Number(next.slice(2)) + 1}`,
    numberSource: 'elsewhere',
  };
  await the.hub.db.insertInto('cases').values({ id: record.id, feed_no: -1, facts: record }).execute();
  expect((await opened()).number).toBe(`1-${Number(next.slice(2)) + 2}`);
  await the.hub.db.deleteFrom('cases').where('id', '=', record.id).execute();
});

test('a duplicate hands its callers on, in one transaction with two feed numbers', async () => {
  const original = await opened();
  const caller = newId();
  const repeat = await opened({
    caller: { kind: 'new', id: caller, name: 'Luis', phone: null, email: null, language: 'en' },
  });
  const linked = await agent.send({ type: 'link-duplicate', caseId: repeat.id, duplicateOf: original.id });
  const rows = await Promise.all([rowOf(repeat.id), rowOf(original.id)]);
  expect(rows.map(({ facts }) => [facts.duplicateOf, facts.callerIds, facts.anonymousCallers])).toEqual([
    [original.id, [caller], 0],
    [null, [caller], 1],
  ]);
  expect(linked).toMatchObject({
    feedNo: Math.max(...rows.map((row) => row.feed_no)),
    caseId: repeat.id,
    number: repeat.number,
  });
  expect(new Set(rows.map((row) => row.feed_no)).size).toBe(2);

  const close = { ...closeCommand(repeat.id), outcome: 'duplicate' as const };
  expect(await supervisor.send(close)).toMatchObject({ status: 'accepted' });
});

test('cases linked to each other at once do not wait for each other', async () => {
  const [a, b] = [await opened(), await opened()];
  const link = (from: typeof a, to: typeof a) =>
    agent.send({ type: 'link-duplicate', caseId: from.id, duplicateOf: to.id });
  const results = await Promise.all([link(a, b), link(b, a), link(a, b), link(b, a)]);
  expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(1);
});

describe('what only the database can tell', () => {
  test('a text can not take the id of another', async () => {
    const { id } = await opened();
    const first = noteCommand(id, 'Only for this case');
    await agent.send(first);
    const other = await opened();
    const stolen = { ...noteCommand(other.id, 'x'), note: { id: first.note.id, body: 'Let me read it' } };
    expect(await agent.send(stolen)).toMatchObject({
      status: 'refused',
      refusal: { code: 'already-exists' },
    });
  });

  test('a caller can not take the place of another, and a known one must be known', async () => {
    const caller = {
      kind: 'new' as const,
      id: newId(),
      name: 'Ana',
      phone: null,
      email: null,
      language: 'en',
    };
    const { id } = await opened({ caller });
    const other = await opened();
    expect(
      await agent.send({ type: 'add-caller', caseId: other.id, caller: { ...caller, name: 'Eve' } }),
    ).toMatchObject({
      refusal: { code: 'already-exists' },
    });
    const known = (who: string) => ({ kind: 'known' as const, id: callerId.parse(who) });
    expect(
      await agent.send({ type: 'add-caller', caseId: other.id, caller: known(caller.id) }),
    ).toMatchObject({ status: 'accepted' });
    expect(await agent.send({ type: 'add-caller', caseId: id, caller: known(ids.case()) })).toMatchObject({
      refusal: { code: 'unknown-caller' },
    });
  });

  test('a case is assigned to people of the department only', async () => {
    const { id } = await opened();
    const to = (desk: TestDesk) => ({ ...assignCommand(id, 'BSS'), assignee: desk.account.id });
    expect(await supervisor.send(to(agent))).toMatchObject({
      refusal: { code: 'invalid', message: 'This person does not work in BSS. Choose someone who does.' },
    });
    expect(await supervisor.send(to(worker))).toMatchObject({ status: 'accepted' });
  });
});

test('no such case and one that is not yours to see are answered alike', async () => {
  const elsewhere = await opened({ service: 'bulky-items' });
  const refusal = async (id: typeof elsewhere.id) => {
    const result = await worker.send(noteCommand(id, 'Hello'));
    return result.status === 'refused' ? result.refusal : null;
  };
  const hidden = await refusal(elsewhere.id);
  expect(hidden).toEqual({
    code: 'not-found',
    message: 'There is no such case, or it is not yours to see.',
    fields: [],
  });
  expect(await refusal(ids.case())).toEqual(hidden);
});
