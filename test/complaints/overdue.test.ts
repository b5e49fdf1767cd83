import { sql } from 'kysely';
import { io } from 'socket.io-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { moveUpOverdue } from '../../hub/complaints/move-up-overdue.ts';
import type { Db } from '../../hub/storage/database.ts';
import { openDatabase } from '../../hub/storage/open-database.ts';
import { COMPLAINT_QUERIES } from '../../shared/contract/complaint-view.ts';
import { OWN_BELL, PROTOCOL } from '../../shared/contract/hub-protocol.ts';
import type { ComplaintCommand } from '../../shared/domain/complaint/complaint-command.ts';
import type { ComplaintId } from '../../shared/domain/ids.ts';
import { DAY, MINUTE } from '../../shared/domain/instant.ts';
import { atEndOfFile } from '../clean-up.ts';
import { moveClock } from '../move-clock.ts';
import { until } from '../program.ts';
import { ids, testHub, type TestDesk, type TestHub } from '../test-hub.ts';
import { fileCommand, said, sendComplaint } from './complaint-commands.ts';

/** Clocks go for days here; nobody is signed out meanwhile. */
const LONG = { sessionTimes: { idle: 10_000 * DAY, longest: 10_000 * DAY } };

let hub: TestHub;
let otherHub: TestHub;
let agent: TestDesk;
let lead: TestDesk;
let otherLead: TestDesk;
let auditor: TestDesk;
let supervisor: TestDesk;

beforeAll(async () => {
  hub = await testHub(LONG);
  otherHub = await testHub({ ...LONG, databaseUrl: hub.databaseUrl });
  agent = await hub.desk('agent', 'ITA');
  lead = await hub.desk('lead', 'BSS');
  otherLead = await hub.desk('lead', 'LASAN');
  auditor = await hub.desk('auditor');
  supervisor = await hub.desk('supervisor');
});

const recordOf = async (complaintId: ComplaintId) => {
  const { body } = await supervisor.post('/api/query/complaint', { complaintId, number: null });
  const record = COMPLAINT_QUERIES.complaint.output.parse(body);
  if (record === null) throw new Error(`complaint ${complaintId} is not there`);
  return record;
};
const typesOf = async (id: ComplaintId) => (await recordOf(id)).steps.map(({ event }) => event.type);
const done = async (command: ComplaintCommand) =>
  expect(await sendComplaint(supervisor, command)).toMatchObject({ status: 'recorded' });
async function filed(rest: Parameters<typeof fileCommand>[0] = {}): Promise<ComplaintId> {
  const command = fileCommand(rest);
  expect(await sendComplaint(agent, command)).toMatchObject({ status: 'recorded' });
  return command.complaintId;
}

async function nowIn(db: Db): Promise<number> {
  const { rows } = await sql<{ now: number }>`select now_ms() as now`.execute(db);
  return rows[0]?.now ?? 0;
}

/** Lets the clock of a complaint's next stage run out, in the database. */
async function runOut(id: ComplaintId, { db } = hub.hub): Promise<number> {
  const { facts } = await recordOf(id);
  if (facts.clock === null) throw new Error('nothing is due');
  await moveClock(db, facts.clock.dueAt - (await nowIn(db)) + MINUTE);
  return facts.clock.dueAt;
}
const missed = (id: ComplaintId, times: number) =>
  until(`${times} missed stages`, async () => {
    const record = await recordOf(id);
    const steps = record.steps.filter(({ event }) => event.type === 'complaint-overdue');
    return steps.length === times ? { ...record, missedSteps: steps } : null;
  });

