import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsoleEvent, Session } from '../../../shared/contract/console-door.ts';
import { fail, succeed, type Failure, type Result } from '../../../shared/contract/failure.ts';
import { PROTOCOL, type SignInAnswer } from '../../../shared/contract/hub-protocol.ts';
import type { ConsoleOptions } from '../console-options.ts';
import type { EventHub } from '../door/event-hub.ts';
import type { ConsolePorts } from '../ports.ts';
import { hasUnsent } from '../store/unsent-mark.ts';
import { createHubClient } from '../sync/hub-client.ts';
import { carefulKeys, KeyUnavailable } from './careful-keys.ts';
import type { SettingsFile } from './console-settings.ts';
import { hubAddress } from './hub-address.ts';
import { openProfile, type DeskListener, type Profile, type ProfileInput } from './open-profile.ts';
import {
  hasStores,
  knownLogins,
  profileConsoleId,
  profileName,
  setLockedAside,
  writeProfile,
} from './profile-folder.ts';

/** Who works at this desk, and with which hub. */
export interface DeskSession {
  get(): Session;
  /** The signed-in person's desk, or the failure to answer with. */
  profile(): Result<Profile>;
  setHub(url: string): Promise<Result<Session>>;
  signIn(login: string, password: string): Promise<Result<Session>>;
  signOut(): Promise<Result<{ unsent: number }>>;
  /** Goes on with who was signed in when the desk was last closed, when its key can be had without a password. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskSessionInput {
  readonly ports: ConsolePorts;
  readonly options: ConsoleOptions;
  readonly settings: SettingsFile;
  readonly events: EventHub;
}

const NOT_SIGNED_IN = fail('signed-out', 'Nobody is signed in at this desk. Sign in first.');
const NO_HUB = fail('no-hub', 'This desk does not know its hub yet. Enter the address of the hub first.');
const HUB_AWAY = new Set<Failure['code']>([
  'hub-unreachable',
  'hub-nonsense',
  'shutting-down',
  'internal',
  'protocol-mismatch',
]);
const OLD_PASSWORD_OPENED =
  'The hub does not take this password any more, but it opened the unsent work on this desk. Now sign in with your new password.';
const OLD_PASSWORD_NEEDED =
  'Your password was changed, and this desk holds unsent work that the earlier one locked. Sign in once with the earlier password, then with the new one; nothing is lost.';

/** Ends a session at the hub, which is told first that nobody is there any more. */
async function leaveHub(url: string, token: string, toldPresence: boolean): Promise<void> {
  const hub = createHubClient(url);
  if (toldPresence) await hub.presence(token, { presence: { state: 'signed-out' }, forMs: 0 });
  await hub.signOut(token);
}

export function createDeskSession({ ports, options, settings, events }: DeskSessionInput): DeskSession {
  const { dataFolder, log } = ports;
  const keys = carefulKeys(ports.keys);
  const fixed = ports.fixedHub === null ? null : hubAddress(ports.fixedHub);
  if (fixed !== null && !fixed.ok)
    throw new Error(`The hub's address is set to "${ports.fixedHub}". ${fixed.failure.message}`);
  let open: { profile: Profile; offline: boolean } | null = null;
  /** Keys that an earlier password opened, until the new one takes over. */
  const openedKeys = new Map<string, Uint8Array>();
  let turn: Promise<unknown> = Promise.resolve();

  const hubUrl = (): string | null => (fixed === null ? settings.get().hub : fixed.value);

  const get = (): Session => {
    const hub = hubUrl();
    if (open !== null) {
      const { profile, offline } = open;
      const { account, cityName, timeZone } = profile.session();
      return {
        name: 'signed-in',
        account,
        hub: profile.hub.url,
        cityName,
        timeZone,
        offline,
        catalogueVersion: profile.engine.catalogueVersion(),
      };
    }
    if (hub === null) return { name: 'no-hub' };
    return {
      name: 'signed-out',
      hub,
      hubCanChange: fixed === null,
      cityName: settings.get().cityName,
      knownLogins: knownLogins(dataFolder, hub),
    };
  };
  const publish = () => events.publish({ type: 'session', session: get() } satisfies ConsoleEvent);

  /** Signing in and out happen one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next;
    return next;
  };

  const closeOpen = async () => {
    const closing = open;
    open = null;
    await closing?.profile.close();
  };

  const confirmed = () => {
    if (open?.offline !== true) return;
    open.offline = false;
    publish();
  };
  const listener: DeskListener = {
    connection: (connection) => events.publish({ type: 'connection', connection }),
    reached: confirmed,
    changed: (ids) => events.casesChanged(ids),
    catalogue() {
      events.publish({ type: 'catalogue-changed' });
      publish();
    },
    directory: (version) => events.publish({ type: 'directory-changed', version } satisfies ConsoleEvent),
    refused(commands) {
      for (const command of commands) events.publish({ type: 'command-refused', ...command });
      // A new case that was refused is a draft again.
      events.publish({ type: 'drafts-changed', moved: [] });
    },
  };

  const draftsChanged: ProfileInput['draftsChanged'] = (moved) =>
    events.publish({ type: 'drafts-changed', moved: [...moved] } satisfies ConsoleEvent);

  const crashed = (error: Error) => {
    log(`a worker of the desk ended: ${error.stack ?? error.message}`);
    void inTurn(async () => {
      await closeOpen();
      publish();
    });
  };

  const openFolder = async (
    hub: string,
    folder: string,
    key: Uint8Array,
    answer: SignInAnswer | null,
    signInLater: (() => Promise<Result<SignInAnswer>>) | null,
  ): Promise<Result<Session>> => {
    await closeOpen();
    const { installation } = settings.get();
    const opened = await openProfile({
      ports,
      options,
      installation,
      folder,
      hubUrl: hub,
      key,
      answer,
      signInLater,
      listener,
      draftsChanged,
      mentionsChanged: (fresh) => events.publish({ type: 'mentions-changed', fresh: [...fresh] }),
      handOversChanged: () => events.publish({ type: 'hand-overs-changed' }),
      complaintsChanged: () => events.publish({ type: 'complaints-changed' }),
      filesChanged: () => events.publish({ type: 'files-changed' }),
      renewed: () => {
        if (open !== null) publish();
      },
      crashed,
    });
    if (!opened.ok) return opened;
    open = { profile: opened.value, offline: answer === null };
    return succeed(get());
  };

  /** What is not kept here costs a question at the next start, no more. */
  const quietly = async (write: () => Promise<void>) => {
    try {
      await write();
    } catch (error) {
      log(`settings: not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const remember = (change: Parameters<SettingsFile['set']>[0]) => quietly(() => settings.set(change));

  /** The key of a folder for a password the hub has just accepted. */
  const keyFor = async (folder: string, password: string): Promise<Result<Uint8Array>> => {
    const key = await keys.unlock(folder, password);
    if (key !== null) return succeed(key);
    if (!hasStores(folder)) return succeed(await keys.create(folder, password));
    // The system's safe storage needs no password, so a changed one costs nothing there.
    const held =
      openedKeys.get(folder) ??
      (open?.profile.folder === folder ? open.profile.key : undefined) ??
      (await keys.unlock(folder, null));
    if (held !== null) {
      await keys.rewrap(folder, held, password);
      openedKeys.delete(folder);
      return succeed(held);
    }
    if (hasUnsent(folder)) return fail('wrong-credentials', OLD_PASSWORD_NEEDED);
    const aside = await setLockedAside(folder, new Date(ports.now()).toISOString().replace(/[:.]/g, '-'));
    log(`outbox: empty, and locked with a password nobody has any more; moved aside to ${aside}`);
    return succeed(await keys.create(folder, password));
  };

  const signInHere = async (hub: string, login: string, password: string): Promise<Result<Session>> => {
    const name = profileName(hub, login);
    const folder = join(dataFolder, name);
    const client = createHubClient(hub);
    const consoleId = profileConsoleId(settings.get().installation, name);
    const ask = () => client.signIn({ login, password, consoleId });
    const answer = await ask();
    if (answer.ok) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const key = await keyFor(folder, password);
      if (!key.ok) return key;
      await quietly(() => writeProfile(folder, hub, login));
      await remember({ signedIn: name, cityName: answer.value.cityName });
      if (open?.profile.folder !== folder) return openFolder(hub, folder, key.value, answer.value, null);
      await open.profile.renew(answer.value);
      open.offline = false;
      return succeed(get());
    }
    if (HUB_AWAY.has(answer.failure.code)) {
      if (!hasStores(folder)) return answer;
      const key = await keys.unlock(folder, password);
      if (key === null) {
        return fail(
          'wrong-credentials',
          "The hub can't be reached, and this password does not open what is on this desk. Check it and try again.",
        );
      }
      await remember({ signedIn: name });
      return openFolder(hub, folder, key, null, ask);
    }
    if (answer.failure.code === 'wrong-credentials' && hasUnsent(folder)) {
      const key = await keys.unlock(folder, password);
      if (key !== null) {
        openedKeys.set(folder, key);
        return fail('wrong-credentials', OLD_PASSWORD_OPENED);
      }
    }
    return answer;
  };

  const setHubHere = async (typed: string): Promise<Result<Session>> => {
    if (fixed !== null)
      return fail('not-permitted', 'The address of the hub is set for this desk. Ask who looks after it.');
    if (open !== null)
      return fail('invalid-input', 'Sign out before you choose another hub. Unsent work is kept.');
    const address = hubAddress(typed);
    if (!address.ok) return address;
    const health = await createHubClient(address.value).health();
    if (!health.ok) {
      if (health.failure.code !== 'hub-unreachable') return health;
      return fail(
        'hub-unreachable',
        `Nothing answers at ${address.value}. Check the address and the network, then try again.`,
      );
    }
    if (health.value.protocol !== PROTOCOL) {
      const older = health.value.protocol < PROTOCOL ? 'hub' : 'console';
      return fail(
        'protocol-mismatch',
        `This hub speaks protocol ${health.value.protocol} and this console ${PROTOCOL}. Update the ${older}.`,
      );
    }
    await settings.set({ hub: address.value, cityName: health.value.cityName });
    publish();
    return succeed(get());
  };

  const signOutHere = async (): Promise<Result<{ unsent: number }>> => {
    if (open === null) return succeed({ unsent: 0 });
    const { profile } = open;
    await profile.drafts.farewell();
    const { unsent } = profile.engine.connection();
    const { token } = profile.session();
    // The hub ends the session when it hears of it; the desk does not wait for that.
    if (token !== null) void leaveHub(profile.hub.url, token, profile.presence.isSet());
    await profile.dropToken();
    await closeOpen();
    await remember({ signedIn: null });
    publish();
    return succeed({ unsent });
  };

  const resumeHere = async (): Promise<void> => {
    const { signedIn } = settings.get();
    const hub = hubUrl();
    if (signedIn === null || hub === null) return;
    const folder = join(dataFolder, signedIn);
    if (!hasStores(folder)) return;
    try {
      const key = await keys.unlock(folder, null);
      if (key === null) return;
      const opened = await openFolder(hub, folder, key, null, null);
      if (!opened.ok) log(`session: not resumed (${opened.failure.code}): ${opened.failure.message}`);
    } catch (error) {
      log(`session: not resumed: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  /** The name of a city whose hub is set by policy, for the sign-in screen. */
  const learnCityName = async (): Promise<void> => {
    const hub = hubUrl();
    if (hub === null || settings.get().cityName !== null) return;
    const health = await createHubClient(hub).health();
    if (!health.ok) return;
    await remember({ cityName: health.value.cityName });
    publish();
  };

  return {
    get,
    profile: () => (open === null ? NOT_SIGNED_IN : succeed(open.profile)),
    setHub: (url) => inTurn(() => setHubHere(url)),
    signIn: (login, password) =>
      inTurn(async () => {
        const hub = hubUrl();
        if (hub === null) return NO_HUB;
        try {
          const signedIn = await signInHere(hub, login, password);
          if (signedIn.ok) publish();
          return signedIn;
        } catch (error) {
          if (!(error instanceof KeyUnavailable)) throw error;
          log(`key: ${error.stack ?? error.message}`);
          return fail('internal', error.message);
        }
      }),
    signOut: () => inTurn(signOutHere),
    resume: () =>
      inTurn(async () => {
        await resumeHere();
        if (open === null) void learnCityName();
      }),
    close: () =>
      inTurn(async () => {
        await open?.profile.drafts.farewell();
        await closeOpen();
      }),
  };
}
