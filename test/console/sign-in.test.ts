import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { passwordHash } from '../../hub/write/password.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, quickKeyStore, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { ids, openCommand, PASSWORD, QUICK_COST, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

const NEW_PASSWORD = 'battery staple';
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
  folder = mkdtempSync(join(tmpdir(), 'desk311-sign-in-'));
  me = await hub.desk('agent');
  desk = await openDesk(folder, null);
  await desk.ask('session.set-hub', { url: wire.url });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const told = () => desk.log.join('\n');
const signIn = (password = PASSWORD, login = me.account.login) =>
  desk.ask('session.sign-in', { login, password });
const signInVainly = (password: string, login = me.account.login) =>
  desk.askInVain('session.sign-in', { login, password });
const state = (name: string) =>
  until(
    name,
    async () => ((await desk.ask('connection.get', {})).state.name === name ? true : null),
    20_000,
    told,
  );
const send = () => desk.ask('command.send', { commandId: ids.command(), command: openCommand() });
const unsent = async () => (await desk.ask('connection.get', {})).unsent;
const restart = async () => {
  await desk.close();
  desk = await openDesk(folder, null);
};

async function changePassword(): Promise<void> {
  const salt = hub.hub.core.random(16);
  const password_hash = Buffer.from(await passwordHash(NEW_PASSWORD, salt, QUICK_COST));
  await hub.hub.db
    .updateTable('accounts')
    .set({ password_hash, password_salt: Buffer.from(salt) })
    .where('id', '=', me.account.id)
    .execute();
}

describe('session.set-hub', () => {
  it('takes the address of a hub and says whose it is', async () => {
    expect(await desk.ask('session.get', {})).toEqual({
      name: 'signed-out',
      hub: wire.url,
      hubCanChange: true,
      cityName: 'Small City',
      knownLogins: [],
    });
    await restart();
    expect(await desk.ask('session.get', {})).toMatchObject({
      name: 'signed-out',
      hub: wire.url,
      cityName: 'Small City',
    });
  });

  it('refuses what is no address, where nothing answers, and while somebody is signed in', async () => {
    expect(await desk.askInVain('session.set-hub', { url: 'not an address' })).toMatchObject({
      code: 'invalid-input',
    });
    wire.cut();
    expect(await desk.askInVain('session.set-hub', { url: wire.url })).toEqual({
      code: 'hub-unreachable',
      message: `Nothing answers at ${wire.url}. Check the address and the network, then try again.`,
    });
    wire.mend();
    await signIn();
    expect(await desk.askInVain('session.set-hub', { url: wire.url })).toMatchObject({
      code: 'invalid-input',
    });
  });

  it('leaves an address alone that is set for the desk', async () => {
    await desk.close();
    desk = await openDesk(folder, hub.url);
    expect(await desk.askInVain('session.set-hub', { url: wire.url })).toMatchObject({
      code: 'not-permitted',
    });
  });
});

