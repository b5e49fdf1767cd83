import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerId as callerIdSchema } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { bombPicture, samplePhoto } from '../../test/files/sample-files.ts';
import { moveClock } from '../../test/move-clock.ts';
import { until } from '../../test/program.ts';
import {
  askFor,
  factsOf,
  getPage,
  linkOf,
  noticeOf,
  postForm,
  postPhoto,
  type PublicPage,
} from '../../test/resident-page.ts';
import { closeCommand, ids, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;
let boss: TestDesk;

beforeAll(async () => {
  the = await testHub({ publicUrl: 'own' });
  agent = await the.desk('agent');
  boss = await the.desk('supervisor');
});

describe('a survey', () => {
  test('is answered once for each closing, and can be answered anew', async () => {
    const one = await askFor(the, agent);
    expect((await getPage(one.url)).text).not.toContain('Three short questions');
    await boss.send(closeCommand(one.caseId));
    const page = await getPage(one.url);
    const said = { done: 'yes', satisfaction: '4', clear: 'yes', words: 'Thank you <3' };
    const [first, again] = [await postForm(page, 'survey', said), await postForm(page, 'survey', said)];
    expect([noticeOf(first), noticeOf(again)]).toEqual(['thanks', 'thanks']);
    const anew = await postForm(await getPage(one.url), 'survey', { done: 'partly', satisfaction: '2' });
    expect(noticeOf(anew)).toBe('thanks');
    expect(anew.text).toContain('You have answered.');
    const rows = await the.hub.db
      .selectFrom('surveys')
      .select(['closing', 'caller_id', 'done', 'satisfaction', 'clear', 'led', 'channel'])
      .where('case_id', '=', one.caseId)
      .execute();
    expect(rows).toEqual([
      {
        closing: 1,
        caller_id: one.callerId,
        done: 'partly',
        satisfaction: 2,
        clear: null,
        led: null,
        channel: 'web',
      },
    ]);
    const { surveys, version } = await factsOf(the, one);
    expect(surveys).toHaveLength(1);
    const { rows: events } = await sql<{ n: number }>`
      select count(*)::int as n from events where case_id = ${one.caseId} and event ->> 'type' = 'survey-answered'`.execute(
      the.hub.db,
    );
    expect({ events, version }).toEqual({ events: [{ n: 2 }], version: 5 });
    const { rows: texts } = await sql`
      select kind, visibility, body from texts where case_id = ${one.caseId} and kind = 'survey'`.execute(
      the.hub.db,
    );
    expect(texts).toEqual([{ kind: 'survey', visibility: 'internal', body: 'Thank you <3' }]);
  });

  test('without its first answer, of a closing that is over, or too late keeps nothing', async () => {
    const one = await askFor(the, agent);
    await boss.send(closeCommand(one.caseId));
    const page = await getPage(one.url);
    expect(noticeOf(await postForm(page, 'survey', { satisfaction: '3' }))).toBe('incomplete');
    expect(noticeOf(await postForm(page, 'survey', { done: 'yes', satisfaction: '6' }))).toBe('incomplete');
    await boss.send({
      type: 'reopen-case',
      caseId: one.caseId,
      reason: 'came-back',
      explanation: { id: ids.text(), body: 'It came back, she says.' },
    });
    await boss.send(closeCommand(one.caseId));
    expect(noticeOf(await postForm(page, 'survey', { done: 'yes' }))).toBe('changed');
    expect((await factsOf(the, one)).surveys).toEqual([]);
  });
});

describe('"It is not done"', () => {
  test('opens the case again exactly once, whoever presses how often at once', async () => {
    const one = await askFor(the, agent);
    const other = callerIdSchema.parse(randomUUID());
    await agent.send({
      type: 'add-caller',
      caseId: one.caseId,
      caller: { kind: 'new', id: other, name: 'Lee', phone: null, email: null, language: 'en' },
    });
    const url = await linkOf(the, { caseId: one.caseId, callerId: other });
    await boss.send(closeCommand(one.caseId));
    const pages = await Promise.all([one.url, one.url, url].map((each) => getPage(each)));
    const pressed = await Promise.all(
      [...pages, ...pages].map((page, at) =>
        postForm(page, 'not-done', { words: at < 3 ? 'Still there.' : '' }),
      ),
    );
    expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(pressed.filter((page) => noticeOf(page) === 'reopened').length).toBeGreaterThan(0);
    const { state, reopenCount, surveys } = await factsOf(the, one);
    expect({ state, reopenCount }).toEqual({ state: 'reopened', reopenCount: 1 });
    expect(
      surveys.map(({ callerId, done, led }) => `${callerId === other} ${done} ${led}`).toSorted(),
    ).toHaveLength(2);
    const { rows } = await sql<{ body: string }>`
      select t.body from texts t join events e on e.case_id = t.case_id and e.event ->> 'text' = t.id::text
      where e.case_id = ${one.caseId} and e.event ->> 'type' = 'reopened'`.execute(the.hub.db);
    expect(rows.map(({ body }) => body.split('\n')[0])).toEqual([
      'A caller says on the tracking page: it is not done.',
    ]);
  });

  test('after the second time is a call that is owed, not one more round', async () => {
    const one = await askFor(the, agent);
    const told: (string | null)[] = [];
    for (let round = 1; round <= 3; round += 1) {
      await boss.send(closeCommand(one.caseId));
      told.push(noticeOf(await postForm(await getPage(one.url), 'not-done', { words: `Round ${round}` })));
    }
    expect(told).toEqual(['reopened', 'reopened', 'call-back']);
    const facts = await factsOf(the, one);
    expect([facts.state, facts.reopenCount]).toEqual(['closed', 2]);
    expect(
      facts.promises.map(({ kind, callerId, owner, department, end }) => ({
        kind,
        callerId,
        owner,
        department,
        end,
      })),
    ).toEqual([{ kind: 'call-back', callerId: one.callerId, owner: null, department: 'BSS', end: null }]);
    const after = await getPage(one.url);
    expect(after.text).not.toContain('It is not done</button>');
    expect(after.text).toContain('You were told that somebody calls you by');
    expect(
      noticeOf(await postForm({ ...after, text: '' }, 'not-done', { closing: '3', mark: 'again-again' })),
    ).toBe('call-back');
    expect((await factsOf(the, one)).promises).toHaveLength(1);
  });
});

describe('a photo', () => {
  test('is internal, in quarantine until it is checked, and there once', async () => {
    const one = await askFor(the, agent);
    const bytes = await samplePhoto();
    expect([noticeOf(await postPhoto(one.url, bytes)), noticeOf(await postPhoto(one.url, bytes))]).toEqual([
      'photo',
      'photo',
    ]);
    const [file] = (await factsOf(the, one)).attachments;
    expect([file?.visibility, file?.addedBy, (await factsOf(the, one)).attachments.length]).toEqual([
      'internal',
      null,
      1,
    ]);
    const clean = await until('the photo is clean', async () => {
      const [now] = (await factsOf(the, one)).attachments;
      return now?.state === 'clean' ? now : null;
    });
    expect([clean.media, clean.thumbnail]).toEqual(['image/jpeg', true]);
    const { rows: names } = await sql<{
      body: string;
    }>`select body from texts where id = ${clean.name}`.execute(the.hub.db);
    expect(names).toEqual([{ body: 'photo-from-a-resident.jpg' }]);
    const { rows: left } =
      await sql`select 1 from attachment_uploads where attachment_id = ${clean.id}`.execute(the.hub.db);
    expect(left).toEqual([]);
  });

  test('is refused when it is none, hides too much, is too large or comes too often', async () => {
    const one = await askFor(the, agent);
    expect(noticeOf(await postPhoto(one.url, Buffer.from('<html>no photo</html>')))).toBe('photo-kind');
    expect(noticeOf(await postPhoto(one.url, Buffer.alloc(0)))).toBe('photo-none');
    expect(noticeOf(await postPhoto(one.url, bombPicture()))).toBe('photo');
    await until('the photo is refused', async () =>
      (await factsOf(the, one)).attachments[0]?.state === 'refused' ? true : null,
    );
    expect((await postPhoto(one.url, Buffer.alloc(16 * 1024 * 1024))).status).toBe(413);
    for (let n = 0; n < 2; n += 1) await postPhoto(one.url, Buffer.alloc(0));
    expect(noticeOf(await postPhoto(one.url, await samplePhoto(32, 32)))).toBe('photo-many');
    expect((await factsOf(the, one)).attachments).toHaveLength(1);
  });
});

describe('time and numbers', () => {
  test('who asks too often waits, and answers too often as well', async () => {
    const one = await askFor(the, agent);
    await boss.send(closeCommand(one.caseId));
    const page = await getPage(one.url);
    const answers: number[] = [];
    for (let n = 0; n < 13; n += 1)
      answers.push((await postForm(page, 'survey', { done: 'yes', words: `Answer ${n}` })).status);
    expect([answers.slice(0, 12).every((status) => status === 200), answers[12]]).toEqual([true, 429]);
    const wrong: PublicPage[] = [];
    for (let n = 0; n < 45; n += 1) wrong.push(await getPage(`${the.url}/t/wrong-${n}`));
    const last = wrong.at(-1);
    expect([last?.status, last?.headers.get('retry-after')]).toEqual([429, '900']);
    expect(last?.text).toContain('Please wait a little');
  });

  test('after the days of the policy it is no longer opened again, and no survey is taken', async () => {
    const one = await askFor(the, agent);
    await boss.send(closeCommand(one.caseId));
    const page = await getPage(one.url);
    await moveClock(the.hub.db, 15 * DAY);
    expect((await getPage(one.url)).text).toContain('Somebody looks into it and calls you by');
    await moveClock(the.hub.db, 16 * DAY);
    expect(noticeOf(await postForm(page, 'survey', { done: 'yes' }))).toBe('over');
    expect((await getPage(one.url)).text).not.toContain('Three short questions');
    expect(noticeOf(await postForm(page, 'not-done', { words: '' }))).toBe('call-back');
  });
});
