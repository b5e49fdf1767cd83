import type { Connection } from '../../../shared/contract/connection.ts';
import type { Failure, Result } from '../../../shared/contract/failure.ts';
import type { Doorbell } from '../../../shared/contract/hub-protocol.ts';
import type { CaseId, ConsoleId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import type { ReaderTasks } from '../desk/reader-tasks.ts';
import type { AppliedFeed, RefusedCommand, WriterTasks } from '../desk/writer-tasks.ts';
import type { CacheMeta } from '../store/cache-meta.ts';
import type { OutboxCounts } from '../store/outbox.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import { listenToDoorbell } from './doorbell.ts';
import { nextPageSize, nextSince } from './feed-pace.ts';
import { createCityCopySync, type HeldCity } from './city-copy-sync.ts';
import { HUB_NONSENSE, type HubClient } from './hub-client.ts';
import {
  connectionStateOf,
  step,
  STOPPED,
  type SyncEffect,
  type SyncEvent,
  type SyncState,
  type SyncTiming,
} from './sync-machine.ts';

export interface SyncOptions {
  readonly hub: HubClient;
  readonly consoleId: ConsoleId;
  readonly writer: WorkerClient<WriterTasks>;
  /** Not gated: exchanging the cache must reach it while everybody else waits. */
  readonly reader: WorkerClient<ReaderTasks>;
  /** Makes everybody else's questions to the reader wait; returns the way to let them go on. */
  readonly holdReader: () => () => void;
  /** The session's token; signs in first when the desk was opened without the hub. */
  readonly token: () => Promise<Result<string>>;
  readonly timing: SyncTiming;
  /** Cases asked for at first, and commands sent at once. */
  readonly pageSize: number;
  readonly batchSize: number;
  readonly now: () => Instant;
  /** A number from 0 to 1, another each time. */
  readonly jitter: () => number;
  readonly log: (line: string) => void;
  /** Files of cases that the hub does not have yet: they are unsent as commands are. */
  readonly files: () => number;
  readonly on: SyncListener;
}

export interface SyncListener {
  connection(connection: Connection): void;
  /** The hub answered this person with news. */
  reached(): void;
  /** Cases that look different now; none named when all may. */
  changed(ids: readonly CaseId[]): void;
  catalogue(): void;
  /** Drafts or mentions of the person changed at another desk of theirs, or at this one. */
  own(): void;
  /** Another version of the directory holds, and is here. */
  directory(version: number): void;
  refused(commands: readonly RefusedCommand[]): void;
}

/** What sync begins from. */
export interface SyncStart {
  readonly meta: CacheMeta | null;
  readonly city: HeldCity;
  readonly counts: OutboxCounts;
}

export interface SyncEngine {
  start(from: SyncStart): void;
  /** The hub gave a new token. */
  signedIn(): void;
  /** The hub knows the token no longer. */
  sessionEnded(failure: Failure): void;
  /** Tries the hub now. */
  retry(): void;
  /** The outbox changed here. */
  outboxChanged(counts: OutboxCounts): void;
  /** Another number of files waits for the hub. */
  filesChanged(): void;
  /** The cache was found damaged by a reader. */
  cacheDamaged(): void;
  connection(): Connection;
  /** Version of the catalogue this desk holds; null before it came. */
  catalogueVersion(): string | null;
  stop(): void;
}

const DISK_FULL: Failure = {
  code: 'disk-full',
  message:
    "The disk of this desk is full, so the hub's news can't be kept. Free some space; nothing is lost at the hub.",
};
/** Wait before a cache that could not be deleted is tried again, milliseconds. */
const RESET_WAIT = 5_000;

/** A page of the feed that was asked for before its turn. */
interface FetchedAhead {
  readonly since: number;
  readonly token: string;
  readonly body: Promise<Result<ArrayBuffer>>;
}

/** Runs the sync machine: does its effects and tells it what came of them. */
export function createSyncEngine(options: SyncOptions): SyncEngine {
  const { hub, writer, reader, timing, on, log } = options;
  let state: SyncState = STOPPED;
  let cursor = 0;
  let epoch: string | null = null;
  let asOf: Instant | null = null;
  let cases = 0;
  let counts: OutboxCounts = { unsent: 0, refused: 0 };
  const city = createCityCopySync({ hub, writer, log, on });
  let timer: NodeJS.Timeout | undefined;
  let stopBell: (() => void) | null = null;
  let bellWanted = false;
  /** Counts connections, so that one that comes too late is not kept. */
  let bells = 0;
  let singly = false;
  let pageSize = options.pageSize;
  let ahead: FetchedAhead | null = null;
  let told = '';

  const connection = (): Connection => ({
    state: connectionStateOf(state),
    unsent: counts.unsent + options.files(),
    refused: counts.refused,
    cases,
    asOf,
  });
  const tell = () => {
    const now = connection();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    on.connection(now);
  };

  const dispatch = (event: SyncEvent): void => {
    const before = state.phase;
    const next = step(state, event, timing);
    state = next.state;
    if (state.phase !== before) log(`sync: ${before} -> ${state.phase}${reasonOf(state)}`);
    for (const effect of next.effects) run(effect);
    if (state.phase !== 'stopped') tell();
  };
  const failed = (what: 'pull' | 'send', failure: Failure): SyncEvent => ({
    type: 'failed',
    what,
    failure,
    now: options.now(),
    jitter: options.jitter(),
  });
  /** A fault of a store as an event; a bug is thrown on. */
  const faultEvent = (what: 'pull' | 'send', error: unknown): SyncEvent | null => {
    if (state.phase === 'stopped') return null;
    if (!(error instanceof StoreFault)) throw error;
    if (error.code === 'cache-damaged') {
      log('cache: damaged; it is deleted and filled anew');
      return { type: 'cache-useless', hubWasRestored: false };
    }
    if (error.code === 'disk-full') return failed(what, DISK_FULL);
    log(`${what}: ${error.stack ?? error.message}`);
    return failed(what, {
      code: 'internal',
      message: 'Desk311 met an error of its own. Unsent work is kept; restart Desk311 if this stays.',
    });
  };

  const applied = async (
    page: Extract<AppliedFeed, { status: 'applied' }>,
    token: string,
  ): Promise<SyncEvent> => {
    cursor = page.meta.cursor;
    epoch = page.meta.epoch;
    asOf = page.meta.asOf;
    cases = page.meta.cases;
    counts = page.counts;
    on.reached();
    if (page.changed.length > 0) on.changed(page.changed);
    if (bellWanted && stopBell === null) void connectBell();
    const got = await city.follow({ ...page.meta, catalogueVersion: page.catalogueVersion }, token);
    if (!got.ok) return failed('pull', got.failure);
    const { filled } = page.meta;
    return { type: 'pulled', filled, cases, remaining: page.remaining, behind: page.head - cursor };
  };

  /** The page after the cursor: the one that was fetched ahead, when it is that. */
  const feedPage = (token: string, count: boolean): Promise<Result<ArrayBuffer>> => {
    const fetched = ahead;
    ahead = null;
    if (fetched !== null && fetched.since === cursor && fetched.token === token && !count)
      return fetched.body;
    return hub.feed(token, { since: cursor, limit: pageSize, count });
  };
  /** Asks for the next page while the present one is applied. */
  const fetchAhead = (token: string, body: ArrayBuffer): void => {
    const since = nextSince(body);
    if (since === null) return;
    ahead = { since, token, body: hub.feed(token, { since, limit: pageSize, count: false }) };
  };

  const pull = async (count: boolean): Promise<SyncEvent> => {
    const token = await options.token();
    if (!token.ok) return failed('pull', token.failure);
    const got = await city.needCatalogue(token.value);
    if (!got.ok) return failed('pull', got.failure);
    const body = await feedPage(token.value, count);
    if (!body.ok) return failed('pull', body.failure);
    fetchAhead(token.value, body.value);
    const began = options.now();
    const page = await writer.ask('applyPage', { body: body.value }, { transfer: [body.value] });
    if (page.status === 'applied' && page.meta.cursor < page.head) {
      pageSize = nextPageSize(pageSize, page.changed.length, options.now() - began);
    }
    switch (page.status) {
      case 'applied':
        return applied(page, token.value);
      case 'nonsense':
        log(`feed: ${page.why}`);
        return failed('pull', HUB_NONSENSE);
      case 'other':
        log(`cache: of another ${page.what}; it is deleted and filled anew`);
        return { type: 'cache-useless', hubWasRestored: page.what === 'epoch' };
    }
  };

  const noteRefused = (done: {
    refused: readonly RefusedCommand[];
    changed: readonly CaseId[];
    counts: OutboxCounts;
  }) => {
    counts = done.counts;
    if (done.refused.length > 0) on.refused(done.refused);
    if (done.changed.length > 0) on.changed(done.changed);
  };

  const send = async (): Promise<SyncEvent> => {
    const token = await options.token();
    if (!token.ok) return failed('send', token.failure);
    const envelopes = await writer.ask('nextBatch', { limit: singly ? 1 : options.batchSize });
    const [first] = envelopes;
    if (first === undefined) {
      singly = false;
      return { type: 'sent', unsent: false, news: false };
    }
    const answer = await hub.commands(token.value, { consoleId: options.consoleId, envelopes });
    const sent = envelopes.map((one) => one.commandId);
    if (!answer.ok) {
      const unreadable = answer.failure.code === 'invalid-input' || answer.failure.code === 'too-large';
      if (!unreadable) {
        await writer.ask('noteTried', { sent });
        return failed('send', answer.failure);
      }
      if (envelopes.length > 1) {
        singly = true;
        return { type: 'sent', unsent: true, news: false };
      }
      const refusal = refuse('invalid', `The hub could not read this: ${answer.failure.message}`);
      noteRefused(await writer.ask('refuse', { commandId: first.commandId, refusal, now: options.now() }));
      return { type: 'sent', unsent: true, news: false };
    }
    const settled = await writer.ask(
      'settle',
      { body: answer.value, sent, now: options.now() },
      { transfer: [answer.value] },
    );
    if (settled.status === 'nonsense') {
      log(`commands: ${settled.why}`);
      return failed('send', HUB_NONSENSE);
    }
    noteRefused(settled);
    return { type: 'sent', unsent: true, news: settled.newsUpTo > cursor };
  };

  const resetCache = async (hubWasRestored: boolean): Promise<SyncEvent> => {
    for (;;) {
      const release = options.holdReader();
      try {
        await reader.ask('closeCache', undefined);
        counts = await writer.ask('resetCache', { hubWasRestored });
        await reader.ask('openCache', undefined);
        break;
      } catch (error) {
        if (state.phase === 'stopped') break;
        log(`cache: could not be made anew: ${error instanceof Error ? error.message : String(error)}`);
        release();
        await new Promise((resolve) => {
          setTimeout(resolve, RESET_WAIT);
        });
      } finally {
        release();
      }
    }
    [cursor, epoch, asOf, cases] = [0, null, null, 0];
    city.begin({ catalogueVersion: null, directory: null });
    ahead = null;
    on.changed([]);
    return { type: 'cache-reset', unsent: counts.unsent > 0 };
  };

  /** Runs one piece of work and tells the machine; what it throws besides a store's fault is a bug and ends the process. */
  const settle = (what: 'pull' | 'send', work: Promise<SyncEvent>): void => {
    void work
      .catch((error: unknown) => faultEvent(what, error))
      .then((event) => {
        if (event !== null) dispatch(event);
      });
  };

  const ring = (news: Doorbell) => {
    const changed = news.epoch !== epoch || news.head > cursor || city.isNews(news);
    dispatch({ type: 'rang', news: changed });
  };

  const connectBell = async (): Promise<void> => {
    disconnectBell();
    bellWanted = true;
    const mine = bells;
    const token = await options.token();
    // Without a token the pull fails too and says why; the next that succeeds connects the bell.
    if (!token.ok || mine !== bells) return;
    stopBell = listenToDoorbell(hub.url, token.value, {
      up: (up) => dispatch({ type: 'bell', up }),
      rang: ring,
      rangOwn: () => options.on.own(),
      ended: (failure) => dispatch({ type: 'session-ended', failure }),
    });
  };
  const disconnectBell = () => {
    bellWanted = false;
    bells += 1;
    stopBell?.();
    stopBell = null;
  };

  const run = (effect: SyncEffect): void => {
    switch (effect.do) {
      case 'pull':
        return settle('pull', pull(effect.count));
      case 'send':
        return settle('send', send());
      case 'reset-cache':
        return settle('pull', resetCache(effect.hubWasRestored));
      case 'connect-bell':
        void connectBell();
        return undefined;
      case 'disconnect-bell':
        return disconnectBell();
      case 'wait':
        clearTimeout(timer);
        if (effect.for !== null) timer = setTimeout(() => dispatch({ type: 'time-is-up' }), effect.for);
        return undefined;
    }
  };

  return {
    start(from) {
      ({ counts } = from);
      city.begin(from.city);
      cursor = from.meta?.cursor ?? 0;
      epoch = from.meta?.epoch ?? null;
      asOf = from.meta?.asOf ?? null;
      cases = from.meta?.cases ?? 0;
      dispatch({ type: 'start', filled: from.meta?.filled ?? false, cases, unsent: counts.unsent > 0 });
    },
    signedIn: () => dispatch({ type: 'signed-in' }),
    sessionEnded: (failure) => dispatch({ type: 'session-ended', failure }),
    retry: () => dispatch({ type: 'retry-asked' }),
    outboxChanged(now) {
      counts = now;
      if (counts.unsent > 0) dispatch({ type: 'queued' });
      else tell();
    },
    filesChanged: tell,
    cacheDamaged: () => dispatch({ type: 'cache-useless', hubWasRestored: false }),
    connection,
    catalogueVersion: () => city.held().catalogueVersion,
    stop: () => dispatch({ type: 'stop' }),
  };
}

function reasonOf({ failure, phase }: SyncState): string {
  return failure !== null && (phase === 'offline' || phase === 'refused') ? ` (${failure.code})` : '';
}
