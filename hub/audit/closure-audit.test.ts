import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  AuditItem,
  AuditRates,
  AuditReviewView,
  AuditSample,
} from '../../shared/contract/audit-sync.ts';
import {
  auditSampleId,
  type AuditCommandOf,
  type AuditSampleId,
} from '../../shared/domain/audit/audit-command.ts';
import { drawSample, fingerprintOf } from '../../shared/domain/audit/draw-sample.ts';
import type { AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { ALL, give, read, review, verdictOf } from '../../test/audit-commands.ts';
import { importedCase } from '../../test/imported-case.ts';
import { moveClock } from '../../test/move-clock.ts';
import { closeCommand, ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { recordHistory } from '../write/record-history.ts';

let the: TestHub;
let agent: TestDesk;
let worker: TestDesk;
let lead: TestDesk;
let supervisor: TestDesk;
let other: TestDesk;
let third: TestDesk;
let auditor: TestDesk;

async function close(by: TestDesk = worker): Promise<CaseId> {
  const opened = openCommand({
    caller: {
      kind: 'new',
      id: ids.caller(),
      name: 'Ana',
      phone: '213-555-0199',
      email: null,
      language: 'en',
    },
  });
  await agent.send(opened);
  expect(await by.send(closeCommand(opened.caseId))).toMatchObject({ status: 'accepted' });
  return opened.caseId;
}

const nowOf = async () => {
  const { rows } = await sql<{ now: number }>`select now_ms() as now`.execute(the.hub.db);
  return rows[0]?.now ?? 0;
};

async function draw(seed: string | null = 'test-seed', from = 0): Promise<AuditSampleId> {
  const sampleId = auditSampleId.parse(ids.case());
  const command: AuditCommandOf<'draw-audit-sample'> = {
    type: 'draw-audit-sample',
    sampleId,
    seed,
    plan: {
      period: { from, to: await nowOf() },
      departments: 'all',
      services: 'all',
      by: 'service',
      margin: 0.05,
      confidence: '0.95',
      least: 0,
    },
  };
  expect(await give(auditor, command)).toMatchObject({ status: 'recorded' });
  return sampleId;
}

const itemsOf = async (desk: TestDesk, sampleId: AuditSampleId) =>
  (await read<{ items: AuditItem[] }>(desk, 'audit-items', { ...ALL, sampleId })).items;
const ratesOf = (sampleId: AuditSampleId | null) => read<AuditRates>(auditor, 'audit-rates', { sampleId });
const factsOf = async (id: CaseId) =>
  (await the.hub.db.selectFrom('cases').select('facts').where('id', '=', id).executeTakeFirstOrThrow()).facts;

beforeAll(async () => {
  the = await testHub({ sessionTimes: { idle: 3650 * DAY, longest: 3650 * DAY } });
  [agent, worker, lead, supervisor, other, third, auditor] = await Promise.all([
    the.desk('agent'),
    the.desk('worker', 'BSS'),
    the.desk('lead', 'BSS'),
    the.desk('supervisor'),
    the.desk('supervisor'),
    the.desk('auditor'),
    the.desk('auditor'),
  ]);
});

describe('a sample', () => {
  it('is drawn as anyone can draw it again, without what other systems closed', async () => {
    for (let n = 0; n < 30; n += 1) await close();
    await recordHistory(the.hub.core, { commandId: ids.command(), records: [importedCase(1)] });
    const sampleId = await draw();
    const population = await the.hub.db
      .selectFrom('closings')
      .select(['case_id as caseId', 'closing'])
      .execute();
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const { samples } = await read<{ samples: AuditSample[] }>(auditor, 'audit-samples', {});
    const kept = await the.hub.db
      .selectFrom('audit_items')
      .select(['case_id as caseId', 'closing', 'twice'])
      .where('sample_id', '=', sampleId)
      .orderBy('place')
      .execute();
    expect(samples).toEqual([
      expect.objectContaining({
        id: sampleId,
        seed: 'test-seed',
        population: 30,
        size: 28,
        open: 28,
        reviewed: 0,
        fingerprint: fingerprintOf(population, hash),
        strata: [{ department: 'BSS', part: 'pothole', population: 30, size: 28 }],
      }),
    ]);
    expect(kept).toEqual(
      drawSample([{ size: 28, closings: population }], 'test-seed', hash).map(({ closing, second }) => ({
        ...closing,
        twice: second,
      })),
    );
    expect(kept.filter(({ twice }) => twice)).toHaveLength(3);
    expect(await read(auditor, 'check-audit-sample', { sampleId })).toMatchObject({
      samePopulation: true,
      sameClosures: true,
    });
  });

  it('is for supervisors and auditors, and of a period that is over', async () => {
    const answers = await Promise.all(
      [agent, worker, lead].map(async (desk) => [
        (await desk.post('/api/query/audit-samples', {})).status,
        (await desk.post('/api/query/audit-rates', { sampleId: null })).status,
        (await give(desk, verdictOf(ids.case(), 'supported', null))).status,
      ]),
    );
    expect(answers).toEqual([
      [403, 403, 'refused'],
      [403, 403, 'refused'],
      [403, 403, 'refused'],
    ]);
    const tooEarly = await give(auditor, {
      type: 'draw-audit-sample',
      sampleId: auditSampleId.parse(ids.case()),
      seed: null,
      plan: {
        period: { from: 0, to: (await nowOf()) + DAY },
        departments: 'all',
        services: 'all',
        by: 'group',
        margin: 0.1,
        confidence: '0.95',
        least: 30,
      },
    });
    expect(tooEarly).toMatchObject({ status: 'refused', refusal: { code: 'invalid' } });
  });
});

/** A sample of closures that only this test made. */
async function freshSample(count: number, by: TestDesk = worker) {
  await moveClock(the.hub.db, DAY);
  const from = await nowOf();
  const cases: CaseId[] = [];
  for (let n = 0; n < count; n += 1) cases.push(await close(by));
  await moveClock(the.hub.db, DAY);
  return { sampleId: await draw(null, from), cases };
}

describe('a verdict', () => {
  it('of what one closed or worked on is somebody else’s to give', async () => {
    const { sampleId, cases } = await freshSample(2, supervisor);
    const [first, second] = cases;
    if (first === undefined || second === undefined) throw new Error('no cases');
    await other.send({
      type: 'add-note',
      caseId: second,
      visibility: 'internal',
      note: { id: ids.text(), body: 'I went there.' },
    });
    expect([
      await give(supervisor, verdictOf(first, 'supported', sampleId)),
      await give(other, verdictOf(second, 'supported', sampleId)),
      await give(supervisor, verdictOf(first, 'supported', null)),
    ]).toEqual(
      Array.from({ length: 3 }, () =>
        expect.objectContaining({
          status: 'refused',
          refusal: expect.objectContaining({ code: 'not-permitted' }),
        }),
      ),
    );
    const barred = new Map((await itemsOf(other, sampleId)).map((one) => [one.caseId, one.barred]));
    expect([barred.get(first), barred.get(second)]).toEqual([null, 'worked']);
    expect((await itemsOf(supervisor, sampleId)).map((one) => one.barred)).toEqual(['closed', 'closed']);
  });

  it('“unsupported” reopens the case, tells its callers and asks the department once, however often it is sent', async () => {
    const { sampleId } = await freshSample(12);
    const item = (await itemsOf(auditor, sampleId)).find(({ twice }) => !twice);
    if (item === undefined) throw new Error('all are reviewed twice');
    const { caseId } = item;
    const command = verdictOf(caseId, 'unsupported', sampleId);
    const commandId = ids.command();
    const answers = await Promise.all([0, 1, 2].map(() => give(auditor, command, commandId)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 'accepted', caseId });
    const facts = await factsOf(caseId);
    expect({ state: facts.state, reopened: facts.reopenCount, escalations: facts.escalations }).toEqual({
      state: 'reopened',
      reopened: 1,
      escalations: [
        expect.objectContaining({
          path: 'complaint',
          reason: 'unsupported-closure',
          department: 'BSS',
          raisedBy: null,
          state: 'offered',
          offers: [expect.objectContaining({ tier: 1 })],
        }),
      ],
    });
    expect(facts.escalations[0]?.offers[0]?.acknowledgeBy).toBeGreaterThan(await nowOf());
    const text = await the.hub.db
      .selectFrom('texts')
      .select(['visibility', 'body'])
      .where('case_id', '=', caseId)
      .where('visibility', '=', 'public')
      .orderBy('version', 'desc')
      .executeTakeFirst();
    expect(text).toEqual({ visibility: 'public', body: command.words?.body });
    // Reopened meanwhile by somebody else: the verdict of the other stream stands, and nothing is doubled.
    expect(await give(auditor, verdictOf(caseId, 'unsupported', null))).toMatchObject({ status: 'recorded' });
    expect(await factsOf(caseId)).toEqual(facts);
    const { present, reviews } = await read<AuditReviewView>(auditor, 'audit-review', {
      sampleId,
      caseId,
      closing: 1,
    });
    expect({ present, verdicts: reviews.map((one) => one.verdict) }).toEqual({
      present: false,
      verdicts: ['unsupported'],
    });
    // The lead of the department answers it.
    const one = facts.escalations[0];
    if (one === undefined) throw new Error('nothing was raised');
    expect(
      await lead.send({
        type: 'answer-escalation',
        caseId,
        escalationId: one.id,
        offer: 1,
        answer: { id: ids.text(), body: 'The crew goes there tomorrow.' },
        tell: true,
      }),
    ).toMatchObject({ status: 'accepted' });
  });

  it('needs words where somebody will read them', async () => {
    const { sampleId, cases } = await freshSample(1);
    const [caseId] = cases;
    if (caseId === undefined) throw new Error('no case');
    const bare = { ...verdictOf(caseId, 'unsupported', sampleId), words: null };
    expect(await give(auditor, bare)).toMatchObject({
      status: 'refused',
      refusal: { code: 'explanation-needed' },
    });
    expect((await factsOf(caseId)).state).toBe('closed');
  });

  it('“wrong reason” tells the department by an internal note, and who closed it', async () => {
    const { sampleId } = await freshSample(12);
    const item = (await itemsOf(auditor, sampleId)).find(({ twice }) => !twice);
    if (item === undefined) throw new Error('all are reviewed twice');
    expect(await give(auditor, verdictOf(item.caseId, 'wrong-reason', sampleId))).toMatchObject({
      status: 'accepted',
    });
    const event = await the.hub.db
      .selectFrom('events')
      .select('event')
      .where('case_id', '=', item.caseId)
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow();
    expect([event.event, (await factsOf(item.caseId)).state]).toEqual([
      expect.objectContaining({ type: 'note-added', visibility: 'internal', mentions: [worker.account.id] }),
      'closed',
    ]);
  });

  it('of the risk list is in no rate', async () => {
    const { sampleId } = await freshSample(12);
    const items = (await itemsOf(auditor, sampleId)).filter(({ twice }) => !twice);
    const [first, ...rest] = items;
    if (first === undefined) throw new Error('none');
    await give(auditor, verdictOf(first.caseId, 'supported', sampleId));
    const before = [await ratesOf(sampleId), await ratesOf(null)];
    for (const { caseId } of [first, ...rest]) {
      expect((await give(auditor, verdictOf(caseId, 'unsupported', null))).status).not.toBe('refused');
    }
    expect([await ratesOf(sampleId), await ratesOf(null)]).toEqual(before);
    expect(before[0]?.overall).toMatchObject({ reviewed: 1, supported: { share: 1 } });
  });
});

describe('a closure that two people review', () => {
  const twiceOf = async () => {
    const { sampleId } = await freshSample(11);
    const items = (await itemsOf(auditor, sampleId)).filter(({ twice }) => twice);
    expect(items).toHaveLength(2);
    return { sampleId, items };
  };
  const seen = async (desk: TestDesk, sampleId: AuditSampleId, caseId: CaseId) => {
    const { item, reviews } = await read<AuditReviewView>(desk, 'audit-review', {
      sampleId,
      caseId,
      closing: 1,
    });
    return [item.standing, item.verdict, reviews.map(({ part, verdict }) => `${part}: ${verdict}`)];
  };

  it('shows nobody the first verdict before the second, and does nothing before both agree or are settled', async () => {
    const { sampleId, items } = await twiceOf();
    const [one, two] = items;
    if (one === undefined || two === undefined) throw new Error('none');
    await give(auditor, verdictOf(one.caseId, 'unsupported', sampleId));
    expect(await seen(supervisor, sampleId, one.caseId)).toEqual(['open', null, []]);
    expect(await seen(auditor, sampleId, one.caseId)).toEqual(['waits', null, ['first: unsupported']]);
    expect((await factsOf(one.caseId)).state).toBe('closed');
    expect(await give(auditor, verdictOf(one.caseId, 'unsupported', sampleId))).toMatchObject({
      status: 'refused',
    });
    expect(await give(supervisor, verdictOf(one.caseId, 'unsupported', sampleId))).toMatchObject({
      status: 'accepted',
    });
    expect((await factsOf(one.caseId)).state).toBe('reopened');
    expect(await seen(other, sampleId, one.caseId)).toEqual([
      'done',
      'unsupported',
      ['first: unsupported', 'second: unsupported'],
    ]);

    await give(auditor, verdictOf(two.caseId, 'supported', sampleId));
    expect(await give(supervisor, verdictOf(two.caseId, 'unsupported', sampleId))).toMatchObject({
      status: 'recorded',
    });
    expect(await seen(third, sampleId, two.caseId)).toEqual([
      'disputed',
      null,
      ['first: supported', 'second: unsupported'],
    ]);
    expect((await ratesOf(sampleId)).disputed).toBe(1);
    const settle = (verdict: AuditVerdict) => {
      const { of: _stream, ...rest } = verdictOf(two.caseId, verdict, sampleId);
      return { ...rest, type: 'settle-review' as const, sampleId, reviewId: review() };
    };
    expect(await give(supervisor, settle('supported'))).toMatchObject({ status: 'refused' });
    expect(await give(third, settle('supported'))).toMatchObject({ status: 'recorded' });
    expect(await seen(auditor, sampleId, two.caseId)).toEqual([
      'done',
      'supported',
      ['first: supported', 'second: unsupported', 'settled: supported'],
    ]);
    const { agreement, overall, disputed } = await ratesOf(sampleId);
    expect([agreement.pairs, agreement.agreed, overall?.reviewed, disputed]).toEqual([2, 0.5, 2, 0]);
  });

  it('takes one first and one second verdict when four people send theirs at once; another takes one', async () => {
    const { sampleId, items } = await twiceOf();
    const single = (await itemsOf(auditor, sampleId)).find(({ twice }) => !twice);
    const [pair] = items;
    if (pair === undefined || single === undefined) throw new Error('none');
    const all = [auditor, third, supervisor, other];
    const of = (caseId: CaseId) =>
      Promise.all(
        all.map(async (desk) => (await give(desk, verdictOf(caseId, 'unsupported', sampleId))).status),
      );
    const answers = [await of(pair.caseId), await of(single.caseId)];
    expect(answers.map((one) => one.toSorted())).toEqual([
      ['accepted', 'recorded', 'refused', 'refused'],
      ['accepted', 'refused', 'refused', 'refused'],
    ]);
    const facts = await Promise.all([factsOf(pair.caseId), factsOf(single.caseId)]);
    expect(facts.map(({ reopenCount, escalations }) => [reopenCount, escalations.length])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });
});
