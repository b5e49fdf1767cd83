import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { followDoneWork } from '../../hub/usual/follow-done-work.ts';
import { workOutUsualTimes } from '../../hub/usual/work-out-usual-times.ts';
import { recordHistory } from '../../hub/write/record-history.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { promiseId } from '../../shared/domain/ids.ts';
import { DAY, HOUR } from '../../shared/domain/instant.ts';
import { usualTimeFor } from '../../shared/domain/usual-time.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { importedCase } from '../imported-case.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { ids, openCommand, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

let hub: TestHub;
let wire: Wire;
let me: TestDesk;
let folder: string;
let desk: InProcessDesk;

const told = () => `${desk.log.join('\n')}\n${hub.log().split('\n').slice(-5).join('\n')}`;
const state = (name: string) =>
  until(
    name,
    async () => ((await desk.ask('connection.get', {})).state.name === name ? true : null),
    20_000,
    told,
  );
const send = async (command: CaseCommand) => {
  const answer = await desk.ask('command.send', { commandId: ids.command(), command });
  expect(answer.status).toBe('queued');
};
const emptied = () =>
  until(
    'an empty outbox',
    async () => ((await desk.ask('outbox.list', {})).entries.length === 0 ? true : null),
    20_000,
    told,
  );

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
  const closedAt = Date.now() - DAY;
  const records = Array.from({ length: 40 }, (_, n) =>
    importedCase(n, { closedAt, openedAt: closedAt - (n + 1) * HOUR }),
  );
  await recordHistory(hub.hub.core, { commandId: ids.command(), records });
  await until('the usual times', async () => {
    await followDoneWork(hub.hub.db, () => false);
    await workOutUsualTimes(hub.hub.db, 0);
    const { rows } = await sql`select 1 from usual_times`.execute(hub.hub.db);
    return rows.length > 0 || null;
  });
  folder = mkdtempSync(join(tmpdir(), 'desk311-promises-'));
  me = await hub.desk('agent', 'ITA');
  desk = await openDesk(folder, wire.url);
  await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  await state('live');
});
afterAll(async () => {
  await desk.close();
  await wire.close();
  rmSync(folder, { recursive: true });
});

it('knows how long work usually takes, also when the hub is away, with when that was', async () => {
  const online = await desk.ask('usual-times.get', {});
  expect(usualTimeFor(online.times, 'pothole', 'elsewhere')).toEqual({
    service: 'pothole',
    district: null,
    p50: 21 * HOUR,
    p90: 37 * HOUR,
    cases: 40,
    elsewhere: 40,
  });
  wire.cut();
  await state('offline');
  expect(await desk.ask('usual-times.get', {})).toEqual(online);
  expect(online.asOf).toEqual(expect.any(Number));
});

it('keeps a promise and a call-back made offline, owes them, and sends them when the hub is back', async () => {
  await state('offline');
  const by = Date.now() + 2 * HOUR;
  const promise = {
    id: promiseId.parse(ids.case()),
    kind: 'work',
    basis: 'usual',
    by,
    language: 'es',
  } as const;
  const opening = openCommand({ promise });
  await send(opening);
  const call = promiseId.parse(ids.case());
  await send({
    type: 'make-promise',
    caseId: opening.caseId,
    promise: { id: call, kind: 'call-back', basis: 'agent', by: by - HOUR, language: 'es' },
    callerId: null,
    why: { id: ids.text(), body: 'Whether the gate must be open' },
  });
  const owed = async () =>
    (await desk.ask('owed.list', {})).rows.map((row) => [
      row.promise.id,
      row.mine,
      row.why,
      row.case.pending,
    ]);
  const wanted = (pending: boolean) => [
    [call, true, 'Whether the gate must be open', pending],
    [promise.id, true, null, pending],
  ];
  expect(await owed()).toEqual(wanted(true));
  wire.mend();
  await desk.ask('connection.retry', {});
  await emptied();
  expect(await owed()).toEqual(wanted(false));
  await send({
    type: 'settle-promise',
    caseId: opening.caseId,
    promiseId: call,
    how: { name: 'moved', by: by + DAY },
    remark: { id: ids.text(), body: 'The crew has not answered yet.' },
  });
  await emptied();
  expect((await owed()).map(([id]) => id)).toEqual([promise.id, call]);
  const view = await desk.ask('case.get', { id: opening.caseId });
  expect(view?.facts.promises.map((one) => [one.by, one.firstBy])).toEqual([
    [by, null],
    [by + DAY, by - HOUR],
  ]);
});

it('no longer owes what was settled elsewhere', async () => {
  const { rows } = await desk.ask('owed.list', {});
  for (const { promise, case: of } of rows) {
    await me.send({
      type: 'settle-promise',
      caseId: of.id,
      promiseId: promise.id,
      how: { name: 'withdrawn' },
      remark: { id: ids.text(), body: 'Told the caller that it takes longer.' },
    });
  }
  await until(
    'nothing owed',
    async () => ((await desk.ask('owed.list', {})).rows.length === 0 ? true : null),
    10_000,
    told,
  );
  expect(await desk.ask('owed.count', {})).toEqual({ late: 0, today: 0 });
});
