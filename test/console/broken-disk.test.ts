import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../electron/core/store/open-encrypted.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import {
  ids,
  noteCommand,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';

let hub: TestHub;
let wire: Wire;
let me: TestDesk;
let folder: string;
let desk: InProcessDesk;

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
});
afterAll(() => wire.close());
beforeEach(async () => {
  wire.mend();
  folder = mkdtempSync(join(tmpdir(), 'desk311-disk-'));
  me = await hub.desk('agent');
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const told = () => desk.log.join('\n');
const start = async (outboxMaxPages: number | null = null) => {
  desk = await openDesk(folder, wire.url, { options: { outboxMaxPages } });
};
const signIn = () => desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
const state = (name: string) =>
  until(
    name,
    async () => ((await desk.ask('connection.get', {})).state.name === name ? true : null),
    20_000,
    told,
  );
const profile = () => join(folder, readdirSync(folder).find((name) => name.startsWith('profile-')) ?? '');
const keyOf = () =>
  new Uint8Array(
    Buffer.from(
      (JSON.parse(readFileSync(join(profile(), 'test-key.json'), 'utf8')) as { key: string }).key,
      'hex',
    ),
  );

/** Signs in, makes sure a case is here, and stops. */
async function workOnce(): Promise<ReturnType<typeof openCommand>> {
  await start();
  await signIn();
  const command = openCommand();
  await me.send(command);
  await until(
    'the case',
    async () => ((await desk.ask('connection.get', {})).cases > 0 ? true : null),
    20_000,
    told,
  );
  await state('live');
  await desk.close();
  return command;
}

describe('a full disk', () => {
  it('is said, and nothing is shown as queued that is not on disk', async () => {
    const command = await workOnce();
    await start(40);
    await signIn();
    wire.cut();
    await state('offline');
    const kept: string[] = [];
    let failure;
    for (let n = 0; n < 100 && failure === undefined; n += 1) {
      const note = noteCommand(command.caseId, `${n} ${'long '.repeat(500)}`);
      const given = { commandId: ids.command(), command: note };
      try {
        await desk.ask('command.send', given);
        kept.push(given.commandId);
      } catch {
        failure = await desk.askInVain('command.send', given);
      }
    }
    expect(failure).toEqual({
      code: 'disk-full',
      message:
        'The disk of this desk is full. What you just did is not saved: free some space, then try again.',
    });
    expect(kept.length).toBeGreaterThan(3);
    expect((await desk.ask('outbox.list', {})).entries.map((entry) => entry.commandId)).toEqual(kept);
    expect((await desk.ask('case.get', { id: command.caseId }))?.facts.noteCount).toBe(kept.length);
    expect(await desk.askInVain('workspace.put', { json: 'x'.repeat(500_000) })).toMatchObject({
      code: 'disk-full',
    });
    await desk.close();

    await start();
    wire.mend();
    await signIn();
    await until(
      'nothing unsent',
      async () => ((await desk.ask('outbox.list', {})).entries.length === 0 ? true : null),
      30_000,
      told,
    );
    const arrived = await hub.hub.db
      .selectFrom('events')
      .select('command_id')
      .where('case_id', '=', command.caseId)
      .where('version', '>', 2)
      .execute();
    expect(arrived.map((one) => one.command_id)).toEqual(kept);
  });
});

describe('a damaged cache', () => {
  it('is made anew at the start, with one line in the log', async () => {
    const command = await workOnce();
    const path = join(profile(), 'cache.db');
    writeFileSync(path, 'this is no database '.repeat(1_000));
    await start();
    await signIn();
    await state('live');
    expect((await desk.ask('case.get', { id: command.caseId }))?.from).toBe('cache');
    expect(desk.log.filter((line) => line.startsWith('cache'))).toEqual([
      'cache: it is damaged; it was deleted and is filled anew',
    ]);
  });

  it('is made anew when the damage shows later, and unsent work stays', async () => {
    const command = await workOnce();
    const path = join(profile(), 'cache.db');
    const bytes = readFileSync(path);
    // Page 1 opens well; what it points to does not.
    for (let page = 2; page * 4_096 <= bytes.length; page += 1)
      bytes[page * 4_096 - 2_000] = (bytes[page * 4_096 - 2_000] ?? 0) ^ 0xff;
    writeFileSync(path, bytes);
    await start();
    await signIn();
    await until(
      'the case again',
      async () =>
        (await desk.ask('case.get', { id: command.caseId }).catch(() => null)) === null ? null : true,
      20_000,
      told,
    );
    expect(
      await desk.ask('command.send', {
        commandId: ids.command(),
        command: noteCommand(command.caseId, 'on'),
      }),
    ).toMatchObject({ status: 'queued' });
    await state('live');
    expect(desk.log.some((line) => line.startsWith('cache: ') && line.includes('damaged'))).toBe(true);
  });
});

describe('an outbox', () => {
  it('that is damaged is put aside and the person is told, once', async () => {
    await workOnce();
    const path = join(profile(), 'outbox.db');
    const damaged = readFileSync(path);
    damaged.fill(0, 20, 200);
    writeFileSync(path, damaged);
    await start();
    const failure = await desk.askInVain('session.sign-in', { login: me.account.login, password: PASSWORD });
    const aside = readdirSync(profile()).find((name) => /^outbox-damaged.*[.]db$/.test(name)) ?? '';
    expect(failure).toEqual({
      code: 'internal',
      message: `The unsent work on this desk was damaged and can't be read. It was put aside as ${join(profile(), aside)}: keep that file and ask for help. Sign in again to go on; what the hub has is safe.`,
    });
    expect(readFileSync(join(profile(), aside)).equals(damaged)).toBe(true);
    await signIn();
    await state('live');
  });

  it('of a newer Desk311 is refused and left as it is', async () => {
    await workOnce();
    const path = join(profile(), 'outbox.db');
    const db = openEncrypted(path, keyOf());
    db.pragma('user_version = 5000');
    db.close();
    const before = readFileSync(path);
    await start();
    const failure = await desk.askInVain('session.sign-in', { login: me.account.login, password: PASSWORD });
    expect(failure.message).toContain('written by a newer Desk311');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(path)).toBe(true);
  });

  it('opens with no other key', async () => {
    await workOnce();
    const wrong = keyOf().map((byte) => byte ^ 1);
    for (const name of ['cache.db', 'outbox.db']) {
      expect(readFileSync(join(profile(), name)).subarray(0, 15).toString('latin1')).not.toBe(
        'SQLite format 3',
      );
      expect(() => openEncrypted(join(profile(), name), wrong)).toThrow("can't be read with its key");
    }
  });
});
