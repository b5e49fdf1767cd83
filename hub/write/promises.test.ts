import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { callerId, promiseId, type CaseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { ids, noteCommand, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent', 'ITA');
});

const BY = Date.now() + 3 * DAY;
const newPromise = () => promiseId.parse(ids.case());

async function owing(body: string) {
  const caller = callerId.parse(ids.case());
  const opening = openCommand({
    caller: { kind: 'new', id: caller, name: 'Ana Ruiz', phone: null, email: null, language: 'es' },
    promise: { id: newPromise(), kind: 'work', basis: 'due', by: BY, language: 'es' },
  });
  await agent.send(opening);
  const id = newPromise();
  const why = { id: ids.text(), body };
  const made = await agent.send({
    type: 'make-promise',
    caseId: opening.caseId,
    promise: { id, kind: 'call-back', basis: 'agent', by: BY, language: 'es' },
    callerId: caller,
    why,
  });
  expect(made.status).toBe('accepted');
  return { caseId: opening.caseId, id, why, caller };
}
const settle = (caseId: CaseId, id: ReturnType<typeof newPromise>, how: object): CaseCommand =>
  ({ type: 'settle-promise', caseId, promiseId: id, how, remark: null }) as CaseCommand;

async function told(id: CaseId) {
  const { items } = await agent.feed(0, 2_000);
  const item = items.find((one) => one.kind === 'case' && one.facts.id === id);
  if (item?.kind !== 'case') throw new Error(`the feed does not tell ${id}`);
  return item;
}

test('a promise is told to every desk, and its text lies apart from its event', async () => {
  const { caseId, id, why, caller } = await owing('Does the crew need the gate open?');
  const { facts, entries } = await told(caseId);
  expect(facts.promises.map((one) => [one.kind, one.basis, one.callerId, one.by, one.owner])).toEqual([
    ['work', 'due', caller, BY, agent.account.id],
    ['call-back', 'agent', caller, BY, agent.account.id],
  ]);
  expect(facts.promises[1]?.id).toBe(id);
  expect(entries.at(-1)?.texts).toEqual({ [why.id]: why.body });
  const { rows } = await sql<{ event: string }>`
    select event::text as event from events where case_id = ${caseId}`.execute(the.hub.db);
  expect(rows.filter(({ event }) => event.includes('gate'))).toEqual([]);
  const text = await sql`select kind, visibility from texts where id = ${why.id}`.execute(the.hub.db);
  expect(text.rows).toEqual([{ kind: 'promise', visibility: 'internal' }]);
});

test('it is handed on only to people and departments there are', async () => {
  const { caseId, id } = await owing('Whether it rains');
  const colleague = await the.desk('agent', 'ITA');
  const codes = await Promise.all(
    [
      { name: 'handed-to-person', account: ids.account() },
      { name: 'handed-to-department', department: 'NOBODY' },
    ].map(async (how) => {
      const result = await agent.send(settle(caseId, id, how));
      return result.status === 'refused' ? result.refusal.code : result.status;
    }),
  );
  expect(codes).toEqual(['invalid', 'unknown-department']);
  const handed = await agent.send(
    settle(caseId, id, { name: 'handed-to-person', account: colleague.account.id }),
  );
  expect(handed.status).toBe('accepted');
  expect((await told(caseId)).facts.promises[1]).toMatchObject({
    owner: colleague.account.id,
    department: null,
  });
});

test('a case kept before there were promises can be worked on as any other', async () => {
  const { caseId } = openCommand();
  await agent.send(openCommand({ caseId }));
  await sql`update cases set facts = facts - 'promises' where id = ${caseId}`.execute(the.hub.db);
  expect((await told(caseId)).facts.promises).toEqual([]);
  expect(await agent.send(noteCommand(caseId, 'Seen'))).toMatchObject({ status: 'accepted' });
  const result = await agent.send({
    type: 'make-promise',
    caseId,
    promise: { id: newPromise(), kind: 'work', basis: 'none', by: null, language: 'en' },
    callerId: null,
    why: null,
  });
  expect(result.status).toBe('accepted');
  expect((await told(caseId)).facts.promises).toHaveLength(1);
});
