import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallerInput } from '../../shared/domain/case-command.ts';
import { callerId, promiseId } from '../../shared/domain/ids.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, quickKeyStore, type InProcessDesk } from '../in-process-desk.ts';
import { startProgram, until, type ChildProgram } from '../program.ts';
import {
  contactCommandOf,
  ids,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';

let hub: TestHub;
let wire: Wire;
let me: TestDesk;
let other: TestDesk;
let folder: string;
let desk: InProcessDesk;
const children: ChildProgram[] = [];

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
  other = await hub.desk('agent');
});
afterAll(() => wire.close());
beforeEach(async () => {
  wire.mend();
  folder = mkdtempSync(join(tmpdir(), 'desk311-contacts-'));
  me = await hub.desk('agent');
  desk = await open();
  await live();
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  await desk.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<InProcessDesk> {
  const opened = await openDesk(folder, wire.url, { ports: { keys: quickKeyStore(true) } });
  await opened.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  return opened;
}
const told = () => desk.log.join('\n');
const live = () =>
  until(
    'live',
    async () => (await desk.ask('connection.get', {})).state.name === 'live' || null,
    20_000,
    told,
  );
const emptied = () =>
  until(
    'nothing unsent',
    async () => (await desk.ask('outbox.list', {})).entries.length === 0 || null,
    20_000,
    told,
  );
const recorded = (id: ReturnType<typeof ids.contact>) =>
  hub.hub.db.selectFrom('contact_records').select(['id', 'disposition']).where('id', '=', id).execute();

const newCaller = (name: string, phone: string): Extract<CallerInput, { kind: 'new' }> => ({
  kind: 'new',
  id: callerId.parse(ids.case()),
  name,
  phone,
  email: null,
  language: 'es',
});

describe('a contact', () => {
  it('goes out through the outbox and leaves it when the hub has it, without any feed', async () => {
    const command = contactCommandOf();
    const commandId = ids.command();
    const sent = await desk.ask('command.send', { commandId, command });
    expect(sent).toEqual({ status: 'queued', reference: 'a contact' });
    await emptied();
    expect(await recorded(command.contactId)).toEqual([
      { id: command.contactId, disposition: 'information' },
    ]);
    // The same once more, as a page would that missed the answer.
    await desk.ask('command.send', { commandId, command });
    await emptied();
    expect(await recorded(command.contactId)).toHaveLength(1);
  });

  it('that the rules do not allow is refused on the desk and not kept', async () => {
    const command = contactCommandOf({ disposition: 'filed' });
    const answer = await desk.ask('command.send', { commandId: ids.command(), command });
    expect(answer).toMatchObject({ status: 'refused', refusal: { code: 'invalid' } });
    expect((await desk.ask('outbox.list', {})).entries).toEqual([]);
  });

  it('waits on disk while the hub is away, with the case filed in it, and both arrive once', async () => {
    wire.cut();
    await until(
      'offline',
      async () => (await desk.ask('connection.get', {})).state.name === 'offline' || null,
    );
    const opened = openCommand({ caller: newCaller('Ana Ruiz', '213 555 0177') });
    await desk.ask('command.send', { commandId: ids.command(), command: opened });
    const command = contactCommandOf({
      disposition: 'filed',
      cases: [{ caseId: opened.caseId, deed: 'opened' }],
    });
    await desk.ask('command.send', { commandId: ids.command(), command });
    await desk.close();
    desk = await open();
    const { entries } = await desk.ask('outbox.list', {});
    expect(entries.map(({ command: { type }, caseReference }) => [type, caseReference])).toEqual([
      ['open-case', expect.stringMatching(/^New-/)],
      ['record-contact', 'a contact'],
    ]);
    wire.mend();
    await desk.ask('connection.retry', {});
    await emptied();
    expect(await recorded(command.contactId)).toHaveLength(1);
  });

  it('that the hub refused stays as work, and can be given up', async () => {
    const command = contactCommandOf();
    await other.sendEnvelope({ commandId: ids.command(), seq: 1, command, seen: null });
    const commandId = ids.command();
    await desk.ask('command.send', { commandId, command });
    const refused = await until('refused', async () => {
      const [entry] = (await desk.ask('outbox.list', {})).entries;
      return entry?.state.name === 'refused' ? entry : null;
    });
    expect(refused).toMatchObject({ commandId, state: { refusal: { code: 'already-exists' } } });
    await desk.ask('outbox.discard', { commandId });
    expect((await desk.ask('connection.get', {})).refused).toBe(0);
  });

  it('survives a kill, whenever it comes, and is recorded once', { timeout: 120_000 }, async () => {
    await desk.close();
    const commands = Array.from({ length: 4 }, () => contactCommandOf());
    const kept: string[] = [];
    for (const [round, command] of commands.entries()) {
      if (round % 2 === 1) wire.cut();
      const child = startProgram(
        'test/console/child-desk.ts',
        [folder, wire.url, me.account.login, PASSWORD],
        {},
      );
      children.push(child);
      await until('a desk', () => child.lines().includes('signed in') || null, 30_000, child.blame);
      child.tell({ commandId: ids.command(), command });
      await until(
        'kept',
        () => child.lines().some((line) => line.endsWith(' queued')) || null,
        30_000,
        child.blame,
      );
      await child.kill();
      kept.push(command.contactId);
      wire.mend();
    }
    desk = await open();
    await emptied();
    const rows = await hub.hub.db
      .selectFrom('contact_records')
      .select('id')
      .where(
        'id',
        'in',
        commands.map(({ contactId }) => contactId),
      )
      .execute();
    console.log(`${kept.length} contacts kept when killed, ${rows.length} recorded`);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
  });
});

describe('a call', () => {
  it('stays on the list, over a restart too, until somebody acknowledges it', async () => {
    const first = await desk.ask('call.note', { ani: '213-555-0142', ucid: 'c-1' });
    await desk.ask('call.note', { ucid: 'c-1', event: 'ended' });
    const id = first.call?.id ?? '';
    const missed = { ...first.call, step: 'ended', heardAt: expect.any(Number) };
    expect(desk.events.findLast(({ type }) => type === 'call')).toEqual({ type: 'call', call: missed });
    await desk.close();
    desk = await open();
    expect(await desk.ask('call.list', {})).toEqual({ calls: [missed] });
    await desk.ask('call.acknowledge', { id });
    expect(await desk.ask('call.list', {})).toEqual({ calls: [] });
    // What comes late of it does not bring it back.
    await desk.ask('call.note', { ucid: 'c-1', event: 'answered' });
    expect(await desk.ask('call.list', {})).toEqual({ calls: [] });
  });

  it('comes from the shell too, and is nobody’s when nobody is signed in', async () => {
    const news = { ani: '213-555-0142', ucid: 'c-2', event: 'ringing' as const, language: null };
    expect(await desk.console.call(news)).toMatchObject({ ok: true, value: { ucid: 'c-2' } });
    await desk.ask('session.sign-out', {});
    expect(await desk.console.call(news)).toMatchObject({ ok: false, failure: { code: 'signed-out' } });
    await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  });

  it.each([{ ani: 'x' }, { ucid: '<b>' }, { command: 'close-case' }, { event: 'held' }])(
    'of nonsense (%j) is refused',
    async (news) => {
      const failure = await desk.askInVain('call.note', news as never);
      expect(failure.code).toBe('invalid-input');
    },
  );

  it('is known by its number, with open cases first, online and off', async () => {
    const ana = newCaller('Ana Ruiz', '(213) 555-0101');
    const ben = newCaller('Ben Ruiz', '+1 213 555 0101');
    const eve = newCaller('Eve Short', '555-0102');
    const far = newCaller('Far Away', '(818) 555-0101');
    const closing = await hub.desk('supervisor');
    const commands = [ana, ana, ben, eve, far].map((caller) => openCommand({ caller }));
    const [first, second, ...rest] = commands;
    if (first === undefined || second === undefined) throw new Error('there are five');
    await other.send(first);
    await other.send({ ...second, caller: { kind: 'known', id: ana.id } });
    for (const command of rest) await other.send(command);
    await other.send({
      type: 'make-promise',
      caseId: second.caseId,
      promise: {
        id: promiseId.parse(ids.case()),
        kind: 'call-back',
        basis: 'agent',
        by: Date.now() + 60_000,
        language: 'en',
      },
      callerId: ana.id,
      why: null,
    });
    await closing.send({
      type: 'close-case',
      caseId: first.caseId,
      outcome: 'completed',
      explanation: { id: ids.text(), body: 'The crew filled it on Monday.' },
    });
    const lookUp = async (ani: string) => {
      const { candidates, holds } = await desk.ask('call.look-up', { ani });
      return {
        holds,
        who: candidates.map(({ card, match, cases, open: live, lastClosed }) => [
          card.name,
          match,
          cases,
          live.length,
          lastClosed?.id ?? null,
        ]),
      };
    };
    await until(
      'the close',
      async () => ((await lookUp('2135550101')).who[0]?.[4] === first.caseId ? true : null),
      20_000,
      told,
    );
    expect(await lookUp('+1 (213) 555-0101')).toEqual({
      holds: 'all',
      who: [
        ['Ana Ruiz', 'whole', 2, 1, first.caseId],
        ['Ben Ruiz', 'whole', 1, 1, null],
      ],
    });
    const { candidates } = await desk.ask('call.look-up', { ani: '2135550101' });
    expect(candidates.map(({ promises }) => promises)).toMatchObject([
      [{ caseId: second.caseId, promise: { kind: 'call-back', callerId: ana.id, end: null } }],
      [],
    ]);
    wire.cut();
    expect(await lookUp('213-555-0102')).toEqual({ holds: 'all', who: [['Eve Short', 'local', 1, 1, null]] });
    expect(new Set((await lookUp('555-0101')).who.map(([name]) => name))).toEqual(
      new Set(['Ana Ruiz', 'Ben Ruiz', 'Far Away']),
    );
    expect(await lookUp('311')).toEqual({ holds: 'all', who: [] });
    const unsent = newCaller('Una Sent', '323-555-0199');
    await desk.ask('command.send', { commandId: ids.command(), command: openCommand({ caller: unsent }) });
    expect((await lookUp('323 555 0199')).who).toEqual([['Una Sent', 'whole', 1, 1, null]]);
  });
});

describe('presence', () => {
  const stands = () =>
    hub.hub.db
      .selectFrom('presence')
      .select(['state', 'reason', 'since'])
      .where('account_id', '=', me.account.id)
      .execute();
  const standsAs = (state: string) =>
    until(state, async () => (await stands()).find((row) => row.state === state) ?? null, 20_000, told);

  it('is told to the hub, later when the hub is away, and ends with the session', async () => {
    const since = Date.now() - 60_000;
    await desk.ask('presence.set', { presence: { state: 'away', reason: 'lunch' }, since });
    const row = await standsAs('away');
    expect(row).toEqual({ state: 'away', reason: 'lunch', since: expect.any(Number) });
    expect(Math.abs(row.since - since)).toBeLessThan(5_000);
    wire.cut();
    await until(
      'offline',
      async () => (await desk.ask('connection.get', {})).state.name === 'offline' || null,
    );
    await desk.ask('presence.set', { presence: { state: 'on-contact' }, since: Date.now() });
    await desk.ask('presence.set', { presence: { state: 'wrap-up' }, since: Date.now() });
    wire.mend();
    await desk.ask('connection.retry', {});
    await standsAs('wrap-up');
    await desk.ask('session.sign-out', {});
    await standsAs('signed-out');
    await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  });
});
