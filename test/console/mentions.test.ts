import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AccountId, CaseId } from '../../shared/domain/ids.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import {
  assignCommand,
  ids,
  noteCommand,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';

/** One desk of a person: its folder outlives it, its wire to the hub can be cut. */
interface Place {
  readonly folder: string;
  readonly wire: Wire;
  desk: InProcessDesk;
}

let hub: TestHub;
let agent: TestDesk;
let supervisor: TestDesk;
let me: TestDesk;
let here: Place;
let there: Place;
const QUICK = { gather: 30, poll: 300 };

const open = (folder: string, wire: Wire) =>
  openDesk(folder, wire.url, { options: { mentionTiming: QUICK } });
const signIn = ({ desk }: Place) =>
  desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
async function place(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-mentions-'));
  const wire = await layWire(hub.url);
  return { folder, wire, desk: await open(folder, wire) };
}
const live = ({ desk }: Place) =>
  until(
    'live',
    async () => ((await desk.ask('connection.get', {})).state.name === 'live' ? true : null),
    20_000,
    () => desk.log.join('\n'),
  );
async function restart(at: Place): Promise<void> {
  await at.desk.close();
  at.desk = await open(at.folder, at.wire);
  await signIn(at);
}

beforeAll(async () => {
  hub = await testHub();
  agent = await hub.desk('agent', 'ITA');
  supervisor = await hub.desk('supervisor');
});
beforeEach(async () => {
  me = await hub.desk('worker', 'BSS');
  [here, there] = await Promise.all([place(), place()]);
  await Promise.all([signIn(here), signIn(there)]);
  await Promise.all([live(here), live(there)]);
});
afterEach(async () => {
  for (const { desk, folder, wire } of [here, there]) {
    await desk.close();
    await wire.close();
    rmSync(folder, { recursive: true });
  }
});

async function pothole(): Promise<{ id: CaseId; number: string | null }> {
  const opening = openCommand();
  const opened = await agent.send(opening);
  if (opened.status !== 'accepted') throw new Error('the case was not opened');
  return { id: opening.caseId, number: opened.number };
}
async function mention(id: CaseId, body: string, who: AccountId[] = [me.account.id], from = agent) {
  const command = { ...noteCommand(id, body), mentions: who };
  expect((await from.send(command)).status).toBe('accepted');
  return command.note.id;
}
const list = async ({ desk }: Place) => (await desk.ask('mention.list', {})).rows;
const texts = async (at: Place) => (await list(at)).map(({ text }) => text);
const shows = async (at: Place, expected: (string | null)[]) => {
  await expect.poll(() => texts(at), { timeout: 30_000 }).toEqual(expected);
  expect(await at.desk.ask('mention.count', {})).toEqual({ count: expected.length });
};
const fresh = ({ desk }: Place) =>
  desk.events.flatMap((event) => (event.type === 'mentions-changed' ? event.fresh : []));

it('stands on every desk with who, when, which case and how it begins, until it was seen on one', async () => {
  const { id, number } = await pothole();
  const long = `@The worker ${'look at the gate. '.repeat(30)}`;
  const note = await mention(id, long);
  await shows(here, [`${long.slice(0, 299)}…`]);
  const [row] = await list(here);
  expect(row).toEqual({
    note,
    case: (
      await here.desk.ask('case.list', { list: 'all', filter: '', sort: 'opened', offset: 0, limit: 9 })
    ).rows.find((one) => one.id === id),
    at: (await here.desk.ask('case.get', { id }))?.entries.at(-1)?.at,
    byName: 'The agent',
    text: `${long.slice(0, 299)}…`,
  });
  expect(row?.case.number).toBe(number);
  await shows(there, [`${long.slice(0, 299)}…`]);
  await expect.poll(() => [fresh(here), fresh(there)], { timeout: 10_000 }).toEqual([[note], [note]]);

  await here.desk.ask('mention.see', { caseId: id, note: null });
  await shows(here, []);
  await shows(there, []);
  expect([fresh(here), fresh(there)]).toEqual([[note], [note]]);
});