describe('session.sign-in', () => {
  it('opens the desk, and says no to a wrong password and an unknown login alike', async () => {
    expect(await signInVainly('wrong')).toMatchObject({ code: 'wrong-credentials' });
    expect(await signInVainly(PASSWORD, 'nobody')).toMatchObject({ code: 'wrong-credentials' });
    expect(await desk.ask('session.get', {})).toMatchObject({ name: 'signed-out', knownLogins: [] });
    expect(await signIn(PASSWORD, ` ${me.account.login.toUpperCase()} `)).toMatchObject({
      name: 'signed-in',
      offline: false,
    });
    const profile = readdirSync(folder).find((name) => name.startsWith('profile-'));
    expect(profile).toMatch(/^profile-[0-9a-f]{32}$/);
    expect(readdirSync(join(folder, profile ?? '')).toSorted()).toEqual(
      expect.arrayContaining(['cache.db', 'outbox.db', 'profile.json', 'test-key.json']),
    );
  });

  it('works without the hub where it worked before, and goes on by itself when the hub is back', async () => {
    wire.cut();
    expect(await signInVainly(PASSWORD)).toMatchObject({ code: 'hub-unreachable' });
    wire.mend();
    await signIn();
    await state('live');
    await desk.ask('session.sign-out', {});
    wire.cut();
    expect(await signInVainly('wrong')).toMatchObject({ code: 'wrong-credentials' });
    expect(await signIn()).toMatchObject({ name: 'signed-in', offline: true, cityName: 'Small City' });
    await state('offline');
    await send();
    expect(await unsent()).toBe(1);
    wire.mend();
    await state('live');
    await until('nothing unsent', async () => ((await unsent()) === 0 ? true : null), 10_000, told);
    expect(await desk.ask('session.get', {})).toMatchObject({ name: 'signed-in', offline: false });
  });

  it('asks for the password again when the one typed offline turns out to be an old one', async () => {
    await signIn();
    await state('live');
    await desk.ask('session.sign-out', {});
    wire.cut();
    await signIn();
    await send();
    await changePassword();
    wire.mend();
    await state('refused');
    expect(await unsent()).toBe(1);
    expect(await signIn(NEW_PASSWORD)).toMatchObject({ name: 'signed-in', offline: false });
    await until('nothing unsent', async () => ((await unsent()) === 0 ? true : null), 10_000, told);
    await restart();
    await signIn(NEW_PASSWORD);
    await state('live');
  });

  it('opens unsent work that an earlier password locked with both passwords, never without', async () => {
    await signIn();
    await state('live');
    wire.cut();
    await state('offline');
    await send();
    await restart();
    await changePassword();
    wire.mend();
    expect(await signInVainly(NEW_PASSWORD)).toMatchObject({
      code: 'wrong-credentials',
      message: expect.stringContaining('earlier password'),
    });
    expect(await signInVainly(PASSWORD)).toMatchObject({
      code: 'wrong-credentials',
      message: expect.stringContaining('Now sign in with your new password'),
    });
    expect(await signIn(NEW_PASSWORD)).toMatchObject({ name: 'signed-in' });
    await until('nothing unsent', async () => ((await unsent()) === 0 ? true : null), 10_000, told);
    await restart();
    expect(await signIn(NEW_PASSWORD)).toMatchObject({ name: 'signed-in' });
  });

  it('makes a new key when the old password locked nothing of worth, and still deletes nothing', async () => {
    await signIn();
    await state('live');
    await desk.ask('session.sign-out', {});
    await changePassword();
    expect(await signIn(NEW_PASSWORD)).toMatchObject({ name: 'signed-in' });
    await state('live');
    const profile = readdirSync(folder).find((name) => name.startsWith('profile-'));
    expect(
      readdirSync(join(folder, profile ?? '')).filter((name) => /^outbox-locked-.*[.]db$/.test(name)),
    ).toHaveLength(1);
  });

  it('passes on what the key store says when no key can be had', async () => {
    await desk.close();
    const locked = quickKeyStore();
    const unlock = () => Promise.reject(new Error('The keyring is locked. Unlock it, then sign in again.'));
    desk = await openDesk(folder, null, { ports: { keys: { ...locked, unlock } } });
    expect(await signInVainly(PASSWORD)).toEqual({
      code: 'internal',
      message: 'The keyring is locked. Unlock it, then sign in again.',
    });
  });

  it('keeps people of one desk apart', async () => {
    const second = await hub.desk('agent');
    await signIn();
    await state('live');
    await desk.ask('workspace.put', { json: '"mine"' });
    wire.cut();
    await state('offline');
    await send();
    expect(await desk.ask('session.sign-out', {})).toEqual({ unsent: 1 });
    wire.mend();
    await signIn(PASSWORD, second.account.login);
    await state('live');
    expect(await desk.ask('workspace.get', {})).toEqual({ json: null });
    expect(await unsent()).toBe(0);
    await desk.ask('session.sign-out', {});
    expect(await desk.ask('session.get', {})).toMatchObject({
      knownLogins: [me.account.login, second.account.login].toSorted(),
    });
    await signIn();
    expect(await desk.ask('workspace.get', {})).toEqual({ json: '"mine"' });
    await until('nothing unsent', async () => ((await unsent()) === 0 ? true : null), 10_000, told);
  });
});
