import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DraftView } from '../../shared/contract/draft-view.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { ids, openCommand, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

/** One desk of a person: its folder outlives it, its wire to the hub can be cut. */
interface Place {
  readonly folder: string;
  readonly wire: Wire;
  desk: InProcessDesk;
}

let hub: TestHub;
let me: TestDesk;
let here: Place;
let there: Place;
const QUICK = { gather: 50, poll: 200, farewell: 2_000 };

const open = (folder: string, wire: Wire, name: string) =>
  openDesk(folder, wire.url, { ports: { deskName: name }, options: { draftTiming: QUICK } });
const signIn = ({ desk }: Place, who = me) =>
  desk.ask('session.sign-in', { login: who.account.login, password: PASSWORD });

async function place(name: string): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-drafts-'));
  const wire = await layWire(hub.url);
  return { folder, wire, desk: await open(folder, wire, name) };
}
async function leave({ desk, folder, wire }: Place): Promise<void> {
  await desk.close();
  await wire.close();
  rmSync(folder, { recursive: true });
}

beforeAll(async () => {
  hub = await testHub();
});
beforeEach(async () => {
  me = await hub.desk('agent');
  [here, there] = await Promise.all([place('Desk 1'), place('Desk 2')]);
  await Promise.all([signIn(here), signIn(there)]);
  await Promise.all([here, there].map((one) => live(one)));
});
afterEach(async () => {
  await Promise.all([leave(here), leave(there)]);
});
afterAll(() => undefined);

const told = ({ desk }: Place) => desk.log.join('\n');
const live = (at: Place) =>
  until(
    'live',
    async () => ((await at.desk.ask('connection.get', {})).state.name === 'live' ? true : null),
    20_000,
    () => told(at),
  );
const type = ({ desk }: Place, id: CaseId, body: string, lineage = 0) =>
  desk.ask('draft.put', { id, body, lineage });
const list = async ({ desk }: Place) => (await desk.ask('draft.list', {})).drafts;
const brief = (drafts: readonly DraftView[]) =>
  drafts
    .map(({ body, writtenOn, atHub, note }) => ({ body, writtenOn, atHub, note }))
    .toSorted((a, b) => (a.body < b.body ? -1 : 1));
const shows = async (at: Place, expected: ReturnType<typeof brief>) => {
  await expect.poll(async () => brief(await list(at)), { timeout: 60_000 }).toEqual(expected);
};
const mine = (body: string, note: DraftView['note'] = null) => ({ body, writtenOn: null, atHub: true, note });
const from = (desk: string, body: string, note: DraftView['note'] = null) => ({
  body,
  writtenOn: desk,
  atHub: true,
  note,
});

