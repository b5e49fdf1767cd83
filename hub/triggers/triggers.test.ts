import { beforeAll, describe, expect, it } from 'vitest';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { Escalation } from '../../shared/domain/escalation/escalation.ts';
import type { EscalationTriggers, TriggerRule } from '../../shared/domain/escalation/escalation-triggers.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { DAY, HOUR } from '../../shared/domain/instant.ts';
import { importedCase } from '../../test/imported-case.ts';
import { moveClock } from '../../test/move-clock.ts';
import { until } from '../../test/program.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { ids, noteCommand, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { recordHistory } from '../write/record-history.ts';

const rule = (id: string, when: TriggerRule['when'], rest: Partial<TriggerRule> = {}): TriggerRule => ({
  id,
  name: { en: id, es: id },
  active: true,
  services: 'all',
  path: 'emergency',
  kind: 'functional',
  tier: 1,
  when,
  ...rest,
});
const words = (...patterns: string[]): TriggerRule['when'] => ({
  code: 'safety-words',
  patterns,
  harmless: [],
});
const FIRST: EscalationTriggers = {
  version: 1,
  sets: {},
  rules: [
    rule('danger', words('sparking')),
    rule('half-gone', { code: 'clock-share', share: 0.5 }, { path: 'complaint', services: ['dead-animal'] }),
    rule('complaint-words', words('lawyer'), { path: 'complaint' }),
  ],
  damper: { most: 2, hours: 72, sameRuleHours: 48, exempt: [] },
};
const PACK: CityPack = { ...SMALL_PACK, triggers: FIRST };

let the: TestHub;
let agent: TestDesk;
let supervisor: TestDesk;
let steward: TestDesk;

beforeAll(async () => {
  const sessionTimes = { idle: 365 * DAY, longest: 365 * DAY };
  the = await testHub({ pack: PACK, sessionTimes });
  // A second hub on the same database: each case is looked at by one of them.
  await testHub({ pack: PACK, databaseUrl: the.databaseUrl });
  [agent, supervisor, steward] = await Promise.all([
    the.desk('agent'),
    the.desk('supervisor'),
    the.desk('steward'),
  ]);
});

async function file(said: string, service = 'pothole'): Promise<CaseId> {
  const opened = openCommand({ service, description: { id: ids.text(), body: said } });
  expect(await agent.send(opened)).toMatchObject({ status: 'accepted' });
  return opened.caseId;
}

async function escalationsOf(caseId: CaseId): Promise<readonly Escalation[]> {
  const row = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return row.facts.escalations;
}

const raised = (caseId: CaseId, count = 1) =>
  until(`${count} escalations`, async () => {
    const all = await escalationsOf(caseId);
    return all.length === count ? all : null;
  });

/** Until all that changed was looked at by the rules, and nothing is due. */
const quiet = () =>
  until('the rules to have looked', async () => {
    const head = await the.hub.db.selectFrom('feed_head').select('number').executeTakeFirstOrThrow();
    const seen = await the.hub.db.selectFrom('trigger_head').selectAll().executeTakeFirstOrThrow();
    const due = await the.hub.db
      .selectFrom('trigger_due')
      .select('case_id')
      .where((where) =>
        where.or([where('taken_until', 'is not', null), where('due_at', '<=', Date.now() + moved)]),
      )
      .execute();
    return seen.feed_no === head.number && due.length === 0 ? true : null;
  });

let moved = 0;
async function pass(time: number) {
  moved += time;
  await moveClock(the.hub.db, time);
}

async function end(caseId: CaseId): Promise<void> {
  const open = (await escalationsOf(caseId)).find(({ ended }) => ended === null);
  if (open === undefined) throw new Error('none is open');
  expect(
    await supervisor.send({
      type: 'withdraw-escalation',
      caseId,
      escalationId: open.id,
      text: { id: ids.text(), body: 'It was seen to.' },
    }),
  ).toMatchObject({ status: 'accepted' });
}

