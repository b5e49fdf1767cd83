import { basename, join } from 'node:path';
import type { Account } from '../../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import type { SignInAnswer } from '../../../shared/contract/hub-protocol.ts';
import { createFileSender, type FileSender } from '../attachments/file-sender.ts';
import type { FileTasks } from '../attachments/file-tasks.ts';
import type { ConsoleOptions } from '../console-options.ts';
import { makeReady } from '../desk/make-ready.ts';
import { startReaders } from '../desk/readers.ts';
import type { ReaderTasks } from '../desk/reader-tasks.ts';
import type { WriterTasks } from '../desk/writer-tasks.ts';
import type { ConsolePorts } from '../ports.ts';
import { keepWarm } from '../store/keep-warm.ts';
import type { KeptSession } from '../store/kept-session.ts';
import { cachePath } from '../store/open-stores.ts';
import { StoreFault } from '../store/store-fault.ts';
import { gatedClient } from '../store/gated-client.ts';
import { startWorker, type WorkerClient } from '../store/worker-client.ts';
import { createAddressSync } from '../sync/address-sync.ts';
import { createDraftSync, type DraftSync, type DraftSyncInput } from '../sync/draft-sync.ts';
import { createHubClient, type HubClient } from '../sync/hub-client.ts';
import { createMentionSync, type MentionSync, type MentionSyncInput } from '../sync/mention-sync.ts';
import { createRunKeeper, type RunKeeper } from '../sync/run-keeper.ts';
import { createSyncEngine, type SyncEngine, type SyncListener } from '../sync/sync-engine.ts';
import { createPresenceTeller, type PresenceTeller } from './presence-teller.ts';
import { profileConsoleId } from './profile-folder.ts';

/** What a desk hears of its syncing; what concerns drafts and mentions is seen to here. */
export type DeskListener = Omit<SyncListener, 'own'>;

/** A signed-in person's desk: the two stores, their workers, and sync. */
export interface Profile {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly hub: HubClient;
  readonly writer: WorkerClient<WriterTasks>;
  readonly reader: WorkerClient<ReaderTasks>;
  readonly engine: SyncEngine;
  readonly presence: PresenceTeller;
  readonly drafts: DraftSync;
  readonly mentions: MentionSync;
  /** Files the hub does not have yet, and those fetched to be seen. */
  readonly files: WorkerClient<FileTasks>;
  readonly sender: FileSender;
  /** Has what is done at once go on. */
  readonly runs: RunKeeper;
  session(): KeptSession;
  /** Takes what a new sign-in gave and goes on with it. */
  renew(answer: SignInAnswer): Promise<void>;
  /** The token; a desk opened without the hub signs in first. */
  token(): Promise<Result<string>>;
  /** Has the desk made ready to answer, beside all else. */
  warm(): void;
  /** Forgets the token on this desk. */
  dropToken(): Promise<void>;
  close(): Promise<void>;
}

export interface ProfileInput {
  readonly ports: ConsolePorts;
  readonly options: ConsoleOptions;
  readonly installation: string;
  readonly folder: string;
  readonly hubUrl: string;
  readonly key: Uint8Array;
  /** What the hub just said; null when it was not asked or is away. */
  readonly answer: SignInAnswer | null;
  /** Somebody may have left or taken a hand-over. */
  readonly handOversChanged: () => void;
  /** A complaint may have come or changed. */
  readonly complaintsChanged: () => void;
  /** Signs in at the hub when there is no token yet; null when the password is not at hand. */
  readonly signInLater: (() => Promise<Result<SignInAnswer>>) | null;
  readonly listener: DeskListener;
  /** Drafts look different now; some go on under another id. */
  readonly draftsChanged: DraftSyncInput['changed'];
  /** Other mentions wait to be seen. */
  readonly mentionsChanged: MentionSyncInput['changed'];
  /** What is done at once went on, or is over. */
  readonly runsChanged: () => void;
  /** Files of this desk went on to the hub, or left. */
  readonly filesChanged: () => void;
  /** The session changed by itself: the hub confirmed it. */
  readonly renewed: (account: Account) => void;
  readonly crashed: (error: Error) => void;
}

function keptOf({ token, account, city, cityName, timeZone, scope, phoneKey }: SignInAnswer): KeptSession {
  return { token, account, city, cityName, timeZone, scope, phoneKey };
}

const SIGN_IN_AGAIN = 'The hub asks for your password again. Sign in again; unsent work is kept.';

/**
 * Opens a person's stores and starts sync. A damaged outbox is put aside and told as a failure, once: the person
 * should know before going on.
 */