describe('a draft', () => {
  it('is on another desk of the same person a moment later, under its later text', async () => {
    const id = ids.case();
    await type(here, id, '"a couch"');
    await shows(there, [from('Desk 1', '"a couch"')]);
    const [copy] = await list(there);
    await type(there, id, '"a couch on Main"', copy?.lineage);
    await shows(here, [from('Desk 2', '"a couch on Main"')]);
    expect((await list(here))[0]).toMatchObject({ id, lineage: 1 });
  });

  it('outlives a restart without the hub, a sign-out, and is not shown to who comes next', async () => {
    here.wire.cut();
    const id = ids.case();
    await type(here, id, '"typed offline"');
    await here.desk.close();
    here.desk = await open(here.folder, here.wire, 'Desk 1');
    await signIn(here);
    expect(brief(await list(here))).toEqual([{ ...mine('"typed offline"'), atHub: false }]);
    await here.desk.ask('session.sign-out', {});
    expect(await here.desk.askInVain('draft.list', {})).toMatchObject({ code: 'signed-out' });
    here.wire.mend();
    const you = await hub.desk('agent');
    await signIn(here, you);
    expect(await list(here)).toEqual([]);
    await type(here, ids.case(), '"somebody else’s"');
    await here.desk.ask('session.sign-out', {});
    await signIn(here);
    await shows(here, [mine('"typed offline"')]);
    await shows(there, [from('Desk 1', '"typed offline"')]);
  });

  it('goes out before a sign-out, however soon that comes', async () => {
    await type(here, ids.case(), '"last words"');
    await here.desk.ask('session.sign-out', {});
    await shows(there, [from('Desk 1', '"last words"')]);
    expect(await list(there)).toHaveLength(1);
  });

  it('is kept twice when two desks wrote it, and both say so', async () => {
    const id = ids.case();
    await type(here, id, '"begun"');
    await shows(there, [from('Desk 1', '"begun"')]);
    here.wire.cut();
    await type(here, id, '"begun, and more at 1"');
    await type(there, id, '"begun, and more at 2"', (await list(there))[0]?.lineage);
    await expect.poll(async () => (await list(there))[0]?.atHub).toBe(true);
    here.wire.mend();
    await shows(here, [mine('"begun, and more at 1"', 'beside'), from('Desk 2', '"begun, and more at 2"')]);
    await shows(there, [from('Desk 1', '"begun, and more at 1"'), mine('"begun, and more at 2"')]);
    const moved = here.desk.events.filter((one) => one.type === 'drafts-changed').flatMap((one) => one.moved);
    const beside = (await list(here)).find((one) => one.note === 'beside');
    expect(moved).toEqual([{ from: id, to: beside?.id }]);
    // Letters that were on their way under the old name go on with the text they belong to.
    expect(await type(here, id, '"begun, and more at 1!"')).toEqual({
      status: 'moved',
      id: beside?.id,
      lineage: 0,
    });
    await shows(there, [from('Desk 1', '"begun, and more at 1!"'), mine('"begun, and more at 2"')]);
  });

  it('is not overwritten by a window that had not heard of the other desk’s text', async () => {
    const id = ids.case();
    await type(here, id, '"one"');
    await shows(there, [from('Desk 1', '"one"')]);
    await type(there, id, '"two"', (await list(there))[0]?.lineage);
    await shows(here, [from('Desk 2', '"two"')]);
    expect(await type(here, id, '"one, and on"', 0)).toMatchObject({ status: 'moved' });
    await shows(there, [from('Desk 1', '"one, and on"'), mine('"two"')]);
  });
});

describe('a discarded draft', () => {
  it('disappears everywhere, also when it was discarded without the hub', async () => {
    const id = ids.case();
    await type(here, id, '"nothing"');
    await shows(there, [from('Desk 1', '"nothing"')]);
    there.wire.cut();
    await there.desk.ask('draft.discard', { id });
    expect(await list(there)).toEqual([]);
    await there.desk.close();
    there.desk = await open(there.folder, there.wire, 'Desk 2');
    await signIn(there);
    expect(await list(there)).toEqual([]);
    there.wire.mend();
    await shows(here, []);
    await shows(there, []);
    const { rows } = {
      rows: await hub.hub.db.selectFrom('drafts').select('body').where('id', '=', id).execute(),
    };
    expect(rows).toEqual([{ body: null }]);
  });

  it('comes back when the discarding is undone', async () => {
    const id = ids.case();
    await type(here, id, '"oh no"');
    await shows(there, [from('Desk 1', '"oh no"')]);
    await here.desk.ask('draft.discard', { id });
    await shows(there, []);
    await type(here, id, '"oh no"');
    await shows(there, [from('Desk 1', '"oh no"')]);
    expect((await list(there))[0]?.id).toBe(id);
  });

  it('is back when another desk had written more than was seen', async () => {
    const id = ids.case();
    await type(here, id, '"short"');
    await shows(there, [from('Desk 1', '"short"')]);
    there.wire.cut();
    await there.desk.ask('draft.discard', { id });
    await type(here, id, '"short, and much more"');
    await expect.poll(async () => (await list(here))[0]?.atHub).toBe(true);
    there.wire.mend();
    await shows(there, [from('Desk 1', '"short, and much more"', 'back')]);
    await shows(here, [mine('"short, and much more"')]);
  });
});