describe('rules that escalate', () => {
  it('raise what a caller says, once, with the rule that did', async () => {
    const caseId = await file('The lamp is sparking');
    const [one] = await raised(caseId);
    expect(one).toMatchObject({
      reason: 'safety-words',
      rule: { id: 'danger', version: 1 },
      path: 'emergency',
      department: 'BSS',
      raisedBy: null,
      state: 'offered',
      text: null,
    });
    await agent.send(noteCommand(caseId, 'Another caller: it is sparking badly'));
    await quiet();
    expect(await escalationsOf(caseId)).toHaveLength(1);
  });

  it('do not page thrice for one case', async () => {
    const caseId = await file('sparking');
    await raised(caseId);
    await end(caseId);
    // The same words again, while the rule rests.
    await agent.send(noteCommand(caseId, 'It is sparking again'));
    await quiet();
    expect(await escalationsOf(caseId)).toHaveLength(1);
    // It rested enough: what was said meanwhile counts.
    await pass(48 * HOUR);
    await raised(caseId, 2);
    await end(caseId);
    // Another rule finds something; but this case was raised often enough lately.
    await agent.send(noteCommand(caseId, 'The caller has a lawyer'));
    await quiet();
    expect(await escalationsOf(caseId)).toHaveLength(2);
    await pass(24 * HOUR);
    const all = await raised(caseId, 3);
    expect(all.map(({ rule: by }) => by?.id)).toEqual(['danger', 'danger', 'complaint-words']);
  });

  it('raise by the clock, at its instant and not before', async () => {
    const caseId = await file('A cat', 'dead-animal');
    await quiet();
    await pass(11 * HOUR);
    await quiet();
    expect(await escalationsOf(caseId)).toEqual([]);
    await pass(HOUR);
    const [one] = await raised(caseId);
    expect(one?.rule).toEqual({ id: 'half-gone', version: 1 });
  });

  it('leave alone what another system recorded', async () => {
    const facts = importedCase(1);
    await recordHistory(the.hub.core, { commandId: ids.command(), records: [facts] });
    const after = await file('sparking');
    await raised(after);
    await quiet();
    const queued = await the.hub.db.selectFrom('trigger_due').select('case_id').execute();
    expect(queued.map(({ case_id }) => case_id)).not.toContain(facts.id);
    expect(await escalationsOf(facts.id)).toEqual([]);
  });

  it('raise once where hubs look at many cases at once', async () => {
    const cases = await Promise.all(Array.from({ length: 40 }, () => file('sparking, and a lawyer')));
    await Promise.all(cases.map((caseId) => raised(caseId, 2)));
    await quiet();
    const all = await Promise.all(cases.map(escalationsOf));
    expect(new Set(all.map((list) => list.map(({ rule: by }) => by?.id).join()))).toEqual(
      new Set(['danger,complaint-words']),
    );
  });
});

describe('versions of the rules', () => {
  const save = async (desk: TestDesk, base: number, document: unknown, commandId = ids.command()) =>
    desk.post('/api/query/save-triggers', { commandId, base, document, note: 'Wires that hang down' });

  it('are refused with what is wrong and where, and saved once', async () => {
    const wrong = {
      ...FIRST,
      rules: [rule('danger', words('hurt')), rule('half-gone', { code: 'clock-share', share: 2 })],
    };
    expect((await save(steward, 1, wrong)).body).toEqual({
      status: 'findings',
      findings: [{ path: ['rules', 1, 'when', 'share'], message: expect.any(String) }],
    });
    const unknown = { ...FIRST, rules: [rule('danger', words('hurt'), { services: ['pot-hole'] })] };
    expect((await steward.post('/api/query/check-triggers', { document: unknown })).body).toEqual({
      findings: [{ path: ['rules', 0, 'services', 0], message: '"pot-hole" is not the code of a service.' }],
    });
    expect((await save(agent, 1, FIRST)).status).toBe(403);
    expect(await steward.post('/api/query/trigger-versions', {})).toMatchObject({
      body: { versions: [{ version: 1, note: 'From the city pack', savedBy: null }] },
    });
  });

  it('page about what happens from then on, and not about all that ever was', async () => {
    const before = await file('A wire is hanging down');
    const slow = await file('A bump');
    await quiet();
    const next: EscalationTriggers = {
      ...FIRST,
      rules: [
        ...FIRST.rules,
        rule('wires', words('wire hanging')),
        rule('overdue', { code: 'clock-breached', minutes: 0 }, { path: 'complaint' }),
      ],
    };
    const commandId = ids.command();
    expect((await save(steward, 1, next, commandId)).body).toEqual({ status: 'saved', version: 2 });
    expect((await save(steward, 1, next, commandId)).body).toEqual({ status: 'saved', version: 2 });
    expect((await save(supervisor, 1, next)).body).toMatchObject({ status: 'behind', newest: 2 });
    const after = await file('A wire is hanging down');
    expect((await raised(after))[0]?.rule).toEqual({ id: 'wires', version: 2 });
    await agent.send(noteCommand(before, 'The caller asks when somebody comes'));
    await quiet();
    expect(await escalationsOf(before)).toEqual([]);
    // Nothing happened to this one since the version came, but its time is up.
    await pass(10 * DAY);
    expect((await raised(slow))[0]?.rule).toEqual({ id: 'overdue', version: 2 });
    expect(await steward.post('/api/query/trigger-version', { version: null })).toMatchObject({
      body: {
        version: 2,
        note: 'Wires that hang down',
        savedBy: { name: 'The steward' },
        document: { ...next, version: 2 },
      },
    });
  });
});