export async function openProfile(input: ProfileInput): Promise<Result<Profile>> {
  const { ports, options, folder, key, answer } = input;
  const writer = startWorker<WriterTasks>('writer', input.crashed);
  const reader = startReaders(input.crashed);
  const files = startWorker<FileTasks>('files', input.crashed);
  const abandon = async <T>(failure: Result<T>): Promise<Result<T>> => {
    await Promise.all([writer.stop(), reader.stop(), files.stop()]);
    return failure;
  };
  try {
    const opened = await writer.ask('open', {
      folder,
      key,
      maxPages: options.outboxMaxPages,
      now: ports.now(),
    });
    if (!opened.ok) return await abandon(opened);
    let { meta, counts } = opened.value;
    const { cacheWhy, outboxMovedTo, catalogueVersion, directory } = opened.value;
    if (cacheWhy !== null) ports.log(`cache: ${cacheWhy}; it was deleted and is filled anew`);
    if (outboxMovedTo !== null) {
      ports.log(`outbox: damaged; it was moved aside to ${outboxMovedTo}`);
      await writer.ask('close', undefined);
      return await abandon(fail('internal', damagedOutbox(join(folder, outboxMovedTo))));
    }
    const kept = answer === null ? opened.value.session : keptOf(answer);
    if (kept === null) {
      return await abandon(
        fail(
          'hub-unreachable',
          "The hub can't be reached, and you have not signed in on this desk before. Try again when the hub is back.",
        ),
      );
    }
    if (answer !== null) await keepQuietly(writer, kept, ports.log);
    if (answer !== null && meta !== null && meta.scope !== answer.scope) {
      ports.log('cache: of another scope; it is deleted and filled anew');
      counts = await writer.ask('resetCache', { hubWasRestored: false });
      meta = null;
    }
    const ownFiles = await files.ask('open', { folder, key, now: ports.now() });
    if (ownFiles.movedTo !== null) ports.log(`files: damaged; moved aside to ${ownFiles.movedTo}`);
    if (meta === null) await files.ask('forgetSeen', undefined);
    await reader.ask('open', { folder, key });
    const profile = assemble(input, { writer, reader, files }, kept);
    profile.mentions.start();
    profile.engine.start({ meta, city: { catalogueVersion, directory }, counts });
    profile.drafts.start();
    profile.sender.kick();
    profile.runs.kick();
    profile.warm();
    return succeed(profile);
  } catch (error) {
    await abandon(succeed(null));
    if (error instanceof StoreFault && error.code === 'disk-full') {
      return fail(
        'disk-full',
        'The disk of this desk is full. Free some space, then sign in again; unsent work is kept.',
      );
    }
    throw error;
  }
}

/** A full disk must not keep a person from working while the hub is there. */
async function keepQuietly(
  writer: WorkerClient<WriterTasks>,
  session: KeptSession,
  log: (line: string) => void,
) {
  try {
    await writer.ask('keepSession', { session });
  } catch (error) {
    if (!(error instanceof StoreFault) || error.code !== 'disk-full') throw error;
    log('outbox: the disk is full; the session is not kept over a restart');
  }
}

function damagedOutbox(path: string): string {
  return `The unsent work on this desk was damaged and can't be read. It was put aside as ${path}: keep that file and ask for help. Sign in again to go on; what the hub has is safe.`;
}

interface Workers {
  readonly writer: WorkerClient<WriterTasks>;
  readonly reader: WorkerClient<ReaderTasks>;
  readonly files: WorkerClient<FileTasks>;
}

/** What a desk asks itself after signing in is spread over half a minute. */
const PRACTICE_PAUSE = 10;

/** Tells what sync tells, has files sent whenever the hub may take some now, and says when a first fill is over. */
function alsoSending(
  listener: DeskListener,
  { kick, filled }: { kick: () => void; filled: () => void },
): DeskListener {
  let told = '';
  let filling = false;
  return {
    ...listener,
    connection(connection) {
      listener.connection(connection);
      const { state, unsent } = connection;
      const now = `${state.name} ${unsent}`;
      if (now !== told && (state.name === 'live' || state.name === 'catching-up')) kick();
      told = now;
      if (filling && state.name === 'live') filled();
      filling = state.name === 'filling' || (filling && state.name !== 'live');
    },
  };
}

