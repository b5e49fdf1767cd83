import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerId, type CallerId, type CaseId } from '../../shared/domain/ids.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { ids, openCommand, PASSWORD, testHub, type TestHub } from '../test-hub.ts';

let hub: TestHub;
const desks: InProcessDesk[] = [];
const folders: string[] = [];
let mine: InProcessDesk;
let theirs: InProcessDesk;

async function open(): Promise<InProcessDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-callers-'));
  folders.push(folder);
  const who = await hub.desk('agent');
  const desk = await openDesk(folder, hub.url);
  desks.push(desk);
  await desk.ask('session.sign-in', { login: who.account.login, password: PASSWORD });
  await until('live', async () =>
    (await desk.ask('connection.get', {})).state.name === 'live' ? true : null,
  );
  return desk;
}

beforeAll(async () => {
  hub = await testHub();
  mine = await open();
  theirs = await open();
});
afterAll(async () => {
  for (const desk of desks) await desk.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Files a case for somebody new, and gives both ids when the other desk has it. */
async function file(name: string, phone: string): Promise<{ id: CaseId; caller: CallerId }> {
  const caller = callerId.parse(ids.case());
  const command = openCommand({
    caller: { kind: 'new', id: caller, name, phone, email: null, language: 'en' },
  });
  await mine.ask('command.send', { commandId: ids.command(), command });
  for (const desk of [mine, theirs]) await finds(desk, name, [command.caseId]);
  return { id: command.caseId, caller };
}

const found = async (desk: InProcessDesk, text: string): Promise<string[]> => {
  const { hits } = await desk.ask('search', { text, limit: 20 });
  return hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : [])).toSorted();
};
const finds = async (desk: InProcessDesk, text: string, cases: readonly CaseId[]) => {
  await expect.poll(() => found(desk, text), { timeout: 60_000 }).toEqual(cases.toSorted());
};

describe('on every desk', () => {
  it('a changed caller is found under the new name and numbers, and no longer under the old', async () => {
    const { id, caller } = await file('Xenia Oldname', '213-555-4711');
    const command = {
      type: 'change-caller' as const,
      caseId: id,
      callerId: caller,
      seen: { name: 'Xenia Oldname', language: 'en', phones: ['4711'], emails: [] },
      name: 'Xenia Newname',
      language: 'en',
      phones: [
        { kind: 'new' as const, value: '323-555-8842' },
        { kind: 'new' as const, value: '818-555-9953' },
      ],
      emails: [],
    };
    expect(await mine.ask('command.send', { commandId: ids.command(), command })).toMatchObject({
      status: 'queued',
    });
    for (const desk of [mine, theirs]) {
      await finds(desk, 'Newname', [id]);
      for (const text of ['8842', '9953', '818 555 9953', '(323) 555-8842']) await finds(desk, text, [id]);
      for (const text of ['Oldname', '4711', '213 555 4711']) await finds(desk, text, []);
    }
  });

  it('doubles are suggested with their reasons, and a merge shows all cases under the one that stays', async () => {
    const one = await file('Quentin Abalone', '213-555-6001');
    const two = await file('Zebulon Quartz', '(213) 555 6001');
    const { callers } = await theirs.ask('caller.doubles', { callerId: one.caller });
    expect(callers.map(({ card, cases, because }) => ({ name: card.name, cases, because }))).toEqual([
      { name: 'Zebulon Quartz', cases: 1, because: ['the same phone number'] },
    ]);
    const ask = { caseId: one.id, callerId: one.caller, otherId: two.caller };
    expect(await theirs.ask('caller.preview-merge', ask)).toMatchObject({
      after: { cases: 2, openCases: 2 },
    });
    const send = (type: 'merge-callers' | 'unmerge-callers') =>
      theirs.ask('command.send', {
        commandId: ids.command(),
        command: type === 'merge-callers' ? { type, ...ask, nameOf: one.caller } : { type, ...ask },
      });
    expect(await send('merge-callers')).toMatchObject({ status: 'queued' });
    await finds(mine, 'Abalone', [one.id, two.id]);
    await expect
      .poll(async () => (await mine.ask('case.get', { id: two.id }))?.callers.map(({ name }) => name))
      .toEqual(['Quentin Abalone']);
    expect((await mine.ask('case.of-caller', { callerId: one.caller })).rows).toHaveLength(2);
    expect((await mine.ask('caller.suggest', { text: '6001' })).callers.map(({ card }) => card.name)).toEqual(
      ['Quentin Abalone'],
    );
    await send('unmerge-callers');
    await expect
      .poll(async () => (await mine.ask('case.get', { id: two.id }))?.callers.map(({ name }) => name), {
        timeout: 60_000,
      })
      .toEqual(['Zebulon Quartz']);
    await finds(theirs, 'Abalone', [one.id]);
  });

  it('what the hub would refuse is refused at once', async () => {
    const { id } = await file('Una Reyes', '213-555-3003');
    const stranger = callerId.parse(ids.case());
    const command = { type: 'unmerge-callers' as const, caseId: id, callerId: stranger, otherId: stranger };
    expect(await mine.ask('command.send', { commandId: ids.command(), command })).toMatchObject({
      status: 'refused',
      refusal: { code: 'unknown-caller' },
    });
  });
});
