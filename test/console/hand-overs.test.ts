import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { HandOverCommand } from '../../shared/domain/hand-over.ts';
import { handOverId } from '../../shared/domain/ids.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { ids, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

type Written = Extract<HandOverCommand, { type: 'write-hand-over' }>;

let hub: TestHub;
let lead: TestDesk;
let next: TestDesk;
let wire: Wire;
let desk: InProcessDesk;
let nextDesk: InProcessDesk;
const folders: string[] = [];

const left = (rest: Partial<Written> = {}): Written => ({
  type: 'write-hand-over',
  handOverId: handOverId.parse(ids.case()),
  department: 'BSS',
  text: { id: ids.text(), body: 'The gate is locked after six' },
  escalations: [{ caseId: ids.case(), escalationId: escalationId.parse(ids.case()) }],
  ...rest,
});
const envelope = (command: HandOverCommand) => ({ commandId: ids.command(), seq: 1, command, seen: null });
const listed = async (of: InProcessDesk) => (await of.ask('hand-over.list', {})).handOvers;
const told = () => desk.log.join('\n');

async function sit(who: TestDesk, url: string): Promise<InProcessDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-hand-overs-'));
  folders.push(folder);
  const opened = await openDesk(folder, url);
  await opened.ask('session.sign-in', { login: who.account.login, password: PASSWORD });
  await until('live', async () => (await opened.ask('connection.get', {})).state.name === 'live' || null);
  return opened;
}

beforeAll(async () => {
  hub = await testHub();
  [lead, next] = [await hub.desk('lead', 'BSS'), await hub.desk('worker', 'BSS')];
  wire = await layWire(hub.url);
  [desk, nextDesk] = [await sit(lead, wire.url), await sit(next, hub.url)];
});
afterAll(async () => {
  await Promise.all([desk.close(), nextDesk.close()]);
  await wire.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('a hand-over', () => {
  it('is told at once to whoever may take it, and who took it to whoever left it', async () => {
    const command = left();
    expect(await desk.ask('command.send', { commandId: ids.command(), command })).toEqual({
      status: 'queued',
      reference: 'a hand-over',
    });
    const rang = await until('the bell', () =>
      nextDesk.events.some((event) => event.type === 'hand-overs-changed') ? true : null,
    );
    expect(rang).toBe(true);
    const [first] = await listed(nextDesk);
    expect(first).toEqual({
      id: command.handOverId,
      department: 'BSS',
      by: { id: lead.account.id, name: lead.account.name },
      at: expect.any(Number),
      text: command.text.body,
      escalations: command.escalations,
      takenBy: [],
      pending: false,
    });
    const take = { type: 'take-hand-over', handOverId: command.handOverId } as const;
    await nextDesk.ask('command.send', { commandId: ids.command(), command: take });
    const taken = await until('taken', async () => {
      const [one] = await listed(desk);
      return one !== undefined && one.takenBy.length > 0 ? one.takenBy : null;
    });
    expect(taken).toEqual([{ id: next.account.id, name: next.account.name, at: expect.any(Number) }]);
    // Taking twice is taking once.
    await next.sendEnvelope(envelope(take));
    expect((await listed(desk))[0]?.takenBy).toHaveLength(1);
  });

  it('written without the hub stands here as unsent, and arrives once when the hub is back', async () => {
    wire.cut();
    await until('offline', async () =>
      (await desk.ask('connection.get', {})).state.name === 'offline' ? true : null,
    );
    const command = left({ text: { id: ids.text(), body: 'Written in the cellar' } });
    const commandId = ids.command();
    await desk.ask('command.send', { commandId, command });
    const away = await desk.ask('hand-over.list', {});
    expect(away.asOf).toEqual(expect.any(Number));
    expect(away.handOvers.map(({ text, pending }) => [text, pending])).toEqual([
      ['Written in the cellar', true],
      ['The gate is locked after six', false],
    ]);
    wire.mend();
    await desk.ask('connection.retry', {});
    await until(
      'nothing unsent',
      async () => (await desk.ask('outbox.list', {})).entries.length === 0 || null,
      20_000,
      told,
    );
    await desk.ask('command.send', { commandId, command });
    expect((await listed(nextDesk)).filter(({ id }) => id === command.handOverId)).toHaveLength(1);
  });

  it('is for its department’s people and the supervisors; auditors read, others see nothing', async () => {
    const command = left();
    await lead.sendEnvelope(envelope(command));
    const may = async (role: Role, department?: string) => {
      const one = await hub.desk(role, department);
      const read = await one.post('/api/query/hand-overs', {});
      const body = JSON.stringify(read.body);
      const took = await one.sendEnvelope(
        envelope({ type: 'take-hand-over', handOverId: command.handOverId }),
      );
      const wrote = await one.sendEnvelope(envelope(left()));
      return [
        read.status === 200 && body.includes(command.handOverId),
        took.status === 'refused' ? took.refusal.code : took.status,
        wrote.status === 'refused' ? wrote.refusal.code : wrote.status,
      ];
    };
    expect({
      agent: await may('agent', 'ITA'),
      worker: await may('worker', 'BSS'),
      lead: await may('lead', 'BSS'),
      otherLead: await may('lead', 'LASAN'),
      supervisor: await may('supervisor'),
      auditor: await may('auditor'),
      steward: await may('steward'),
    }).toEqual({
      agent: [false, 'not-permitted', 'not-permitted'],
      worker: [true, 'recorded', 'recorded'],
      lead: [true, 'recorded', 'recorded'],
      // As if it were not there.
      otherLead: [false, 'not-found', 'not-permitted'],
      supervisor: [true, 'recorded', 'recorded'],
      auditor: [true, 'not-permitted', 'not-permitted'],
      steward: [false, 'not-permitted', 'not-permitted'],
    });
  });

  it('keeps its words apart: erased, the rest of it stands', async () => {
    const command = left();
    await lead.sendEnvelope(envelope(command));
    expect(await lead.sendEnvelope(envelope(command))).toMatchObject({
      status: 'refused',
      refusal: { code: 'already-exists' },
    });
    await hub.hub.db.deleteFrom('hand_over_words').where('hand_over_id', '=', command.handOverId).execute();
    const [first] = await listed(nextDesk);
    expect(first).toMatchObject({ id: command.handOverId, text: null, escalations: command.escalations });
    const ledger = await hub.hub.db.selectFrom('commands').selectAll().execute();
    expect(JSON.stringify(ledger)).not.toContain('gate is locked');
  });
});
