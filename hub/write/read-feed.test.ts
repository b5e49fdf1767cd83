import { beforeAll, describe, expect, test } from 'vitest';
import type { FeedItem } from '../../shared/contract/case-record.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../shared/contract/hub-protocol.ts';
import { callerId, type CaseId } from '../../shared/domain/ids.ts';
import { importedCase } from '../../test/imported-case.ts';
import {
  assignCommand,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';
import { recordHistory } from './record-history.ts';

let the: TestHub;
let agent: TestDesk;
let supervisor: TestDesk;
let streets: TestDesk;
let sanitation: TestDesk;
let steward: TestDesk;

beforeAll(async () => {
  the = await testHub();
  [agent, supervisor, streets, sanitation, steward] = await Promise.all([
    the.desk('agent'),
    the.desk('supervisor'),
    the.desk('worker', 'BSS'),
    the.desk('worker', 'LASAN'),
    the.desk('steward'),
  ]);
});

async function open(service = 'pothole'): Promise<CaseId> {
  const command = openCommand({
    service,
    description: { id: ids.text(), body: 'Deep and wide' },
    caller: {
      kind: 'new',
      id: callerId.parse(ids.case()),
      name: 'Ana Ruiz',
      phone: '213 555 0142',
      email: null,
      language: 'en',
    },
  });
  await agent.send(command);
  return command.caseId;
}

/** Everything a desk is told, page by page, from a feed number on. */
async function pull(desk: TestDesk, since: number, limit: number) {
  const items: FeedItem[] = [];
  let cursor = since;
  for (let pages = 1; ; pages += 1) {
    const page = await desk.feed(cursor, limit);
    items.push(...page.items);
    cursor = page.coversUpTo;
    if (cursor === page.head) return { items, cursor, pages, page };
  }
}

const brief = (items: readonly FeedItem[]) =>
  items.map((item) =>
    item.kind === 'gone' ? { gone: item.caseId } : { case: item.facts.id, entries: item.entries.length },
  );

test('pages tell each case once, in the order of the feed, and cover everything up to the head', async () => {
  const opened = [await open(), await open(), await open(), await open(), await open()];
  await agent.send(noteCommand(opened[0]!, 'The first one moves to the end'));
  const { items, page, pages } = await pull(agent, 0, 2);
  expect(brief(items)).toEqual([
    ...opened.slice(1).map((id) => ({ case: id, entries: 2 })),
    { case: opened[0], entries: 3 },
  ]);
  expect(pages).toBe(3);
  expect(page).toMatchObject({
    epoch: expect.any(String),
    scope: agent.signedIn.scope,
    catalogueVersion: 'small-1',
    head: 6,
  });
  expect(items.map((item) => item.feedNo)).toEqual([2, 3, 4, 5, 6]);

  const first = await agent.feed(0, 2);
  expect(first).toMatchObject({ coversUpTo: 3, remaining: 3 });
  expect((await agent.feed(3, 2)).remaining).toBeNull();
  expect((await agent.get('/api/feed?since=3&limit=2&count=1')).body).toMatchObject({
    coversUpTo: 5,
    remaining: 1,
  });
});

test('a case comes with its whole timeline, its texts and its callers', async () => {
  const id = await open();
  const { cursor } = await pull(agent, 0, 500);
  const note = noteCommand(id, 'Caller rang again');
  await agent.send(note);
  const { items } = await agent.feed(cursor);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    kind: 'case',
    facts: { id, noteCount: 1 },
    entries: [
      { version: 1, event: { type: 'case-opened' } },
      { version: 2, event: { type: 'caller-joined' } },
      { version: 3, byName: 'The agent', texts: { [note.note.id]: 'Caller rang again' } },
    ],
    callers: [{ name: 'Ana Ruiz', phoneLast4: '0142' }],
  });
});

test('a cursor at the head is told nothing, and one beyond it is told where the head is', async () => {
  const { head } = await agent.feed(0, 1);
  expect(await agent.feed(head)).toMatchObject({ items: [], coversUpTo: head, head });
  expect(await agent.feed(head + 1_000)).toMatchObject({ items: [], coversUpTo: head, head });
});

