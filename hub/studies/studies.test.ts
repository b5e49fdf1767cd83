import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudyState } from '../../shared/contract/study.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import type { EscalationTriggers } from '../../shared/domain/escalation/escalation-triggers.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '../../shared/domain/instant.ts';
import { openDesk, type InProcessDesk } from '../../test/in-process-desk.ts';
import { moveClock } from '../../test/move-clock.ts';
import { until } from '../../test/program.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { contactPointOf } from '../../test/small-directory.ts';
import { ids, openCommand, PASSWORD, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;
let lead: TestDesk;
let steward: TestDesk;
let desk: InProcessDesk;
const folder = mkdtempSync(join(tmpdir(), 'desk311-studies-'));
const CASES = 6;
const cases: CaseId[] = [];

beforeAll(async () => {
  the = await testHub({ sessionTimes: { idle: 365 * DAY, longest: 365 * DAY } });
  [agent, lead, steward] = await Promise.all([
    the.desk('agent'),
    the.desk('lead', 'BSS'),
    the.desk('steward'),
  ]);
  for (let nth = 0; nth < CASES; nth += 1) {
    const said = nth % 2 === 0 ? 'A wire is sparking' : 'A hole';
    const opened = openCommand({ description: { id: ids.text(), body: said } });
    await agent.send(opened);
    cases.push(opened.caseId);
    const raise = {
      type: 'raise-escalation' as const,
      caseId: opened.caseId,
      escalationId: escalationId.parse(ids.case()),
      path: 'emergency' as const,
      kind: 'functional' as const,
      tier: 1 as const,
      reason: 'danger' as const,
      rule: null,
      department: 'BSS',
      unit: null,
      text: null,
    };
    expect(await agent.send(raise)).toMatchObject({ status: 'accepted' });
    // The first tier takes note of half of them, after five minutes.
    if (nth % 2 === 0) {
      await moveClock(the.hub.db, 5 * MINUTE);
      const { escalationId: id } = raise;
      await lead.send({ type: 'acknowledge-escalation', caseId: opened.caseId, escalationId: id, offer: 1 });
    } else await moveClock(the.hub.db, 16 * MINUTE);
  }
  desk = await openDesk(folder, the.url);
  await desk.ask('session.sign-in', { login: steward.account.login, password: PASSWORD });
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const ended = (id: string): Promise<StudyState> =>
  until('the study', async () => {
    const state = await desk.ask('study.get', { id });
    return state === null || state.state === 'running' ? null : state;
  });
const period = { from: Date.now() - DAY, to: Date.now() + 30 * DAY };

/** The directory of the small city, with another first tier for emergencies of the streets. */
const DRAFT: Directory = {
  ...SMALL_PACK.directory,
  contactPoints: SMALL_PACK.directory.contactPoints.map((point) =>
    point.id === 'bss-emergency-1'
      ? { ...contactPointOf('BSS', 'emergency', 1), id: 'bss-night' as typeof point.id }
      : point,
  ),
};

describe('what another directory would have made of the past', () => {
  it('is told side by side, with the cases that would go elsewhere', async () => {
    const id = randomUUID();
    const against = { kind: 'document' as const, directory: DRAFT };
    expect(await desk.ask('escalation.what-if', { id, period, against })).toEqual({ status: 'begun', id });
    const { result, ...state } = await ended(id);
    expect(state).toEqual({ id, state: 'done', done: expect.any(Number), total: expect.any(Number) });
    if (result?.kind !== 'what-if') throw new Error('it has no result');
    const { before, after, elsewhere, ...counts } = result;
    expect(counts).toEqual({ kind: 'what-if', version: 1, count: CASES, left: 0, elsewhereCount: CASES });
    expect([before.offers, before.load.map(({ contactPoint }) => contactPoint)]).toEqual([
      expect.any(Number),
      expect.arrayContaining(['bss-emergency-1']),
    ]);
    expect(after.load.map(({ contactPoint }) => contactPoint)).toContain('bss-night');
    expect(new Set(elsewhere.map((one) => one.caseId))).toEqual(new Set(cases));
    expect(elsewhere[0]).toMatchObject({
      number: expect.stringMatching(/^1-/),
      path: 'emergency',
      before: { first: 'bss-emergency-1' },
      after: { first: 'bss-night' },
    });
  });

  it('says so when the draft is gone, and is nobody else’s to see', async () => {
    const id = randomUUID();
    const gone = { kind: 'draft' as const, id: randomUUID() };
    expect(await desk.ask('escalation.what-if', { id, period, against: gone })).toMatchObject({
      status: 'gone',
    });
    const own = randomUUID();
    await desk.ask('escalation.what-if', { id: own, period, against: { kind: 'version', version: 1 } });
    expect((await lead.post('/api/query/study', { id: own })).body).toBeNull();
    const asAgent = { id: randomUUID(), period, against: { kind: 'version', version: 1 } };
    expect((await agent.post('/api/query/begin-what-if', asAgent)).status).toBe(403);
    expect(await ended(own)).toMatchObject({ state: 'done', result: { elsewhereCount: 0 } });
  });

  it('ends when it is cancelled', async () => {
    const id = randomUUID();
    // Not begun yet: what is cancelled there is nobody's.
    await desk.ask('study.cancel', { id });
    await desk.ask('escalation.what-if', { id, period, against: { kind: 'version', version: 1 } });
    await desk.ask('study.cancel', { id });
    expect(['cancelled', 'done']).toContain((await ended(id)).state);
  });
});

describe('rules tried on past cases', () => {
  const document: EscalationTriggers = {
    version: 1,
    sets: {},
    rules: [
      {
        id: 'danger',
        name: { en: 'Danger', es: 'Peligro' },
        active: true,
        services: 'all',
        path: 'emergency',
        kind: 'functional',
        tier: 1,
        when: { code: 'safety-words', patterns: ['sparking'], harmless: [] },
      },
      {
        id: 'overdue',
        name: { en: 'Overdue', es: 'Atrasado' },
        active: true,
        services: 'all',
        path: 'complaint',
        kind: 'functional',
        tier: 1,
        when: { code: 'clock-breached', minutes: 0 },
      },
    ],
    damper: { most: 2, hours: 72, sameRuleHours: 48, exempt: [] },
  };

  it('say which would have been escalated, when and why, without what callers said', async () => {
    await moveClock(the.hub.db, 10 * DAY);
    const id = randomUUID();
    expect(await desk.ask('trigger.try', { id, period, document })).toEqual({ status: 'begun', id });
    const { result } = await ended(id);
    if (result?.kind !== 'try-triggers') throw new Error('it has no result');
    const { list, ...counts } = result;
    expect(counts).toEqual({
      kind: 'try-triggers',
      count: CASES,
      left: 0,
      raised: CASES / 2 + CASES,
      cases: CASES,
      rules: [
        { rule: 'danger', raised: CASES / 2, held: 0 },
        { rule: 'overdue', raised: CASES, held: 0 },
      ],
    });
    const sparking = list.find(({ caseId }) => caseId === cases[0]);
    expect(sparking?.raised.map(({ rule, because }) => [rule, because])).toEqual([
      ['danger', { by: 'words', pattern: 'sparking' }],
      ['overdue', { by: 'overdue', dueAt: expect.any(Number), lateBy: 0 }],
    ]);
    expect(sparking?.raised[1]?.at).toBeGreaterThan((sparking?.raised[0]?.at ?? 0) + HOUR);
  });

  it('are refused with what is wrong', async () => {
    const wrong = { ...document, rules: [{ ...document.rules[0], services: ['pot-hole'] }] };
    expect(await desk.ask('trigger.try', { id: randomUUID(), period, document: wrong })).toEqual({
      status: 'findings',
      findings: [{ path: ['rules', 0, 'services', 0], message: '"pot-hole" is not the code of a service.' }],
    });
  });
});
