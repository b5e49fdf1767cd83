import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { scorecard, ticketsAnswer } from '../../shared/contract/report.ts';
import { auditSampleId } from '../../shared/domain/audit/audit-command.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { closeCommand, ids, openCommand, testHub } from '../../test/test-hub.ts';

it('says what the random stream found of closings as done, and nothing where nobody looked', async () => {
  const test = await testHub();
  const supervisor = await test.desk('supervisor');
  const reviewed = [];
  for (const verdict of ['supported', 'supported', 'supported', 'unsupported', null] as const) {
    const opened = openCommand();
    await supervisor.send(opened);
    expect(await supervisor.send(closeCommand(opened.caseId))).toMatchObject({ status: 'accepted' });
    reviewed.push({ caseId: opened.caseId, verdict });
  }
  const now = Date.now();
  const period = { from: now - DAY, to: now + DAY, district: null };
  const ask = async (department: string | null) =>
    scorecard.parse((await supervisor.post('/api/query/scorecard', { ...period, department })).body).all.now;
  expect((await ask(null)).verified).toBeNull();

  const { id } = await test.hub.db
    .insertInto('audit_samples')
    .values({
      id: auditSampleId.parse(randomUUID()),
      command_id: ids.command(),
      drawn_by: supervisor.account.id,
      seed: 'a seed',
      plan: JSON.stringify({}),
      population: 40,
      size: 5,
      fingerprint: '0'.repeat(64),
      strata: JSON.stringify([{ department: 'BSS', part: 'all', population: 40, size: 5 }]),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await test.hub.db
    .insertInto('audit_items')
    .values(
      reviewed.map(({ caseId, verdict }, at) => ({
        sample_id: id,
        case_id: caseId,
        closing: 1,
        place: at + 1,
        stratum: 0,
        twice: false,
        verdict,
        settled_at: verdict === null ? null : now,
      })),
    )
    .execute();

  const all = await ask(null);
  expect(all.verified).toEqual({
    rate: 0.75,
    low: expect.any(Number),
    high: expect.any(Number),
    reviewed: 4,
  });
  const departments = await Promise.all(['BSS', 'LASAN'].map((one) => ask(one)));
  expect(departments.map(({ verified }) => verified?.rate ?? null)).toEqual([0.75, null]);
  const filter = { ...period, department: null, by: 'done' };
  const { tickets } = ticketsAnswer.parse(
    (await supervisor.post('/api/query/tickets', { filter, after: null })).body,
  );
  const verdicts = new Map(tickets.map(({ caseId, review }) => [caseId, review]));
  expect(reviewed.map(({ caseId }) => verdicts.get(caseId))).toEqual([
    'Supported',
    'Supported',
    'Supported',
    'Unsupported',
    null,
  ]);
});
