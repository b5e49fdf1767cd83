import { beforeAll, describe, expect, it } from 'vitest';
import { COMPLAINT_QUERIES } from '../../shared/contract/complaint-view.ts';
import { complaintFacts } from '../../shared/domain/complaint/complaint-facts.ts';
import { seesComplaint } from '../../shared/domain/complaint/complaint-rights.ts';
import type { ComplaintCommand } from '../../shared/domain/complaint/complaint-command.ts';
import { actorOf } from '../../shared/contract/account.ts';
import { callerId, type CaseId, type ComplaintId } from '../../shared/domain/ids.ts';
import { closeCommand, ids, openCommand, testHub, type TestDesk, type TestHub } from '../test-hub.ts';
import { fileCommand, freshComplaint, notDoneCommand, said, sendComplaint } from './complaint-commands.ts';

let hub: TestHub;
let agent: TestDesk;
let otherAgent: TestDesk;
let lead: TestDesk;
let otherLead: TestDesk;
let supervisor: TestDesk;
let auditor: TestDesk;
let worker: TestDesk;
let steward: TestDesk;

const list = async (desk: TestDesk, ask: { ended?: boolean; caseId?: CaseId } = {}) => {
  const { body } = await desk.post('/api/query/complaints', { ended: true, caseId: null, ...ask });
  return COMPLAINT_QUERIES.complaints.output.parse(body);
};
const get = async (desk: TestDesk, complaintId: ComplaintId | null, number: string | null = null) => {
  const { body } = await desk.post('/api/query/complaint', { complaintId, number });
  return COMPLAINT_QUERIES.complaint.output.parse(body);
};
const receipt = async (desk: TestDesk, complaintId: ComplaintId) => {
  const { body } = await desk.post('/api/query/complaint-receipt', { complaintId });
  return COMPLAINT_QUERIES['complaint-receipt'].output.parse(body);
};
const filed = async (desk: TestDesk, command: ReturnType<typeof fileCommand>) => {
  expect(await sendComplaint(desk, command)).toMatchObject({ status: 'recorded' });
  return command.complaintId;
};
const outcome = async (desk: TestDesk, command: ComplaintCommand) => {
  const result = await sendComplaint(desk, command);
  return result.status === 'refused' ? result.refusal.code : result.status;
};
async function closedCase(): Promise<CaseId> {
  const command = openCommand();
  await agent.send(command);
  await supervisor.send(closeCommand(command.caseId));
  return command.caseId;
}
async function factsOf(id: CaseId) {
  const row = await hub.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.facts;
}

beforeAll(async () => {
  hub = await testHub();
  agent = await hub.desk('agent', 'ITA');
  otherAgent = await hub.desk('agent', 'ITA');
  lead = await hub.desk('lead', 'BSS');
  otherLead = await hub.desk('lead', 'LASAN');
  supervisor = await hub.desk('supervisor');
  auditor = await hub.desk('auditor');
  worker = await hub.desk('worker', 'BSS');
  steward = await hub.desk('steward');
});
const everybody = () => ({ agent, otherAgent, lead, otherLead, supervisor, auditor, worker, steward });

