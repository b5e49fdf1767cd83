import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerId as callerIdSchema, promiseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { WRITING_PACK } from '../../test/messages/messages-pack.ts';
import { temporaryFolder, until } from '../../test/program.ts';
import { askFor, factsOf, getPage, linkOf } from '../../test/resident-page.ts';
import { closeCommand, ids, noteCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { folderSender } from '../messages/folder-sender.ts';

const folder = temporaryFolder();
let the: TestHub;
let agent: TestDesk;
let boss: TestDesk;

beforeAll(async () => {
  const senders = new Map([['mail', folderSender(folder.path)]] as const);
  the = await testHub({ publicUrl: 'own', pack: WRITING_PACK, senders });
  agent = await the.desk('agent');
  boss = await the.desk('supervisor');
});
afterAll(() => folder.remove());

describe('a resident’s page', () => {
  test('shows how the case stands, where about it is, and nothing about anybody', async () => {
    const one = await askFor(the, agent, {
      description: { id: ids.text(), body: 'SECRET my neighbour Bob Smith did it' },
      placeSaid: { id: ids.text(), body: 'SECRET behind the green gate' },
      promise: {
        id: promiseId.parse(randomUUID()),
        kind: 'work',
        basis: 'agent',
        by: Date.now() + 3 * DAY,
        language: 'en',
      },
    });
    const { caseId } = one;
    await agent.send(noteCommand(caseId, 'SECRET the caller is rude'));
    await agent.send({
      type: 'add-caller',
      caseId,
      caller: {
        kind: 'new',
        id: callerIdSchema.parse(randomUUID()),
        name: 'SECRET Other Person',
        phone: '213-555-0199',
        email: null,
        language: 'en',
      },
      serviceSaid: { id: ids.text(), body: 'SECRET the hole' },
    });
    await boss.send({
      type: 'change-state',
      caseId,
      to: 'waiting',
      waitingReason: 'weather',
      scheduledFor: null,
      remark: { id: ids.text(), body: 'SECRET crew 4 is ill' },
    });
    await boss.send({
      type: 'add-note',
      caseId,
      visibility: 'public',
      note: { id: ids.text(), body: 'We come <b>after</b> the rain.' },
    });
    const page = await getPage(one.url);
    expect(page.status).toBe(200);
    for (const shown of [
      'The work is on hold',
      'We wait for better weather.',
      'It is not done yet.',
      '200 block of Spring St',
      'We come &lt;b&gt;after&lt;/b&gt; the rain.',
      'You were told that it would be done by',
    ])
      expect(page.text).toContain(shown);
    for (const hidden of [
      'SECRET',
      'Zoraida',
      'Quetzalcoatl',
      '0177',
      '0199',
      'example.org',
      'Other Person',
      'SPRING ST, 90012',
      caseId,
      one.callerId,
    ])
      expect(page.text).not.toContain(hidden);
    expect(
      ['content-security-policy', 'referrer-policy', 'cache-control', 'x-robots-tag'].map((name) =>
        page.headers.get(name),
      ),
    ).toEqual([
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'no-referrer',
      'no-store',
      'noindex, nofollow',
    ]);
    expect(page.text).not.toMatch(/<script|style="|\son\w+=/);
  });

  test('says that a scheduled and a referred case are not done', async () => {
    const { url, caseId } = await askFor(the, agent);
    await boss.send({
      type: 'change-state',
      caseId,
      to: 'scheduled',
      waitingReason: null,
      scheduledFor: Date.now() + DAY,
      remark: null,
    });
    expect((await getPage(url)).text).toMatch(/The work is planned for [^.]+\. It is not done yet\./);
    await boss.send({
      type: 'refer',
      caseId,
      receiver: { kind: 'outside', name: 'County <Works>' },
      explanation: { id: ids.text(), body: 'It is the county’s road.' },
    });
    expect((await getPage(url)).text).toContain(
      'It is with County &lt;Works&gt; now. It is not done yet. We keep it open until they tell us that it is done.',
    );
  });

  test('speaks the caller’s language, the browser’s, or the one that is chosen', async () => {
    const english = await askFor(the, agent);
    const spanish = await askFor(the, agent, {}, 'es');
    const lang = async (url: string, accept?: string) =>
      /<html lang="(\w+)"/.exec(
        (await getPage(url, accept === undefined ? {} : { 'accept-language': accept })).text,
      )?.[1];
    expect([
      await lang(english.url),
      await lang(english.url, 'es-MX,es;q=0.9,en;q=0.5'),
      await lang(spanish.url, 'en'),
      await lang(`${spanish.url}?lang=en`, 'es'),
      await lang(`${spanish.url}x`, 'es'),
    ]).toEqual(['en', 'es', 'es', 'en', 'es']);
  });

  test('a duplicate shows how the other one stands, and leads to the caller’s page of it', async () => {
    const first = await askFor(the, agent, {}, 'en');
    const second = await askFor(the, agent);
    await boss.send({ type: 'link-duplicate', caseId: second.caseId, duplicateOf: first.caseId });
    await boss.send({
      ...closeCommand(second.caseId, 'The same as the other request.'),
      outcome: 'duplicate',
    });
    await linkOf(the, { caseId: first.caseId, callerId: second.callerId });
    const page = await getPage(second.url);
    expect(page.text).toContain('Your request is the same as another one');
    expect(page.text).toContain('We have your request.');
    expect(page.text).not.toContain('It is not done</button>');
    expect(page.text).not.toContain('Three short questions');
    const other = /href="(\/t\/[\w-]+\?lang=en)"/.exec(page.text)?.[1] ?? '';
    expect((await getPage(`${the.url}${other}`)).text).toContain(
      `Request ${(await factsOf(the, first)).number ?? ''}`,
    );
  });
});

describe('a link', () => {
  test('that is wrong, cut, of an erased caller or of one who left is answered as one that never was', async () => {
    const gone = await askFor(the, agent);
    await sql`delete from contacts where caller_id = ${gone.callerId}`.execute(the.hub.db);
    await sql`delete from callers where id = ${gone.callerId}`.execute(the.hub.db);
    const { url } = await askFor(the, agent);
    const stranger = await linkOf(the, { caseId: gone.caseId, callerId: null });
    const bodies = await Promise.all(
      [
        `${url}x`,
        url.slice(0, -1),
        `${the.url}/t/`,
        `${the.url}/t/${'a'.repeat(90)}`,
        `${the.url}/t/a/b/c`,
        gone.url,
        stranger,
      ].map(async (one) => {
        const { status, text } = await getPage(one);
        return { status, text };
      }),
    );
    expect(new Set(bodies.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(bodies[0]?.status).toBe(404);
    expect(bodies[0]?.text).toContain('We can’t find this page');
  });

  test('of a merged caller is the survivor’s', async () => {
    const one = await askFor(the, agent);
    const other = await askFor(the, agent);
    const merge = {
      type: 'merge-callers',
      caseId: one.caseId,
      callerId: one.callerId,
      otherId: other.callerId,
      nameOf: one.callerId,
    } as const;
    expect((await boss.send(merge)).status).toBe('accepted');
    expect([(await getPage(one.url)).status, (await getPage(other.url)).status]).toEqual([200, 200]);
  });

  test('stands in the messages, and neither it nor its secret in the log or in any table of ours', async () => {
    const one = await askFor(the, agent);
    const secret = one.url.split('/').at(-1) ?? '';
    const body = await until('the message is made', async () => {
      const { rows } = await sql<{ body: string }>`
        select t.body from message_texts t join messages m on m.id = t.message_id
        where m.case_id = ${one.caseId}`.execute(the.hub.db);
      return rows[0]?.body ?? null;
    });
    expect(body).toContain(`See how it stands at any time: ${one.url}`);
    await getPage(one.url);
    expect(the.log()).not.toContain(secret);
    const { rows } = await sql<{ found: number }>`
      select count(*)::int as found from tracking_links where hash = ${secret} or case_id::text = ${secret}`.execute(
      the.hub.db,
    );
    expect(rows).toEqual([{ found: 0 }]);
  });

  test('is shown to who speaks with callers, and that is kept', async () => {
    const named = await askFor(the, agent);
    const answer = await agent.post('/api/query/tracking-link', {
      caseId: named.caseId,
      callerId: named.callerId,
    });
    expect(answer).toEqual({ status: 200, body: { url: named.url } });
    const nobody = await agent.post('/api/query/tracking-link', { caseId: named.caseId, callerId: null });
    expect(nobody.status).toBe(404);
    const kept = await the.hub.db
      .selectFrom('tracking_link_grants')
      .select(['account_id', 'caller_id'])
      .where('case_id', '=', named.caseId)
      .execute();
    expect(kept).toEqual([{ account_id: agent.account.id, caller_id: named.callerId }]);
  });
});