function assemble(input: ProfileInput, { writer, reader, files }: Workers, first: KeptSession): Profile {
  const { ports, options, folder } = input;
  const hub = createHubClient(input.hubUrl);
  let session = first;
  let signInLater = input.answer === null ? input.signInLater : null;
  let signingIn: Promise<Result<string>> | null = null;
  const closing = new AbortController();

  const take = async (answer: SignInAnswer) => {
    session = keptOf(answer);
    signInLater = null;
    await keepQuietly(writer, session, ports.log);
    input.renewed(session.account);
  };
  /** Several ask for a token at once; one sign-in serves them all. */
  const signInNow = async (later: () => Promise<Result<SignInAnswer>>): Promise<Result<string>> => {
    const answer = await later();
    if (!answer.ok) {
      if (answer.failure.code !== 'wrong-credentials') return answer;
      signInLater = null;
      session = { ...session, token: null };
      return fail('signed-out', SIGN_IN_AGAIN);
    }
    await take(answer.value);
    return succeed(answer.value.token);
  };
  const token = async (): Promise<Result<string>> => {
    // A password at hand is worth more than a token of yesterday: the hub confirms it, and the token is fresh.
    if (signInLater === null) {
      return session.token === null ? fail('signed-out', SIGN_IN_AGAIN) : succeed(session.token);
    }
    signingIn ??= signInNow(signInLater).finally(() => {
      signingIn = null;
    });
    return signingIn;
  };

  const presence = createPresenceTeller({
    tell: async (request) => {
      const given = await token();
      return given.ok ? hub.presence(given.value, request) : given;
    },
    beat: options.presenceBeat,
    now: ports.now,
    log: ports.log,
  });

  const sender = createFileSender({
    files,
    hub,
    token,
    changed: input.filesChanged,
    waitingChanged: () => engine.filesChanged(),
    log: ports.log,
  });
  const gated = gatedClient(reader);
  const { listener } = input;
  const addresses = createAddressSync({ hub, writer, token, now: ports.now, log: ports.log });
  const consoleId = profileConsoleId(input.installation, basename(folder));
  const drafts = createDraftSync({
    hub,
    token,
    consoleId,
    desk: ports.deskName,
    writer,
    timing: options.draftTiming,
    now: ports.now,
    newId: ports.newId,
    log: ports.log,
    changed: input.draftsChanged,
  });
  const mentions = createMentionSync({
    hub,
    token,
    reader: gated,
    writer,
    timing: options.mentionTiming,
    now: ports.now,
    log: ports.log,
    changed: input.mentionsChanged,
  });
  let warming = new AbortController();
  const warm = () => {
    // After a first fill it is another file.
    warming.abort();
    warming = new AbortController();
    const signal = AbortSignal.any([closing.signal, warming.signal]);
    makeReady({ folder, reader: gated, now: ports.now, pause: PRACTICE_PAUSE, signal })
      .then(() => keepWarm(cachePath(folder), signal))
      .catch((error: unknown) => {
        if (signal.aborted) return;
        ports.log(`cache: not made ready: ${error instanceof Error ? error.message : String(error)}`);
      });
  };
  const runs = createRunKeeper({
    writer,
    now: ports.now,
    log: ports.log,
    queued: (changed, counts) => {
      if (changed.length > 0) listener.changed(changed);
      engine.outboxChanged(counts);
    },
    changed: input.runsChanged,
  });
  const engine = createSyncEngine({
    hub,
    consoleId,
    writer,
    reader,
    holdReader: () => gated.hold(),
    token,
    timing: options.timing,
    pageSize: options.pageSize,
    batchSize: options.batchSize,
    now: ports.now,
    jitter: () => Number.parseInt(ports.newId().slice(-8), 16) / 2 ** 32,
    log: ports.log,
    files: () => sender.waiting(),
    on: {
      ...alsoSending(listener, {
        kick() {
          sender.kick();
          runs.kick();
        },
        filled: () => warm(),
      }),
      reached() {
        presence.tryAgain();
        listener.reached();
        addresses.wake();
        drafts.reached();
        mentions.reached();
      },
      own() {
        drafts.told();
        mentions.told();
        input.handOversChanged();
        input.complaintsChanged();
      },
      changed(ids) {
        listener.changed(ids);
        runs.wake();
        mentions.casesChanged();
      },
    },
  });

  return {
    folder,
    key: input.key,
    hub,
    writer,
    reader: gated,
    engine,
    presence,
    drafts,
    mentions,
    files,
    sender,
    runs,
    session: () => session,
    token,
    async renew(answer) {
      await take(answer);
      engine.signedIn();
    },
    warm,
    async dropToken() {
      session = { ...session, token: null };
      signInLater = null;
      await keepQuietly(writer, session, ports.log);
    },
    async close() {
      closing.abort();
      runs.stop();
      drafts.stop();
      mentions.stop();
      presence.stop();
      engine.stop();
      addresses.stop();
      sender.stop();
      hub.close();
      // The writer goes last: only it can put what is in the logs into the files.
      await Promise.allSettled([reader.ask('close', undefined), files.ask('close', undefined)]);
      await Promise.allSettled([writer.ask('close', undefined)]);
      await Promise.all([writer.stop(), reader.stop(), files.stop()]);
    },
  };
}