describe('who sees a complaint', () => {
  it('as the rights table says, in the list, by id and by number, and in the counts alike', async () => {
    const kinds = {
      plain: fileCommand(),
      confidential: fileCommand({ about: 'person' }),
      aboutLead: fileCommand({ about: 'person', subject: lead.account.id }),
      given: fileCommand({ about: 'person' }),
    };
    for (const command of Object.values(kinds)) await filed(agent, command);
    expect(
      await outcome(supervisor, {
        type: 'assign-complaint',
        complaintId: kinds.given.complaintId,
        department: 'BSS',
        assignee: lead.account.id,
      }),
    ).toBe('recorded');
    const seen: Record<string, string[]> = {};
    for (const [who, desk] of Object.entries(everybody())) {
      const listed = await list(desk);
      const open = await list(desk, { ended: false });
      seen[who] = [];
      for (const [kind, { complaintId }] of Object.entries(kinds)) {
        const row = await hub.hub.db
          .selectFrom('complaints')
          .selectAll()
          .where('id', '=', complaintId)
          .executeTakeFirstOrThrow();
        const ways = [
          listed.complaints.some(({ facts }) => facts.id === complaintId),
          (await get(desk, complaintId)) !== null,
          (await get(desk, null, row.number?.replaceAll('-', '').toLowerCase())) !== null,
          // The pure rule says what SQL says.
          seesComplaint(actorOf(desk.account), complaintFacts.parse(row.facts)),
        ];
        expect([who, kind, new Set(ways).size]).toEqual([who, kind, 1]);
        if (ways[0] === true) seen[who].push(kind);
      }
      expect(open.counts.open).toBe(seen[who].length);
    }
    expect(seen).toEqual({
      agent: ['plain'],
      otherAgent: [],
      lead: ['plain', 'given'],
      otherLead: [],
      supervisor: ['plain', 'confidential', 'aboutLead', 'given'],
      auditor: ['plain'],
      worker: [],
      steward: [],
    });
  });

  it('one about a person is not there for whoever took it, by any way; only its number for a day', async () => {
    const caller = {
      kind: 'new',
      id: callerId.parse(ids.case()),
      name: 'Zebulon Quist',
      phone: '2135550142',
      email: null,
      language: 'en',
    } as const;
    const case_ = openCommand();
    await agent.send(case_);
    const before = await agent.feed(0);
    const command = fileCommand({
      about: 'person',
      statement: said('The zanzibar inspector shouted at me'),
      cases: [case_.caseId],
      caller,
    });
    const envelope = { commandId: ids.command(), seq: 1, command, seen: null };
    expect(await agent.sendEnvelope(envelope)).toEqual({ status: 'recorded', commandId: envelope.commandId });
    // Said once more, the answer is the same.
    expect(await agent.sendEnvelope(envelope)).toEqual({ status: 'recorded', commandId: envelope.commandId });
    const { complaintId } = command;
    const none = freshComplaint();
    const number = (await get(supervisor, complaintId))?.facts.number ?? '';
    expect(number).toMatch(/^C-20\d\d-\d{6}$/);
    expect(await receipt(agent, complaintId)).toMatchObject({ number, confidential: true, reopened: false });
    expect(await receipt(otherAgent, complaintId)).toBeNull();

    for (const desk of [agent, otherAgent, worker, otherLead, lead, auditor]) {
      const answers = await Promise.all([
        desk.post('/api/query/complaint', { complaintId, number: null }),
        desk.post('/api/query/complaint', { complaintId: null, number }),
        desk.post('/api/query/complaints', { ended: true, caseId: case_.caseId }),
        desk.post('/api/query/get-case', { caseId: case_.caseId, number: null }),
        desk.post('/api/query/case-messages', { caseId: case_.caseId }),
        desk.post('/api/query/complaint-trends', { days: 30, department: null }),
        desk.get('/api/feed?since=0&limit=500'),
        desk.post('/api/query/sync-mentions', { since: 0, seen: [] }),
      ]);
      const all = JSON.stringify(answers);
      expect([all.includes(complaintId), all.includes(number), all.includes('zanzibar')]).toEqual([
        false,
        false,
        false,
      ]);
      expect(answers[0]).toEqual(
        await desk.post('/api/query/complaint', { complaintId: none, number: null }),
      );
    }
    // Nothing of the case changed, so the feed has nothing to say.
    expect((await agent.feed(0)).head).toBe(before.head);
    // Commands about it answer as for one that is not there.
    const commands = (id: ComplaintId): ComplaintCommand[] => [
      { type: 'acknowledge-complaint', complaintId: id, how: 'call', remark: null },
      {
        type: 'assess-complaint',
        complaintId: id,
        severity: 'minor',
        safety: 'none',
        complexity: 'simple',
        impact: 'one',
        remark: null,
      },
      { type: 'add-complaint-note', complaintId: id, visibility: 'internal', note: said('x') },
      { type: 'conclude-investigation', complaintId: id, finding: said('Something was found out') },
      {
        type: 'decide-complaint',
        complaintId: id,
        outcome: 'upheld',
        reasons: said('It was as they said it'),
        remedyGiven: null,
      },
      { type: 'communicate-complaint', complaintId: id, how: 'call', remark: null },
      { type: 'close-complaint', complaintId: id, remark: null },
      { type: 'refer-complaint-outside', complaintId: id, recourse: 'ombudsman', remark: null },
      { type: 'assign-complaint', complaintId: id, department: 'BSS', assignee: null },
      { type: 'link-complaint-case', complaintId: id, caseId: case_.caseId },
      { type: 'escalate-complaint', complaintId: id, tier: 3, reason: said('More') },
    ];
    for (const desk of [agent, lead, worker, auditor]) {
      const there = await Promise.all(commands(complaintId).map((one) => sendComplaint(desk, one)));
      const notThere = await Promise.all(commands(none).map((one) => sendComplaint(desk, one)));
      const plain = (all: typeof there) => all.map(({ commandId: _, ...rest }) => rest);
      expect(plain(there)).toEqual(plain(notThere));
      expect(there.every((one) => one.status === 'refused' && one.refusal.code === 'not-found')).toBe(true);
    }
  });
});

