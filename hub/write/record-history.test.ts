import { beforeAll, expect, test } from 'vitest';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { importedCase, laterRecord } from '../../test/imported-case.ts';
import { ids, noteCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { recordHistory } from './record-history.ts';

let the: TestHub;
let agent: TestDesk;

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent');
});

const record = (...records: CaseFacts[]) =>
  recordHistory(the.hub.core, { commandId: ids.command(), records });
const rowOf = ({ id }: CaseFacts) =>
  the.hub.db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const eventsOf = ({ id }: CaseFacts) =>
  the.hub.db.selectFrom('events').selectAll().where('case_id', '=', id).orderBy('version').execute();
const nothingNew = { taken: 0, updated: 0, unchanged: 1, feedNo: null };

test('a record is taken once, however often it comes', async () => {
  const facts = importedCase(1);
  const taken = await record(facts);
  expect(taken).toEqual({ taken: 1, updated: 0, unchanged: 0, feedNo: (await rowOf(facts)).feed_no });
  expect(await record(facts)).toEqual(nothingNew);
  expect((await rowOf(facts)).facts).toEqual(facts);
  expect(await eventsOf(facts)).toEqual([
    {
      case_id: facts.id,
      version: 1,
      feed_no: taken.feedNo,
      at: expect.any(Number),
      by_id: null,
      by_role: 'system',
      command_id: expect.any(String),
      event: { type: 'history-recorded', facts },
    },
  ]);
});

test('a newer copy is a further event, an older or equally old one is nothing', async () => {
  const facts = importedCase(2);
  const newer = laterRecord(facts, 'Referred Out');
  await record(facts);
  expect(await record({ ...newer, department: 'LASAN', state: 'referred' })).toMatchObject({ updated: 1 });
  expect((await rowOf(facts)).facts).toEqual({
    ...newer,
    department: 'LASAN',
    state: 'referred',
    formerDepartments: ['BSS'],
    version: 2,
  });
  expect(await record(facts)).toEqual(nothingNew);
  expect(await record({ ...newer, state: 'closed' })).toEqual(nothingNew);
  expect(await eventsOf(facts)).toHaveLength(2);
});

test('work done here is not undone: only what the source said changes', async () => {
  const facts = importedCase(3);
  await record(facts);
  await agent.send({
    type: 'reopen-case',
    caseId: facts.id,
    reason: 'not-done',
    explanation: { id: ids.text(), body: 'The hole is still there.' },
  });
  const { facts: reopened } = await rowOf(facts);
  const newer = laterRecord(facts, 'Closed again');
  expect(await record(newer)).toMatchObject({ updated: 1 });
  expect((await rowOf(facts)).facts).toEqual({ ...reopened, history: newer.history, version: 3 });
  expect(await record(newer)).toEqual(nothingNew);
});

test('of two rows of one case in a batch the newer wins, whatever their order', async () => {
  const [a, b] = [importedCase(4), importedCase(5)];
  const [laterA, laterB] = [laterRecord(a, 'Later'), laterRecord(b, 'Later')];
  expect(await record(a, laterA, laterB, b)).toMatchObject({ taken: 2, updated: 0, unchanged: 2 });
  expect([(await rowOf(a)).facts, (await rowOf(b)).facts]).toEqual([laterA, laterB]);
});

test('a record without a time of change never replaces one with it', async () => {
  const facts = importedCase(6);
  const timeless = { ...facts, department: 'ITA', history: { ...facts.history!, updatedAt: null } };
  await record(timeless);
  expect(await record(facts)).toMatchObject({ updated: 1 });
  expect(await record(timeless)).toEqual(nothingNew);
});

test('the same command again has the first answer; for other records it is a mistake of the program', async () => {
  const batch = { commandId: ids.command(), records: [importedCase(7)] };
  const first = await recordHistory(the.hub.core, batch);
  expect(await recordHistory(the.hub.core, batch)).toEqual(first);
  await expect(recordHistory(the.hub.core, { ...batch, records: [importedCase(8)] })).rejects.toThrow(
    `the command id ${batch.commandId} was used for something else`,
  );
});

test('two imports of the same records at once take each once, and meet people at work', async () => {
  const batch = Array.from({ length: 300 }, (_, n) => importedCase(1_000 + n));
  const backwards = batch.toReversed();
  const first = batch[0]!;
  await record(first);
  const newer = batch.map((facts) => laterRecord(facts, 'Newer'));
  const notes = Array.from({ length: 5 }, (_, n) => noteCommand(first.id, `note ${n}`));
  const [imports] = await Promise.all([
    Promise.all([record(...batch), record(...backwards), record(...newer)]),
    Promise.all(notes.map((note) => agent.send(note))),
  ]);
  expect(imports.reduce((sum, { taken }) => sum + taken, 0)).toBe(299);
  const { facts } = await rowOf(first);
  expect(facts.noteCount).toBe(5);
  expect((await eventsOf(first)).map((event) => event.version)).toEqual(
    Array.from({ length: facts.version }, (_, n) => n + 1),
  );
});

test('more than a thousand at once is refused, and a record without history is a bug', async () => {
  await expect(record(...Array.from({ length: 1_001 }, (_, n) => importedCase(n)))).rejects.toThrow(
    'at most 1000',
  );
  await expect(record(importedCase(9, { history: null }), importedCase(9))).rejects.toThrow(
    'carries no history',
  );
});

test('a thousand records are taken within a second or so', async () => {
  const records = Array.from({ length: 1_000 }, (_, n) => importedCase(10_000 + n));
  const before = performance.now();
  expect(await record(...records)).toMatchObject({ taken: 1_000 });
  const took = performance.now() - before;
  console.log(`recordHistory: ${Math.round(1_000_000 / took)} cases/s`);
  expect(took).toBeLessThan(10_000);
});
