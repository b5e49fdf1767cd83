import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { macroList } from '../../shared/contract/macro-view.ts';
import type { RunReport } from '../../shared/contract/run-view.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { macroId, type MacroCommand } from '../../shared/domain/run/macro.ts';
import type { RunStep } from '../../shared/domain/run/run-step.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { SMALL_PACK } from '../small-city.ts';
import { ids, openCommand, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

/** Holes are closed as done only after a visit. */
const PACK = {
  ...SMALL_PACK,
  closure: {
    reasons: [],
    contracts: [
      {
        id: 'visited',
        outcomes: ['completed' as const],
        demands: ['visit' as const],
        because: 'Somebody looked.',
      },
    ],
  },
};
const NOTE: RunStep = {
  do: 'note',
  visibility: 'internal',
  text: 'The street of {number} is paved on Monday.',
};
const CLOSE: RunStep = {
  do: 'close',
  outcome: 'completed',
  reason: null,
  text: 'The crew filled the hole on Monday.',
};

let hub: TestHub;
let supervisor: TestDesk;
let wire: Wire;
let folder: string;
let desk: InProcessDesk;
let cases: CaseId[];

async function sit(): Promise<InProcessDesk> {
  const opened = await openDesk(folder, wire.url);
  await opened.ask('session.sign-in', { login: supervisor.account.login, password: PASSWORD });
  return opened;
}
const isLive = async () => (await desk.ask('connection.get', {})).state.name === 'live' || null;
const isOffline = async () => (await desk.ask('connection.get', {})).state.name === 'offline' || null;

async function report(id: string): Promise<RunReport> {
  const found = (await desk.ask('run.list', {})).runs.find((one) => one.id === id);
  if (found === undefined) throw new Error('the run is not listed');
  return found;
}
/** Waits until nothing of a run is under way. */
const over = (id: string) =>
  until('the end of the run', async () => {
    const one = await report(id);
    return one.waiting + one.sent === 0 ? one : null;
  });
const notesOf = async (caseId: CaseId) => {
  const rows = await hub.hub.db.selectFrom('texts').select('body').where('case_id', '=', caseId).execute();
  return rows.map(({ body }) => body).filter((body) => body?.includes('paved') === true);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk311-runs-'));
  hub = await testHub({ pack: PACK });
  supervisor = await hub.desk('supervisor');
  wire = await layWire(hub.url);
  cases = [];
  for (let n = 0; n < 40; n += 1) {
    const command = openCommand();
    await supervisor.send(command);
    cases.push(command.caseId);
  }
  desk = await sit();
  await until('live', isLive);
});
afterAll(async () => {
  await desk.close();
  await wire.close();
  rmSync(folder, { recursive: true });
});