/** Commands that the hubs' clock has sent. */
async function sentByClock(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from commands where type = 'advance-complaint' and account_id is null`.execute(
    hub.hub.db,
  );
  return rows[0]?.n ?? 0;
}

/** How often a person's own bell rang at a hub. */
async function bellOf(desk: TestDesk, at: TestHub): Promise<() => number> {
  let rung = 0;
  const socket = io(at.url, {
    transports: ['websocket'],
    auth: { token: desk.signedIn.token, protocol: PROTOCOL },
  });
  atEndOfFile(() => {
    socket.disconnect();
  });
  socket.on(OWN_BELL, () => (rung += 1));
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return () => rung;
}

describe('a complaint whose next stage is overdue', () => {
  it('rings at the desks of those who may see it, at every hub, and at nobody else’s', async () => {
    const [here, there, leads, auditors, agents] = await Promise.all([
      bellOf(supervisor, hub),
      bellOf(supervisor, otherHub),
      bellOf(lead, otherHub),
      bellOf(auditor, hub),
      bellOf(agent, hub),
    ]);
    const id = await filed({ about: 'person', statement: said('He shouted at me') });
    await until('the filing has rung', async () => (here() > 0 && there() > 0 ? true : null));
    const before = [here(), there()];
    await runOut(id);
    expect((await missed(id, 1)).facts.tier).toBe(2);
    await until('both hubs ring', async () =>
      here() > (before[0] ?? 0) && there() > (before[1] ?? 0) ? true : null,
    );
    expect([leads(), auditors(), agents()]).toEqual([0, 0, 0]);
    // Whom it leaves is told, too: their list is shorter then.
    const assign = { type: 'assign-complaint', complaintId: id, department: 'BSS' } as const;
    await done({ ...assign, assignee: lead.account.id });
    await until('the lead hears of it', async () => (leads() === 1 ? true : null));
    await done({ ...assign, assignee: null });
    await until('the lead hears that it left', async () => (leads() === 2 ? true : null));
    await done({ type: 'add-complaint-note', complaintId: id, visibility: 'internal', note: said('More') });
    const notes = await filed({ about: 'person' });
    const last = here();
    await done({ type: 'add-complaint-note', complaintId: notes, visibility: 'internal', note: said('x') });
    await until('the supervisor hears of what came after it', async () => (here() > last ? true : null));
    expect([leads(), auditors(), agents()]).toEqual([2, 0, 0]);
    for (const complaintId of [id, notes])
      await done({ type: 'refer-complaint-outside', complaintId, recourse: 'ombudsman', remark: null });
  });

  it('moves up a tier, once for each stage, whichever hub sees it; at the top it stays, and that is said', async () => {
    const sent = await sentByClock();
    const id = await filed();
    const before = (await recordOf(id)).facts;
    expect([before.tier, before.offer?.contactPoint]).toEqual([1, 'bss-complaint-1']);
    const dueAt = await runOut(id);
    const first = await missed(id, 1);
    const [step] = first.missedSteps;
    expect(step).toMatchObject({
      by: { id: null, role: 'system' },
      byName: 'Desk311',
      event: {
        type: 'complaint-overdue',
        stage: 'acknowledged',
        dueAt,
        offer: { number: 2, came: 'advanced', tier: 2, contactPoint: 'bss-complaint-2' },
      },
      texts: {},
    });
    const { facts } = first;
    expect([facts.stage, facts.tier, facts.offer?.contactPoint, facts.clock]).toEqual([
      'received',
      2,
      'bss-complaint-2',
      { ...before.clock, missed: { at: step?.at, tier: 2 } },
    ]);
    // Both hubs look again, at once and often: it moved for this stage.
    const { core } = hub.hub;
    expect(await Promise.all([core, otherHub.hub.core, core].map((one) => moveUpOverdue(one)))).toEqual([
      0, 0, 0,
    ]);
    await moveClock(hub.hub.db, DAY);

    await done({ type: 'acknowledge-complaint', complaintId: id, how: 'nobody-to-tell', remark: null });
    expect((await recordOf(id)).facts.clock?.missed).toBeNull();
    const { body } = await lead.post('/api/query/complaints', { ended: false, caseId: null });
    expect(COMPLAINT_QUERIES.complaints.output.parse(body).counts).toEqual({ open: 1, late: 0 });
    await runOut(id);
    // The small city has two tiers.
    const second = await missed(id, 2);
    expect(second.missedSteps[1]).toMatchObject({ event: { stage: 'assessed', offer: null } });
    expect([second.facts.tier, second.facts.offer?.contactPoint, second.facts.clock?.missed?.tier]).toEqual([
      2,
      'bss-complaint-2',
      null,
    ]);
    expect(await typesOf(id)).toEqual([
      'complaint-received',
      'complaint-overdue',
      'complaint-acknowledged',
      'complaint-overdue',
    ]);
    // Two hubs look, and each move was one command.
    expect(await sentByClock()).toBe(sent + 2);
    await done({ type: 'refer-complaint-outside', complaintId: id, recourse: 'ombudsman', remark: null });
    await moveClock(hub.hub.db, 400 * DAY);
    expect(await moveUpOverdue(core)).toBe(0);
    expect((await typesOf(id)).at(-1)).toBe('complaint-referred-outside');
  });

  it('does not move when somebody was in time, and never at the word of a person', async () => {
    const id = await filed();
    const { clock } = (await recordOf(id)).facts;
    if (clock === null) throw new Error('nothing is due');
    const { stage, dueAt } = clock;
    const advance = { type: 'advance-complaint', complaintId: id, stage, dueAt } as const;
    const answers = await Promise.all(
      [supervisor, lead, auditor, agent, otherLead].map((desk) => sendComplaint(desk, advance)),
    );
    expect(answers.map((one) => (one.status === 'refused' ? one.refusal.code : one.status))).toEqual([
      'not-permitted',
      'not-permitted',
      'not-permitted',
      'not-permitted',
      'not-found',
    ]);
    const byClock = async () => {
      const envelope = { commandId: ids.command(), seq: 1, command: advance, seen: null };
      const result = await hub.hub.execute({
        consoleId: ids.console(),
        actor: { kind: 'system', name: 'clock' },
        envelope,
      });
      return result.status === 'refused' ? result.refusal.code : result.status;
    };
    expect(await byClock()).toBe('edge-not-allowed');
    await done({ type: 'acknowledge-complaint', complaintId: id, how: 'nobody-to-tell', remark: null });
    // The first clock has run out then, the one that runs has not.
    await moveClock(hub.hub.db, dueAt - (await nowIn(hub.hub.db)) + MINUTE);
    expect([await byClock(), await moveUpOverdue(hub.hub.core)]).toEqual(['edge-not-allowed', 0]);
    expect(await typesOf(id)).toEqual(['complaint-received', 'complaint-acknowledged']);
    await done({ type: 'refer-complaint-outside', complaintId: id, recourse: 'ombudsman', remark: null });
  });

  it('moves up after a time without any hub, once', async () => {
    const id = await filed();
    const { facts } = await recordOf(id);
    const later = (facts.clock?.dueAt ?? 0) - (await nowIn(hub.hub.db)) + MINUTE;
    await Promise.all([hub.hub.close(), otherHub.hub.close()]);
    const db = openDatabase(hub.databaseUrl);
    await moveClock(db, later);
    await db.destroy();
    const [one] = await Promise.all([1, 2].map(() => testHub({ ...LONG, databaseUrl: hub.databaseUrl })));
    if (one === undefined) throw new Error('no hub');
    const events = () =>
      one.hub.db.selectFrom('complaint_events').select('event').where('complaint_id', '=', id).execute();
    await until('it moved up', async () => ((await events()).length > 1 ? true : null));
    await moveClock(one.hub.db, DAY);
    expect(await moveUpOverdue(one.hub.core)).toBe(0);
    expect((await events()).map(({ event }) => event.type).toSorted()).toEqual([
      'complaint-overdue',
      'complaint-received',
    ]);
  });
});