describe('a filed draft', () => {
  const file = ({ desk }: Place, id: CaseId, rest: Parameters<typeof openCommand>[0] = {}) =>
    desk.ask('command.send', { commandId: ids.command(), command: openCommand({ caseId: id, ...rest }) });

  it('disappears everywhere, and a desk that writes on is told that it was filed', async () => {
    const id = ids.case();
    await type(here, id, '"a pothole"');
    await shows(there, [from('Desk 1', '"a pothole"')]);
    there.wire.cut();
    await type(there, id, '"a pothole, and deep"', (await list(there))[0]?.lineage);
    expect(await file(here, id)).toMatchObject({ status: 'queued' });
    expect(await list(here)).toEqual([]);
    await until('nothing unsent', async () =>
      (await here.desk.ask('connection.get', {})).unsent === 0 ? true : null,
    );
    there.wire.mend();
    await expect
      .poll(async () => (await list(there)).map(({ body, note }) => ({ body, note })), { timeout: 60_000 })
      .toEqual([{ body: '"a pothole, and deep"', note: 'filed' }]);
    expect((await there.desk.ask('draft.list', {})).filed).toEqual([id]);
    expect(await type(there, id, '"a pothole, deep and wide"')).toEqual({ status: 'filed' });
    await live(there);
    await expect.poll(async () => (await there.desk.ask('case.get', { id }))?.facts.id).toBe(id);
    expect(await file(there, id)).toMatchObject({ status: 'refused', refusal: { code: 'already-exists' } });
    const { count } = await hub.hub.db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
    await there.desk.ask('draft.discard', { id });
    expect(await list(there)).toEqual([]);
    await shows(here, []);
  });

  it('is one case when both desks file it without the hub', async () => {
    const id = ids.case();
    await type(here, id, '"a pothole"');
    await shows(there, [from('Desk 1', '"a pothole"')]);
    here.wire.cut();
    there.wire.cut();
    expect(await file(here, id)).toMatchObject({ status: 'queued' });
    expect(await file(there, id)).toMatchObject({ status: 'queued' });
    here.wire.mend();
    await until('nothing unsent', async () =>
      (await here.desk.ask('connection.get', {})).unsent === 0 ? true : null,
    );
    there.wire.mend();
    await until('the refusal', async () =>
      (await there.desk.ask('connection.get', {})).refused === 1 ? true : null,
    );
    const { entries } = await there.desk.ask('outbox.list', {});
    expect(entries[0]?.state).toMatchObject({ name: 'refused', refusal: { code: 'already-exists' } });
  });

  it('comes back with what was typed when the hub refuses the case', async () => {
    const id = ids.case();
    await type(here, id, '"answers that do not fit"');
    await expect.poll(async () => (await list(here))[0]?.atHub).toBe(true);
    here.wire.cut();
    const answers = { id: ids.text(), catalogueVersion: 'small-1', values: {} };
    expect(await file(here, id, { description: { id: answers.id, body: 'a' } })).toMatchObject({
      status: 'queued',
    });
    // Another text of the same id is on the hub by then, so that it refuses what this desk could not know.
    await me.send(openCommand({ description: { id: answers.id, body: 'b' } }));
    expect(await list(here)).toEqual([]);
    here.wire.mend();
    await until('the refusal', async () =>
      (await here.desk.ask('connection.get', {})).refused === 1 ? true : null,
    );
    await shows(here, [mine('"answers that do not fit"', 'refused')]);
  });
});

it('logs nothing of a draft', async () => {
  await type(here, ids.case(), '"Rosa Lim, 213 555 0142"');
  await shows(there, [from('Desk 1', '"Rosa Lim, 213 555 0142"')]);
  here.wire.cut();
  await type(here, ids.case(), '"Rosa Lim again"');
  expect(
    await here.desk.askInVain('draft.put', { id: ids.case(), body: 'Rosa'.repeat(20_000), lineage: 0 }),
  ).toMatchObject({
    code: 'invalid-input',
  });
  expect(`${told(here)}${told(there)}${hub.log()}`).not.toContain('Rosa');
});