describe('something done to several cases at once', () => {
  it('goes through the rules of each, says what was refused and why, and goes on when that is mended', async () => {
    const [first, second, third] = cases.slice(0, 3) as [CaseId, CaseId, CaseId];
    await supervisor.send({
      type: 'record-visit',
      caseId: first,
      at: Date.now(),
      found: 'done',
      crew: null,
      remark: null,
    });
    await until('the visit on the desk', async () => {
      const view = await desk.ask('case.get', { id: first });
      return view?.facts.visits.length === 1 ? true : null;
    });
    const asked = { steps: [CLOSE], cases: [first, second, third] };
    const preview = await desk.ask('run.preview', asked);
    const words = /^“Completed” needs evidence here\. /;
    expect(preview.cases.map(({ stops }) => stops)).toEqual([
      null,
      {
        step: 0,
        refusal: expect.objectContaining({ code: 'evidence-missing', message: expect.stringMatching(words) }),
      },
      {
        step: 0,
        refusal: expect.objectContaining({ code: 'evidence-missing', message: expect.stringMatching(words) }),
      },
    ]);
    const id = crypto.randomUUID();
    expect(await desk.ask('run.start', { id, kind: 'bulk', title: 'Close 3 cases', ...asked })).toEqual({
      refusal: null,
    });
    const ended = await over(id);
    expect({ ...ended, failures: ended.failures.map(({ caseId, step }) => ({ caseId, step })) }).toEqual({
      id,
      kind: 'bulk',
      title: 'Close 3 cases',
      madeAt: ended.madeAt,
      total: 3,
      done: 1,
      sent: 0,
      waiting: 0,
      cancelled: 0,
      failures: [second, third].map((caseId) => ({ caseId, step: 0 })),
    });

    await desk.ask('command.send', {
      commandId: ids.command(),
      command: {
        type: 'record-visit',
        caseId: second,
        at: Date.now(),
        found: 'done',
        crew: null,
        remark: null,
      },
    });
    await desk.ask('run.retry', { id });
    await until('one more', async () => ((await report(id)).done === 2 ? true : null));
    expect((await over(id)).failures.map(({ caseId }) => caseId)).toEqual([third]);
    expect(await desk.ask('run.dismiss', { id })).toEqual({});
    expect((await desk.ask('run.list', {})).runs).toEqual([]);
  });

  it('goes on after the console ended in the middle, without doing anything twice', async () => {
    const many = cases.slice(5);
    wire.cut();
    await until('offline', isOffline);
    const id = crypto.randomUUID();
    await desk.ask('run.start', { id, kind: 'bulk', title: 'A note', steps: [NOTE], cases: many });
    const half = await until('some in the outbox', async () => {
      const one = await report(id);
      return one.sent === 25 ? one : null;
    });
    expect([half.total, half.sent, half.waiting]).toEqual([many.length, 25, many.length - 25]);
    await desk.close();
    wire.mend();
    desk = await sit();
    await until('all done', async () => ((await report(id)).done === many.length ? true : null));
    const notes = await Promise.all(many.map(notesOf));
    expect(notes.map((of) => of.length)).toEqual(many.map(() => 1));
    expect(notes[0]?.[0]).toMatch(/^The street of 1-\d+ is paved on Monday\.$/);
    await until('live', isLive);
  });

  it('stops where it is when it is cancelled', async () => {
    const many = cases.slice(5);
    wire.cut();
    await until('offline', isOffline);
    const id = crypto.randomUUID();
    await desk.ask('run.start', { id, kind: 'bulk', title: 'Start', steps: [{ do: 'start' }], cases: many });
    await until('some in the outbox', async () => ((await report(id)).sent === 25 ? true : null));
    expect((await desk.askInVain('run.dismiss', { id })).code).toBe('invalid-input');
    await desk.ask('run.cancel', { id });
    wire.mend();
    const ended = await over(id);
    expect([ended.done, ended.cancelled]).toEqual([25, many.length - 25]);
    const started = await hub.hub.db
      .selectFrom('cases')
      .select('id')
      .where('state', '=', 'in-progress')
      .execute();
    expect(started.length).toBe(25);
    await until('live', isLive);
  });

  it('does several things to a case one after the other, and nothing after what was refused', async () => {
    const [one] = cases.slice(3, 4) as [CaseId];
    const wait: RunStep = { do: 'wait', reason: 'parts', text: null };
    const id = crypto.randomUUID();
    const asked = { steps: [NOTE, CLOSE, wait], cases: [one] };
    const preview = await desk.ask('run.preview', asked);
    expect(
      preview.cases.map(({ commands, stops }) => [commands.map(({ type }) => type), stops?.step]),
    ).toEqual([[['add-note', 'close-case', 'change-state'], 1]]);
    await desk.ask('run.start', { id, kind: 'macro', title: 'Note, close, wait', ...asked });
    const ended = await over(id);
    expect([ended.done, ended.failures.map(({ step }) => step)]).toEqual([1, [1]]);
    const row = await hub.hub.db.selectFrom('cases').select('state').where('id', '=', one).executeTakeFirst();
    expect(row).toEqual({ state: 'new' });
    expect(await notesOf(one)).toHaveLength(1);
  });

  it('closes several cases for nobody but a supervisor', async () => {
    const worker = await hub.desk('worker', 'BSS');
    const own = mkdtempSync(join(tmpdir(), 'desk311-runs-'));
    const theirs = await openDesk(own, hub.url);
    await theirs.ask('session.sign-in', { login: worker.account.login, password: PASSWORD });
    await until('live', async () => (await theirs.ask('connection.get', {})).state.name === 'live' || null);
    const asked = { steps: [CLOSE], cases: cases.slice(3, 5) };
    const refusal = {
      code: 'not-permitted',
      message: 'Only a supervisor can close several cases at once. Close them one by one.',
      fields: [],
    };
    expect((await theirs.ask('run.preview', asked)).refusal).toEqual(refusal);
    const id = crypto.randomUUID();
    expect(await theirs.ask('run.start', { id, kind: 'bulk', title: 'Close', ...asked })).toEqual({
      refusal,
    });
    expect((await theirs.ask('run.list', {})).runs).toEqual([]);
    await theirs.close();
    rmSync(own, { recursive: true });
  });
});

describe('a macro', () => {
  const named = (department: string | null, name: string): MacroCommand => ({
    type: 'save-macro',
    macroId: macroId.parse(crypto.randomUUID()),
    department,
    name: { id: ids.text(), body: name },
    steps: [NOTE, { do: 'wait', reason: 'parts', text: null }],
  });
  const macros = async () =>
    (await desk.ask('macro.list', {})).macros.map(({ name, pending }) => ({ name, pending }));

  it('is kept on the hub for its maker or a department, and for nobody else', async () => {
    const shared = named('BSS', 'Waits for parts');
    const own = named(null, 'My own');
    for (const command of [shared, own]) {
      expect(await desk.ask('command.send', { commandId: ids.command(), command })).toMatchObject({
        status: 'queued',
      });
    }
    const both = [own, shared].map((one) => ({
      name: one.type === 'save-macro' ? one.name.body : '',
      pending: false,
    }));
    await until('both at the hub', async () =>
      (await macros()).every(({ pending }) => !pending) ? true : null,
    );
    expect(await macros()).toEqual(both);

    const [worker, other] = [await hub.desk('worker', 'BSS'), await hub.desk('worker', 'LASAN')];
    const seenBy = async (who: TestDesk) => {
      const { body } = await who.post('/api/query/macros', {});
      return macroList.parse(body).macros.map(({ name }) => name);
    };
    expect([await seenBy(worker), await seenBy(other)]).toEqual([['Waits for parts'], []]);
    const taken = await worker.sendEnvelope({
      commandId: ids.command(),
      seq: 1,
      command: { type: 'remove-macro', macroId: shared.macroId },
      seen: null,
    });
    expect(taken).toMatchObject({ status: 'refused', refusal: { code: 'not-found' } });
    const sharing = await worker.sendEnvelope({
      commandId: ids.command(),
      seq: 2,
      command: named('BSS', 'Mine for all'),
      seen: null,
    });
    expect(sharing).toMatchObject({ status: 'refused', refusal: { code: 'not-permitted' } });
    const auditor = await hub.desk('auditor');
    expect((await auditor.post('/api/query/macros', {})).status).toBe(403);

    const remove = { type: 'remove-macro', macroId: own.macroId } as const;
    await desk.ask('command.send', { commandId: ids.command(), command: remove });
    await until('one left', async () => ((await macros()).length === 1 ? true : null));
  });
});
