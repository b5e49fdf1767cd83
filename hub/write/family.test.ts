import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { callerId, type CaseId } from '../../shared/domain/ids.ts';
import {
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
let other: TestDesk;
let supervisor: TestDesk;
let worker: TestDesk;

beforeAll(async () => {
  the = await testHub();
  [agent, other, supervisor, worker] = await Promise.all([
    the.desk('agent'),
    the.desk('lead', 'LASAN'),
    the.desk('supervisor'),
    the.desk('worker', 'BSS', 'POTHOLES'),
  ]);
});

const part = (of: CaseId, parent: CaseId): CaseCommand => ({ type: 'link-parent', caseId: of, parent });
const noPart = (of: CaseId, parent: CaseId): CaseCommand => ({ type: 'unlink-parent', caseId: of, parent });
const somebody = (name: string) => ({
  kind: 'new' as const,
  id: callerId.parse(ids.case()),
  name,
  phone: null,
  email: null,
  language: 'en',
});

async function opened(rest: Parameters<typeof openCommand>[0] = {}) {
  const command = openCommand(rest);
  const result = await agent.send(command);
  if (result.status !== 'accepted') throw new Error(result.refusal.message);
  return { id: command.caseId, number: result.number ?? '' };
}

async function factsOf(id: CaseId) {
  const row = await the.hub.db
    .selectFrom('cases')
    .select(['facts', 'feed_no'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row.facts, feedNo: row.feed_no };
}

const codes = (results: readonly { status: string; refusal?: { code: string } }[]) =>
  results.map((one) => one.refusal?.code ?? one.status).toSorted();

test('a part and its whole are told to every desk in one transaction, and parted again', async () => {
  const [whole, piece] = [await opened(), await opened()];
  expect(await agent.send(part(piece.id, whole.id))).toMatchObject({
    status: 'accepted',
    caseId: piece.id,
    number: piece.number,
  });
  const [a, b] = await Promise.all([factsOf(whole.id), factsOf(piece.id)]);
  expect([a.children, b.parent]).toEqual([[piece.id], whole.id]);
  const { items } = await other.feed(Math.min(a.feedNo, b.feedNo) - 1);
  const told = items.flatMap((one) => (one.kind === 'case' ? [one.entries.at(-1)?.event] : []));
  expect(told).toEqual([
    { type: 'parent-linked', parent: whole.id, split: false, callerIds: [], anonymousCallers: 0 },
    { type: 'child-linked', child: piece.id, split: false },
  ]);
  expect(await agent.send(noPart(piece.id, whole.id))).toMatchObject({ status: 'accepted' });
  expect(await agent.send(noPart(piece.id, whole.id))).toMatchObject({ refusal: { code: 'invalid' } });
  expect([(await factsOf(whole.id)).children, (await factsOf(piece.id)).parent]).toEqual([[], null]);
});

test('of writers who link the same at once, one is taken', async () => {
  const [a, b, c] = [await opened(), await opened(), await opened()];
  const both = await Promise.all([agent.send(part(c.id, a.id)), other.send(part(c.id, b.id))]);
  expect(codes(both)).toEqual(['accepted', 'parent-target']);
  const [d, e] = [await opened(), await opened()];
  const crossed = await Promise.all([
    agent.send(part(d.id, e.id)),
    other.send(part(e.id, d.id)),
    supervisor.send(part(d.id, e.id)),
    agent.send({ type: 'link-duplicate', caseId: e.id, duplicateOf: d.id }),
  ]);
  expect(crossed.filter((one) => one.status === 'accepted')).toHaveLength(1);
  const [left, right] = await Promise.all([factsOf(d.id), factsOf(e.id)]);
  expect(
    [left.parent, right.parent, left.duplicateOf, right.duplicateOf].filter((id) => id !== null),
  ).toHaveLength(1);
});

test('a case is closed over open parts only by who says so, also while a part is being linked', async () => {
  const [whole, mine, theirs] = [await opened(), await opened(), await opened({ service: 'bulky-items' })];
  await agent.send(part(mine.id, whole.id));
  await agent.send(part(theirs.id, whole.id));
  expect(await worker.send(closeCommand(whole.id))).toMatchObject({
    refusal: {
      code: 'open-children',
      // A part of another department is counted, and not named.
      message: `2 parts of this case are still open: ${mine.number}, one not shown here. Close them first, or say that they stay open.`,
    },
  });
  await supervisor.send(closeCommand(mine.id));
  const stayOpen = [theirs.id];
  expect(await worker.send({ ...closeCommand(whole.id), stayOpen })).toMatchObject({ status: 'accepted' });
  const { rows } = await sql<{ event: { stayOpen?: string[] } }>`
    select event from events where case_id = ${whole.id} and event ->> 'type' = 'closed'`.execute(the.hub.db);
  expect(rows.map((row) => row.event.stayOpen)).toEqual([stayOpen]);
  expect((await factsOf(theirs.id)).state).toBe('new');

  for (let n = 0; n < 6; n += 1) {
    const [a, b] = [await opened(), await opened()];
    const [linked, closed] = await Promise.all([
      agent.send(part(b.id, a.id)),
      supervisor.send(closeCommand(a.id)),
    ]);
    // Whoever was first, nobody closed over a part they had not heard of.
    expect([linked.status, closed.status].toSorted()).toEqual(['accepted', 'refused']);
  }
});

test('a part that is split off has all callers of the first and a number, or is not opened', async () => {
  const [ana, luis] = [somebody('Ana'), somebody('Luis')];
  const first = await opened({ caller: ana });
  await agent.send({ type: 'add-caller', caseId: first.id, caller: luis });
  const split = await opened({ splitFrom: first.id, caller: { kind: 'known', id: ana.id } });
  expect(await factsOf(split.id)).toMatchObject({
    number: expect.stringMatching(/^1-7\d{9}$/),
    parent: first.id,
    callerIds: [ana.id, luis.id],
  });
  expect((await factsOf(first.id)).children).toEqual([split.id]);
  const again = openCommand({ splitFrom: split.id });
  expect(await agent.send(again)).toMatchObject({ refusal: { code: 'parent-target' } });
  expect(await agent.send(noteCommand(again.caseId, 'Hello'))).toMatchObject({
    refusal: { code: 'not-found' },
  });
});

test('a caller who joins a duplicate while it is linked or unlinked is where the link says', async () => {
  for (let n = 0; n < 4; n += 1) {
    const [original, repeat] = [await opened(), await opened()];
    const link: CaseCommand = { type: 'link-duplicate', caseId: repeat.id, duplicateOf: original.id };
    const caller = somebody('Mei');
    await Promise.all([agent.send(link), other.send({ type: 'add-caller', caseId: repeat.id, caller })]);
    expect((await factsOf(original.id)).callerIds).toEqual([caller.id]);
    const late = somebody('Late');
    const [unlinked] = await Promise.all([
      agent.send({ ...link, type: 'unlink-duplicate' }),
      other.send({ type: 'add-caller', caseId: repeat.id, caller: late }),
    ]);
    expect(unlinked.status).toBe('accepted');
    expect([(await factsOf(original.id)).callerIds, (await factsOf(repeat.id)).callerIds]).toEqual([
      [],
      [caller.id, late.id],
    ]);
  }
});

test('callers of a duplicate who are merged leave with it as one', async () => {
  const [ana, double] = [somebody('Ana'), somebody('Ana R')];
  const [original, repeat] = [await opened(), await opened({ caller: ana })];
  await agent.send({ type: 'add-caller', caseId: repeat.id, caller: double });
  const link = { type: 'link-duplicate', caseId: repeat.id, duplicateOf: original.id } as const;
  await agent.send(link);
  const merged = await agent.send({
    type: 'merge-callers',
    caseId: repeat.id,
    callerId: ana.id,
    otherId: double.id,
    nameOf: ana.id,
  });
  expect(merged.status).toBe('accepted');
  expect((await factsOf(original.id)).callerIds).toEqual([ana.id]);
  await agent.send({ ...link, type: 'unlink-duplicate' });
  expect([(await factsOf(original.id)).callerIds, (await factsOf(repeat.id)).callerIds]).toEqual([
    [],
    [ana.id],
  ]);
});

test('cases linked before the links were kept on both sides are named by the one they repeat', async () => {
  const [original, first, second] = [await opened(), await opened(), await opened()];
  for (const { id } of [first, second])
    await agent.send({ type: 'link-duplicate', caseId: id, duplicateOf: original.id });
  await sql`update cases set facts = facts - 'duplicates' - 'children' - 'parent'
    where id in (${original.id}, ${first.id}, ${second.id})`.execute(the.hub.db);
  const path = new URL('../storage/migrations/0130-family.sql', import.meta.url);
  await sql.raw(readFileSync(path, 'utf8')).execute(the.hub.db);
  const none = { callerIds: [], anonymousCallers: 0 };
  expect((await factsOf(original.id)).duplicates).toEqual([
    { id: first.id, ...none },
    { id: second.id, ...none },
  ]);
  const unlink = { type: 'unlink-duplicate', caseId: first.id, duplicateOf: original.id } as const;
  expect(await agent.send(unlink)).toMatchObject({ status: 'accepted' });
  const { duplicates, anonymousCallers } = await factsOf(original.id);
  expect({ duplicates, anonymousCallers }).toEqual({
    duplicates: [{ id: second.id, ...none }],
    anonymousCallers: 3,
  });
});