it('is of the one note that was marked, the newest first; one’s own and those of others are none', async () => {
  const [one, two] = [await pothole(), await pothole()];
  const first = await mention(one.id, 'first');
  await mention(two.id, 'second', [me.account.id, agent.account.id]);
  await mention(one.id, 'third');
  await mention(one.id, 'to myself', [me.account.id], me);
  await mention(one.id, 'to another', [agent.account.id]);
  await shows(here, ['third', 'second', 'first']);
  await here.desk.ask('mention.see', { caseId: two.id, note: first });
  await here.desk.ask('mention.see', { caseId: one.id, note: first });
  await shows(here, ['third', 'second']);
  await here.desk.ask('mention.see', { caseId: one.id, note: null });
  await shows(here, ['second']);
  await shows(there, ['second']);
  expect((await list(there)).map((row) => [row.case.id, row.byName])).toEqual([[two.id, 'The agent']]);
});

it('is seen without the hub, over a restart, and the hub and the other desk hear of it later', async () => {
  const { id } = await pothole();
  await mention(id, 'look');
  await Promise.all([shows(here, ['look']), shows(there, ['look'])]);
  here.wire.cut();
  await here.desk.ask('mention.see', { caseId: id, note: null });
  await shows(here, []);
  await restart(here);
  await shows(here, []);
  expect(await texts(there)).toEqual(['look']);
  await mention(id, 'came meanwhile');
  here.wire.mend();
  await shows(there, ['came meanwhile']);
  await shows(here, ['came meanwhile']);
});

it('is news once: not what the first copy brings, not after a restart, not what was seen elsewhere', async () => {
  const { id } = await pothole();
  await mention(id, 'yesterday');
  const third = await place();
  try {
    await signIn(third);
    await live(third);
    await shows(third, ['yesterday']);
    const note = await mention(id, 'just now');
    await shows(third, ['just now', 'yesterday']);
    await expect.poll(() => fresh(third), { timeout: 10_000 }).toEqual([note]);
    await restart(third);
    await live(third);
    await shows(third, ['just now', 'yesterday']);
    expect(fresh(third)).toEqual([]);

    third.wire.cut();
    await mention(id, 'seen at the other desk');
    await expect.poll(async () => (await texts(here)).length, { timeout: 20_000 }).toBe(3);
    await here.desk.ask('mention.see', { caseId: id, note: null });
    await shows(there, []);
    third.wire.mend();
    await shows(third, []);
    expect(fresh(third)).toEqual([]);
  } finally {
    await third.desk.close();
    await third.wire.close();
    rmSync(third.folder, { recursive: true });
  }
});

it('goes with the case when that goes out of sight, and comes back with it', async () => {
  const { id } = await pothole();
  await mention(id, 'seen');
  await shows(here, ['seen']);
  await here.desk.ask('mention.see', { caseId: id, note: null });
  await mention(id, 'not seen');
  await shows(here, ['not seen']);
  expect((await supervisor.send(assignCommand(id, 'LASAN'))).status).toBe('accepted');
  await shows(here, []);
  expect((await supervisor.send(assignCommand(id, 'BSS'))).status).toBe('accepted');
  await shows(here, ['not seen']);
});

it('can be written while the hub is away: to those it told of before', async () => {
  const { id } = await pothole();
  await expect.poll(async () => (await here.desk.ask('case.get', { id }))?.facts.id).toBe(id);
  const online = await here.desk.ask('colleague.all', {});
  expect(online.colleagues.map((one) => one.id)).toContain(agent.account.id);
  here.wire.cut();
  there.wire.cut();
  expect(await here.desk.ask('colleague.all', {})).toEqual(online);
  expect(await there.desk.ask('colleague.all', {})).toEqual({ colleagues: [] });

  const command = { ...noteCommand(id, '@The agent, done'), mentions: [agent.account.id] };
  const commandId = ids.command();
  expect((await here.desk.ask('command.send', { commandId, command })).status).toBe('queued');
  expect((await here.desk.ask('case.get', { id }))?.entries.at(-1)).toMatchObject({
    event: { type: 'note-added', mentions: [agent.account.id] },
    pending: true,
  });
  here.wire.mend();
  await expect
    .poll(async () => (await here.desk.ask('outbox.list', {})).entries, { timeout: 20_000 })
    .toEqual([]);
  expect((await here.desk.ask('case.get', { id }))?.entries.at(-1)).toMatchObject({
    event: { type: 'note-added', text: command.note.id, mentions: [agent.account.id] },
    commandId,
    pending: false,
  });
});
