import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import { DAY, HOUR, type Instant } from '../../shared/domain/instant.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { LEAST_SAMPLE, usualTimesOf } from '../../shared/domain/usual-time.ts';
import { importedCase } from '../../test/imported-case.ts';
import { until } from '../../test/program.ts';
import { seededRandom } from '../../test/sample-feed.ts';
import { closeCommand, ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { recordHistory } from '../write/record-history.ts';
import { followDoneWork } from './follow-done-work.ts';
import { readUsualTimes, workOutUsualTimes } from './work-out-usual-times.ts';

let the: TestHub;
let supervisor: TestDesk;

beforeAll(async () => {
  the = await testHub();
  supervisor = await the.desk('supervisor');
});

const going = () => false;
/** The hub does the same in the background; one at a time gets its turn. */
async function followAndCount() {
  const { db } = the.hub;
  await until('the done work', async () => {
    await followDoneWork(db, going);
    const { rows } = await sql<{ there: boolean }>`
      select h.feed_no >= f.number as there from done_work_head h, feed_head f`.execute(db);
    return rows[0]?.there === true ? true : null;
  });
  await until('the count', async () => ((await workOutUsualTimes(db, 0)) ? true : null));
  return readUsualTimes(db);
}
async function kept(): Promise<{ case_id: string; elsewhere: boolean }[]> {
  const { rows } = await sql<{ case_id: string; elsewhere: boolean }>`
    select case_id, elsewhere from done_work order by opened_at`.execute(the.hub.db);
  return rows;
}

let recorded = 0;

/** Records of another system, closed so long after they were opened. */
async function record(lengths: readonly number[], district: string, closedAt: Instant): Promise<void> {
  const records = lengths.map((length) => {
    recorded += 1;
    const place = { ...NO_PLACE, address: '1 MAIN ST', district };
    return importedCase(recorded, { place, openedAt: closedAt - length, closedAt });
  });
  await recordHistory(the.hub.core, { commandId: ids.command(), records });
}

test('work that was done counts, with what was done elsewhere marked; open, referred, undone and reopened work does not', async () => {
  const open = async () => {
    const command = openCommand({ place: { ...NO_PLACE, address: '1 MAIN ST', district: '1' } });
    await supervisor.send(command);
    return command.caseId;
  };
  const [done, undone, referred, reopened, stillOpen] = [
    await open(),
    await open(),
    await open(),
    await open(),
    await open(),
  ];
  await supervisor.send(closeCommand(done));
  await supervisor.send({ ...closeCommand(undone), outcome: 'unable' });
  await supervisor.send({
    type: 'refer',
    caseId: referred,
    receiver: { kind: 'outside', name: 'The county' },
    explanation: { id: ids.text(), body: 'The county looks after this.' },
  });
  await supervisor.send(closeCommand(reopened));
  await followAndCount();
  const before = (await kept()).map((row) => row.case_id);
  expect(before.toSorted()).toEqual([done, reopened].toSorted());
  await supervisor.send({
    type: 'reopen-case',
    caseId: reopened,
    reason: 'not-done',
    explanation: { id: ids.text(), body: 'It is still there, she says.' },
  });
  await record([5 * DAY], '1', Date.now() - DAY);
  await record([5 * DAY], '1', Date.now() - 91 * DAY);
  expect(await followAndCount()).toMatchObject({ asOf: expect.any(Number), times: [] });
  const rows = await kept();
  expect(rows.map((row) => [row.case_id === done, row.elsewhere])).toEqual([
    [false, true],
    [true, false],
  ]);
  expect(rows.some((row) => row.case_id === stillOpen)).toBe(false);
});

test('percentiles of the database are those of the pure function, district by district', async () => {
  const random = seededRandom(311);
  const now = Date.now();
  const lengths = Array.from({ length: 150 }, () => Math.floor(random() * random() * 40 * DAY));
  await record(lengths.slice(0, 120), '2', now - 2 * DAY);
  await record(lengths.slice(120), '3', now - 3 * DAY);
  const { times } = await followAndCount();
  const countsOf = (some: readonly number[], district: string) =>
    some.map((length) => ({ district, hours: Math.floor(length / HOUR), cases: 1, elsewhere: 1 }));
  const wanted = usualTimesOf('pothole', [
    ...countsOf(lengths.slice(0, 120), '2'),
    ...countsOf(lengths.slice(120), '3'),
    // What the test before left.
    { district: '1', hours: 0, cases: 1, elsewhere: 0 },
    { district: '1', hours: (5 * DAY) / HOUR, cases: 1, elsewhere: 1 },
  ]);
  expect(lengths.length - 120).toBe(LEAST_SAMPLE);
  expect(times).toEqual(wanted.toSorted((a, b) => (a.district ?? '').localeCompare(b.district ?? '')));
});

test('every desk is told them, and made anew they are the same', async () => {
  const before = await readUsualTimes(the.hub.db);
  const { status, body } = await supervisor.post('/api/query/usual-times', {});
  expect([status, hubQueries['usual-times'].output.parse(body)]).toEqual([200, before]);
  await sql`truncate done_work, usual_times`.execute(the.hub.db);
  await sql`update done_work_head set feed_no = 0`.execute(the.hub.db);
  expect((await followAndCount()).times).toEqual(before.times);
});