describe('a closing that is disputed', () => {
  it('reopens its case once, however often and however many at once complain', async () => {
    const caseId = await closedCase();
    const all = Array.from({ length: 4 }, () => notDoneCommand(caseId));
    const envelopes = all.map((command) => ({ commandId: ids.command(), seq: 1, command, seen: null }));
    const results = await Promise.all([...envelopes, ...envelopes].map((one) => agent.sendEnvelope(one)));
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 'recorded'));
    const facts = await factsOf(caseId);
    expect([facts.state, facts.reopenCount]).toEqual(['reopened', 1]);
    const rows = await hub.hub.db
      .selectFrom('complaints')
      .select(['case_id', 'closing', 'not_done', 'confidential', 'facts'])
      .where('case_id', '=', caseId)
      .execute();
    expect(rows.map(({ facts: _, ...row }) => row)).toEqual(
      all.map(() => ({ case_id: caseId, closing: 1, not_done: true, confidential: false })),
    );
    expect(rows.filter(({ facts: one }) => one.disputed?.reopened === true)).toHaveLength(1);
    // The desk hears of it by the feed, in words that tell nothing of the complaint.
    const told = await worker.feed(0);
    const item = told.items.find((one) => one.kind === 'case' && one.facts.id === caseId);
    expect(JSON.stringify(item)).toContain('work was not done');
    expect(JSON.stringify(item)).not.toContain('the hole is as deep');

    await supervisor.send(closeCommand(caseId));
    const again = await filed(agent, notDoneCommand(caseId));
    expect((await get(supervisor, again))?.facts.disputed).toEqual({
      caseId,
      closing: 2,
      notDone: true,
      reopened: true,
    });
  });

  it('of a case that was never closed is refused, and nothing is written', async () => {
    const command = openCommand();
    await agent.send(command);
    expect(await outcome(agent, notDoneCommand(command.caseId))).toBe('edge-not-allowed');
    expect((await list(supervisor, { caseId: command.caseId })).complaints).toEqual([]);
    expect((await factsOf(command.caseId)).version).toBe(2);
  });

  it('is refused with a case that is not there or not the person’s to see, with the same words', async () => {
    expect(await outcome(agent, notDoneCommand(ids.case()))).toBe('not-found');
    expect(await outcome(worker, fileCommand())).toBe('not-permitted');
    expect(await outcome(auditor, fileCommand())).toBe('not-permitted');
  });
});