test('an erased text is told as null', async () => {
  const id = await open();
  const note = noteCommand(id, 'To be erased');
  await agent.send(note);
  await the.hub.db.updateTable('texts').set({ body: null }).where('id', '=', note.note.id).execute();
  const { items } = await pull(agent, 0, 500);
  const item = items.find((one) => one.kind === 'case' && one.facts.id === id);
  expect(item?.kind === 'case' ? item.entries.at(-1)?.texts : null).toEqual({ [note.note.id]: null });
});

test('a steward is told of cases without their callers', async () => {
  await open();
  const { items } = await pull(steward, 0, 500);
  expect(items.length).toBeGreaterThan(0);
  expect(items.filter((item) => item.kind === 'case' && item.callers.length > 0)).toEqual([]);
});

describe('a department is told', () => {
  test('of its own cases only', async () => {
    const own = await open('bulky-items');
    await open('pothole');
    const { items, page } = await pull(sanitation, 0, 500);
    expect(items.map((item) => (item.kind === 'case' ? item.facts.department : 'gone'))).toEqual(['LASAN']);
    expect(brief(items)).toEqual([{ case: own, entries: 2 }]);
    expect(page.remaining).toBe(0);
    expect(page.scope).not.toBe(agent.signedIn.scope);
  });

  test('of a case it gets whole, and to drop one it loses', async () => {
    const id = await open('pothole');
    const before = { streets: await pull(streets, 0, 500), sanitation: await pull(sanitation, 0, 500) };
    await supervisor.send(assignCommand(id, 'LASAN', 'NC'));
    expect(brief((await streets.feed(before.streets.cursor)).items)).toEqual([{ gone: id }]);
    const gained = (await sanitation.feed(before.sanitation.cursor)).items;
    // The desk had none of it: what it lacks it asks the hub for.
    expect(gained).toMatchObject([
      { kind: 'case', facts: { id, department: 'LASAN', formerDepartments: ['BSS'] } },
    ]);

    // Told again for as long as something happens to it, for a desk that was away meanwhile.
    await agent.send(noteCommand(id, 'Still not ours'));
    expect(brief((await streets.feed(before.streets.cursor)).items)).toEqual([{ gone: id }]);
    // A first fill has nothing to drop.
    expect((await pull(streets, 0, 500)).items.filter((item) => item.kind === 'gone')).toEqual([]);

    await supervisor.send(assignCommand(id, 'BSS'));
    expect(brief((await streets.feed(before.streets.cursor)).items)).toEqual([{ case: id, entries: 5 }]);
  });

  test('of a case referred to it while it is with another', async () => {
    const id = await open('pothole');
    const { cursor } = await pull(sanitation, 0, 500);
    await supervisor.send({
      type: 'refer',
      caseId: id,
      receiver: { kind: 'department', department: 'LASAN' },
      explanation: { id: ids.text(), body: 'It is a sunken catch basin.' },
    });
    expect((await sanitation.feed(cursor)).items).toMatchObject([
      { kind: 'case', facts: { id, state: 'referred' } },
    ]);
    const { cursor: after } = await pull(sanitation, cursor, 500);
    await supervisor.send(assignCommand(id, 'BSS'));
    expect(brief((await sanitation.feed(after)).items)).toEqual([{ gone: id }]);
    expect(
      (await pull(streets, 0, 500)).items.some((item) => item.kind === 'case' && item.facts.id === id),
    ).toBe(true);
  });

  test('and one without a department is told nothing', async () => {
    const nobody = await the.desk('worker');
    expect((await pull(nobody, 0, 500)).items).toEqual([]);
  });
});

test('2,000 cases of a page come fast', async () => {
  const { cursor } = await pull(agent, 0, 2_000);
  for (const half of [0, 1]) {
    const records = Array.from({ length: 1_000 }, (_, n) => importedCase(half * 1_000 + n));
    await recordHistory(the.hub.core, { commandId: ids.command(), records });
  }
  const address = `${the.url}/api/feed?since=${cursor}&limit=2000`;
  const headers = { authorization: `Bearer ${agent.signedIn.token}`, [PROTOCOL_HEADER]: String(PROTOCOL) };
  await (await fetch(address, { headers })).text();
  const before = performance.now();
  const text = await (await fetch(address, { headers })).text();
  const took = performance.now() - before;
  expect((JSON.parse(text) as { items: unknown[] }).items).toHaveLength(2_000);
  console.log(
    `feed: ${Math.round(2_000_000 / took)} cases/s, ${Math.round(text.length / 2_000)} characters each`,
  );
  expect(took).toBeLessThan(5_000);
});
