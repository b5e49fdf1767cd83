import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DoorOutput } from '../../shared/contract/console-door.ts';
import type { ContactPoint, Directory } from '../../shared/domain/directory/directory.ts';
import { layWire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { SMALL_PACK } from '../small-city.ts';
import { ids, PASSWORD, testHub, type TestDesk } from '../test-hub.ts';

const FIRST = SMALL_PACK.directory;
const withPoint = (id: string, change: Partial<ContactPoint>): Directory => ({
  ...FIRST,
  contactPoints: FIRST.contactPoints.map((point) => (point.id === id ? { ...point, ...change } : point)),
});

/** Writes a draft at a desk and publishes it there. */
async function publish(desk: InProcessDesk, base: number, directory: Directory): Promise<void> {
  const saved = await desk.ask('directory.save-draft', {
    commandId: ids.command(),
    department: null,
    draft: null,
    base,
    directory,
  });
  if (saved.status !== 'saved') throw new Error(saved.message);
  const { id, revision } = saved.draft;
  const published = await desk.ask('directory.publish', {
    department: null,
    id,
    revision,
    commandId: ids.command(),
    note: 'Another night desk',
  });
  expect(published.status === 'published' && published.version).toBe(base + 1);
}

it('each desk keeps the published directory, hears of another one, and answers without the hub', async () => {
  const hub = await testHub();
  const folders: string[] = [];
  const wire = await layWire(hub.url);
  const openFor = async ({ account }: TestDesk, url: string, folder?: string) => {
    const at = folder ?? mkdtempSync(join(tmpdir(), 'desk311-directory-'));
    if (folder === undefined) folders.push(at);
    const desk = await openDesk(at, url);
    await desk.ask('session.sign-in', { login: account.login, password: PASSWORD });
    return desk;
  };
  const agentAccount = await hub.desk('agent', 'ITA');
  const steward = await openFor(await hub.desk('steward'), hub.url);
  let agent = await openFor(agentAccount, wire.url);
  const held = async (desk: InProcessDesk): Promise<DoorOutput<'directory.get'> | null> => {
    try {
      return await desk.ask('directory.get', {});
    } catch {
      return null;
    }
  };
  const holds = async (version: number) => {
    await expect.poll(async () => (await held(agent))?.version, { timeout: 20_000 }).toBe(version);
  };
  const found = async (text: string) =>
    (await agent.ask('search', { text, limit: 20, near: null })).hits.flatMap((hit) =>
      hit.kind === 'contact-point' ? [hit.role] : [],
    );
  try {
    await holds(1);
    expect((await held(agent))?.directory).toEqual(FIRST);
    expect(await found('owl dispatcher')).toEqual([]);

    const second = withPoint('lasan-emergency-1', { role: 'Owl dispatcher' });
    await publish(steward, 1, second);
    await holds(2);
    expect(agent.events.findLast(({ type }) => type === 'directory-changed')).toEqual({
      type: 'directory-changed',
      version: 2,
    });
    expect(await found('owl dispatcher')).toEqual(['Owl dispatcher']);

    const before = await held(agent);
    expect(before?.directory).toEqual(second);
    // What is asked of the hub says that it is away; what is kept is answered, and with it a check.
    wire.cut();
    await agent.close();
    agent = await openFor(agentAccount, wire.url, folders.at(-1));
    const offline = await held(agent);
    expect({ ...offline, asOf: 0 }).toEqual({ ...before, asOf: 0 });
    expect(offline?.asOf).toBeGreaterThanOrEqual(before?.asOf ?? Infinity);
    expect(await found('owl dispatcher')).toEqual(['Owl dispatcher']);
    expect((await agent.askInVain('directory.drafts', {})).code).toBe('hub-unreachable');
    const hole = withPoint('lasan-emergency-1', { channels: [] });
    const checked = await agent.ask('directory.check', { directory: hole });
    expect(checked.accounts).toBe(false);
    expect(checked.findings[0]).toEqual({
      severity: 'error',
      code: 'no-channel',
      index: 1,
      point: 'lasan-emergency-1',
      field: ['channels'],
    });

    await publish(steward, 2, FIRST);
    wire.mend();
    await holds(3);
    expect(await found('owl dispatcher')).toEqual([]);
    const stranger = withPoint('lasan-emergency-1', { primary: { account: ids.account() } });
    const doubted = await agent.ask('directory.check', { directory: stranger });
    expect([doubted.accounts, doubted.findings[0]?.code]).toEqual([true, 'unknown-account']);
    expect((await agent.askInVain('directory.draft', { department: 'LASAN' })).code).toBe('not-permitted');

    // A department's file goes out with the logins of its people, and comes back.
    const inFile = withPoint('lasan-emergency-1', { primary: { account: agentAccount.account.id } });
    const file = await agent.ask('directory.write-file', { directory: inFile, department: 'LASAN' });
    expect(file.name).toMatch(/^contact-points-lasan-\d{4}-\d\d-\d\d\.csv$/);
    expect(file.text).toContain(`The agent (${agentAccount.account.login})`);
    const into = { department: 'LASAN', into: FIRST };
    const read = await agent.ask('directory.read-file', { ...into, text: file.text });
    if (read.status !== 'read') throw new Error(JSON.stringify(read));
    expect([read.directory, read.entries.map(({ point, fields }) => [point, fields])]).toEqual([
      inFile,
      [['lasan-emergency-1', ['primary']]],
    ]);
    const wrong = await agent.ask('directory.read-file', {
      ...into,
      text: file.text.replace(',emergency,1,', ',emergency,9,'),
    });
    expect(wrong).toEqual({
      status: 'problems',
      count: 1,
      problems: [
        {
          row: 5,
          column: 'tier',
          cell: 'F5',
          said: '9',
          wrong: '"9" is none of what can stand here.',
          instead: 'Write 1 for who answers first, up to 4 for who answers for the department.',
        },
      ],
    });
  } finally {
    for (const desk of [agent, steward]) await desk.close();
    await wire.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});