describe('the way of a complaint', () => {
  it('goes stage by stage with a clock each, and its numbers follow one another', async () => {
    const complaintId = await filed(agent, fileCommand());
    const next = await filed(agent, fileCommand());
    const numbers = await Promise.all(
      [complaintId, next].map(async (id) => (await get(lead, id))?.facts.number ?? ''),
    );
    expect(Number(numbers[1]?.slice(-6)) - Number(numbers[0]?.slice(-6))).toBe(1);
    const step = async (desk: TestDesk, command: ComplaintCommand) => {
      expect([command.type, await outcome(desk, command)]).toEqual([command.type, 'recorded']);
      const facts = (await get(lead, complaintId))?.facts;
      return [facts?.stage, facts?.clock?.stage ?? null];
    };
    expect([
      await step(lead, { type: 'acknowledge-complaint', complaintId, how: 'nobody-to-tell', remark: null }),
      await step(lead, {
        type: 'assess-complaint',
        complaintId,
        severity: 'serious',
        safety: 'none',
        complexity: 'involved',
        impact: 'several',
        remark: said('Second time'),
      }),
      await step(lead, {
        type: 'add-complaint-note',
        complaintId,
        visibility: 'internal',
        note: said('The crew sheet is missing'),
      }),
      await step(lead, {
        type: 'conclude-investigation',
        complaintId,
        finding: said('Nobody was there that week'),
      }),
      await step(supervisor, {
        type: 'decide-complaint',
        complaintId,
        outcome: 'upheld',
        reasons: said('We did not keep our word to call'),
        remedyGiven: said('We called today'),
      }),
      await step(supervisor, {
        type: 'communicate-complaint',
        complaintId,
        how: 'nobody-to-tell',
        remark: null,
      }),
      await step(supervisor, { type: 'close-complaint', complaintId, remark: null }),
      await step(supervisor, {
        type: 'refer-complaint-outside',
        complaintId,
        recourse: 'ombudsman',
        remark: null,
      }),
    ]).toEqual([
      ['acknowledged', 'assessed'],
      ['assessed', 'investigated'],
      ['assessed', 'investigated'],
      ['investigated', 'decided'],
      ['decided', 'communicated'],
      ['communicated', 'closed'],
      ['closed', null],
      ['external', null],
    ]);
    const record = await get(lead, complaintId);
    expect(record?.facts.reached.map(({ stage, dueAt }) => [stage, dueAt === null])).toEqual([
      ['received', true],
      ['acknowledged', false],
      ['assessed', false],
      ['investigated', false],
      ['decided', false],
      ['communicated', false],
      ['closed', false],
      ['external', true],
    ]);
    expect(await outcome(lead, { type: 'close-complaint', complaintId: next, remark: null })).toBe(
      'edge-not-allowed',
    );
    // The agent who took it sees how it went, but acts on nothing.
    expect((await get(agent, complaintId))?.facts.stage).toBe('external');
    expect(await outcome(agent, { type: 'close-complaint', complaintId: next, remark: null })).toBe(
      'not-permitted',
    );
    const ledger = await hub.hub.db.selectFrom('commands').selectAll().execute();
    const events = await hub.hub.db.selectFrom('complaint_events').selectAll().execute();
    expect(JSON.stringify([ledger, events])).not.toContain('crew sheet');
  });

  it('begins a tier higher each time it repeats; a confidential one raises no other', async () => {
    const case_ = openCommand({ place: { ...openCommand().place, address: '9 QUIET ST', house: '9' } });
    await agent.send(case_);
    const { caseId } = case_;
    const tierOf = async (command: ReturnType<typeof fileCommand>) => {
      const facts = (await get(supervisor, await filed(agent, command)))?.facts;
      return [facts?.repeats, facts?.tier];
    };
    expect([
      await tierOf(fileCommand({ about: 'person', cases: [caseId] })),
      await tierOf(fileCommand({ cases: [caseId] })),
      await tierOf(fileCommand({ cases: [caseId] })),
      await tierOf(fileCommand({ about: 'person', cases: [caseId] })),
    ]).toEqual([
      [0, expect.any(Number)],
      [0, expect.any(Number)],
      [1, expect.any(Number)],
      [3, expect.any(Number)],
    ]);
  });
});
