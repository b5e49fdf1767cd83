import { catalogueAnswer, commandsAnswer, feedPage } from '../../../shared/contract/hub-protocol.ts';
import type { OutboxEntry } from '../../../shared/contract/case-view.ts';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { caseOf, type DeskCommand } from '../../../shared/domain/desk-command.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import { SECOND, type Instant } from '../../../shared/domain/instant.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { addressTasks } from './address-tasks.ts';
import { applyPage } from '../store/apply-page.ts';
import {
  readCacheMeta,
  writePackJson,
  writeLearnedWords,
  writeUsualTimes,
  type CacheMeta,
  type KeptLearnedWords,
  type KeptUsualTimes,
} from '../store/cache-meta.ts';
import { putCityCopy, takeCityCopy } from '../store/city-copy.ts';
import { beginFill, isFilling, leaveFill, tidyWords } from '../store/fill-mode.ts';
import { readDirectoryHead } from '../store/kept-directory.ts';
import { keptSession, type KeptSession } from '../store/kept-session.ts';
import { StoreFromTheFuture } from '../store/migrate-store.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { deleteCache, openCache, openOutbox } from '../store/open-stores.ts';
import { holdsUntoldDrafts } from '../store/drafts.ts';
import {
  countOutbox,
  findEntry,
  holdsCommands,
  leaveCovered,
  nextBatch,
  noteResult,
  noteTried,
  readKept,
  removeCommand,
  sendAcceptedAgain,
  type OutboxCounts,
} from '../store/outbox.ts';
import { tellSeenAgain } from '../store/seen-mentions.ts';
import { countOpenItems } from '../store/runs.ts';
import { onStore } from '../store/store-fault.ts';
import { markUnsent } from '../store/unsent-mark.ts';
import { cityReader } from './desk-view.ts';
import { directoryWriterTasks, type HeldDirectory } from './directory-tasks.ts';
import { draftTasks } from './draft-tasks.ts';
import { keepCommand, type GivenCommand, type KeptCommand } from './keep-command.ts';
import { keptTasks } from './kept-tasks.ts';
import { runTasks } from './run-tasks.ts';
import { mentionTasks } from './mention-tasks.ts';
import { readAnswer } from './read-answer.ts';
import { toldTasks } from './told-tasks.ts';

/** What the stores held when they were opened. */
export interface OpenedStores {
  /** Why the cache had to be begun anew, in words; null when it was well or is new. */
  readonly cacheWhy: string | null;
  /** Where a damaged outbox was put; null when it was well. */
  readonly outboxMovedTo: string | null;
  readonly session: KeptSession | null;
  readonly meta: CacheMeta | null;
  readonly catalogueVersion: string | null;
  readonly directory: HeldDirectory | null;
  readonly counts: OutboxCounts;
}

export type AppliedFeed =
  | {
      readonly status: 'applied';
      readonly meta: CacheMeta;
      readonly changed: readonly CaseId[];
      readonly head: number;
      readonly remaining: number | null;
      readonly catalogueVersion: string;
      readonly counts: OutboxCounts;
    }
  /** The page is of another epoch or scope: what the cache holds is of no use. */
  | { readonly status: 'other'; readonly what: 'epoch' | 'scope' }
  | { readonly status: 'nonsense'; readonly why: string };

export interface RefusedCommand {
  readonly commandId: CommandId;
  readonly caseReference: string;
  readonly refusal: Refusal;
}

export type SettledBatch =
  | {
      readonly status: 'settled';
      readonly refused: readonly RefusedCommand[];
      readonly changed: readonly CaseId[];
      /** The last feed number of what was accepted; 0 when nothing was. */
      readonly newsUpTo: number;
      readonly counts: OutboxCounts;
    }
  | { readonly status: 'nonsense'; readonly why: string };

interface Stores {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly outbox: SqliteDb;
  cache: SqliteDb;
  /** Whether the cache is being filled for the first time. */
  filling: boolean;
}

/** Quiet of the feed after which the cache is tidied, and the length and the distance of the steps, milliseconds. */
const TIDY = { after: SECOND, step: 10, pause: 40 } as const;
/** An outbox that was empty for so long is marked so, milliseconds: the next command would set the mark again. */
const EMPTY_WAIT = 30 * SECOND;

/** Whether anything is in the outbox that only this desk has. */
const holdsWork = (outbox: SqliteDb): boolean =>
  holdsCommands(outbox) || holdsUntoldDrafts(outbox) || countOpenItems(outbox) > 0;

/** What is told of a command that was refused; null for any other. */
function refusedOf(entry: OutboxEntry | null): RefusedCommand | null {
  if (entry?.state.name !== 'refused') return null;
  return { commandId: entry.commandId, caseReference: entry.caseReference, refusal: entry.state.refusal };
}

/** What the writer can be asked; it alone writes the cache and the outbox. */
export function writerTasks() {
  let stores: Stores | null = null;
  let unmarking: NodeJS.Timeout | undefined;
  let tidying: NodeJS.Timeout | undefined;
  const readCity = cityReader();

  const files = (): Stores => {
    if (stores === null) throw new Error('the writer was asked before it was opened');
    return stores;
  };
  const counts = (): OutboxCounts => {
    const { outbox } = files();
    clearTimeout(unmarking);
    if (!holdsWork(outbox)) unmarking = setTimeout(unmark, EMPTY_WAIT).unref();
    return countOutbox(outbox);
  };
  const unmark = () => {
    clearTimeout(unmarking);
    if (stores !== null && !holdsWork(stores.outbox)) markUnsent(stores.folder, false);
  };
  /** Tidies in short steps while nothing else is to do; the log is written back when all is tidy. */
  const tidyLater = (wait: number) => {
    clearTimeout(tidying);
    tidying = setTimeout(() => {
      if (stores === null) return;
      if (tidyWords(stores.cache, TIDY.step, () => performance.now())) tidyLater(TIDY.pause);
      else stores.cache.pragma('wal_checkpoint(PASSIVE)');
    }, wait).unref();
  };
  /** The first copy is written in bulk, what comes later in small changes. */
  const setFilling = (one: Stores, filling: boolean) => {
    if (one.filling === filling) return;
    one.filling = filling;
    if (filling) beginFill(one.cache);
    else leaveFill(one.cache);
  };
  const session = (): KeptSession | null => {
    const kept = readKept(files().outbox, 'session');
    return kept === null ? null : keptSession.parse(JSON.parse(kept));
  };

  const keep = (
    given: GivenCommand,
    instead: CommandId | null,
  ): Result<KeptCommand & { counts: OutboxCounts }> => {
    const { folder, cache, outbox } = files();
    const city = onStore('cache', () => readCity(cache))?.city;
    const signedIn = session();
    if (signedIn === null) return fail('signed-out', 'Sign in first.');
    if (city === undefined) {
      return fail(
        'hub-unreachable',
        "This desk has no catalogue yet, so nothing can be filed. Wait for the hub's first answer.",
      );
    }
    const kept = onStore('outbox', () =>
      keepCommand(
        { cache, outbox, session: signedIn, city, mark: () => markUnsent(folder, true) },
        given,
        instead,
      ),
    );
    return succeed({ ...kept, counts: counts() });
  };

  return {
    ...draftTasks(() => ({
      outbox: files().outbox,
      mark: () => markUnsent(files().folder, true),
      told: () => void counts(),
    })),
    ...runTasks({
      outbox: () => files().outbox,
      mark: () => markUnsent(files().folder, true),
      counts,
      keep: (given) => keep(given, null),
    }),
    open(input: {
      folder: string;
      key: Uint8Array;
      maxPages: number | null;
      now: Instant;
    }): Result<OpenedStores> {
      try {
        const outbox = openOutbox(input.folder, input.key, input.maxPages, input.now);
        const cache = openCache(input.folder, input.key);
        const { folder, key } = input;
        stores = { folder, key, outbox: outbox.db, cache: cache.db, filling: false };
        const meta = readCacheMeta(cache.db);
        if (meta?.filled === true && isFilling(cache.db)) leaveFill(cache.db);
        tidyLater(TIDY.after);
        if (holdsWork(outbox.db)) markUnsent(input.folder, true);
        return succeed({
          cacheWhy: cache.why,
          outboxMovedTo: outbox.movedTo,
          session: session(),
          meta,
          catalogueVersion: readCity(cache.db)?.city.version ?? null,
          directory: readDirectoryHead(cache.db),
          counts: counts(),
        });
      } catch (error) {
        if (error instanceof StoreFromTheFuture) return fail('internal', error.message);
        throw error;
      }
    },
    close() {
      clearTimeout(tidying);
      unmark();
      stores?.cache.close();
      stores?.outbox.close();
      stores = null;
    },

    applyPage({ body }: { body: ArrayBuffer }): AppliedFeed {
      const one = files();
      const { cache, outbox } = one;
      const read = readAnswer(feedPage, body);
      if (!read.ok) return { status: 'nonsense', why: read.why };
      const page = read.value;
      return onStore('cache', (): AppliedFeed => {
        const meta = readCacheMeta(cache);
        if (meta !== null && meta.epoch !== page.epoch) return { status: 'other', what: 'epoch' };
        if (meta !== null && meta.scope !== page.scope) return { status: 'other', what: 'scope' };
        if (page.coversUpTo < (meta?.cursor ?? 0) || page.coversUpTo > page.head) {
          return { status: 'nonsense', why: `the page covers up to ${page.coversUpTo} of ${page.head}` };
        }
        setFilling(one, meta?.filled !== true);
        const applied = applyPage(cache, page);
        setFilling(one, !applied.meta.filled);
        if (applied.meta.filled) tidyLater(TIDY.after);
        onStore('outbox', () => leaveCovered(outbox, applied.meta.cursor));
        return {
          status: 'applied',
          ...applied,
          head: page.head,
          remaining: page.remaining,
          catalogueVersion: page.catalogueVersion,
          counts: counts(),
        };
      });
    },
    putCatalogue({
      body,
    }: {
      body: ArrayBuffer;
    }): { status: 'kept'; version: string } | { status: 'nonsense'; why: string } {
      const read = readAnswer(catalogueAnswer, body);
      if (!read.ok) return { status: 'nonsense', why: read.why };
      return onStore('cache', () => {
        writePackJson(files().cache, JSON.stringify(read.value.pack));
        return { status: 'kept', version: read.value.pack.version };
      });
    },
    putUsualTimes(told: KeptUsualTimes) {
      onStore('cache', () => writeUsualTimes(files().cache, told));
    },
    ...toldTasks(() => files().cache),
    putLearnedWords(told: KeptLearnedWords) {
      onStore('cache', () => writeLearnedWords(files().cache, told));
    },
    ...addressTasks(() => files().cache),
    ...directoryWriterTasks(() => files().cache),
    ...mentionTasks(files),
    /** The catalogue as it was kept; null before it came. */
    catalogue: () => onStore('cache', () => readCity(files().cache)?.city.pack ?? null),
    /** Deletes the cache and begins it anew. The reader must have closed it. */
    resetCache({ hubWasRestored }: { hubWasRestored: boolean }) {
      const one = files();
      const city = takeCityCopy(one.cache);
      one.cache.close();
      deleteCache(one.folder);
      one.cache = openCache(one.folder, one.key).db;
      one.filling = false;
      putCityCopy(one.cache, city);
      if (hubWasRestored) {
        onStore('outbox', () => {
          sendAcceptedAgain(one.outbox);
          tellSeenAgain(one.outbox);
        });
      }
      return counts();
    },

    keep: (given: GivenCommand) => keep(given, null),
    /** A refused command is judged again by what holds now, and goes as a new one. */
    retry(input: {
      commandId: CommandId;
      newCommandId: CommandId;
      now: Instant;
      told: readonly CaseFacts[] | null;
    }) {
      const entry = onStore('outbox', () => findEntry(files().outbox, input.commandId));
      if (entry?.state.name !== 'refused') {
        return fail('not-found', 'This command is no longer waiting for a decision.');
      }
      const { command } = entry;
      const { newCommandId: commandId, now, told } = input;
      return keep({ commandId, command, now, told }, input.commandId);
    },
    discard({
      commandId,
    }: {
      commandId: CommandId;
    }): Result<OutboxCounts & { changed: CaseId | null; command: DeskCommand }> {
      const { outbox } = files();
      return onStore('outbox', () => {
        const entry = findEntry(outbox, commandId);
        if (entry === null) return fail('not-found', 'This command is no longer in the outbox.');
        if (entry.state.name !== 'refused') {
          return fail(
            'invalid-input',
            "This command may still reach the hub, so it can't be given up. Wait for its answer.",
          );
        }
        removeCommand(outbox, commandId);
        return succeed({ ...counts(), changed: caseOf(entry.command), command: entry.command });
      });
    },
    nextBatch: ({ limit }: { limit: number }) => onStore('outbox', () => nextBatch(files().outbox, limit)),
    noteTried: ({ sent }: { sent: readonly CommandId[] }) =>
      onStore('outbox', () => noteTried(files().outbox, sent)),
    settle({
      body,
      sent,
      now,
    }: {
      body: ArrayBuffer;
      sent: readonly CommandId[];
      now: Instant;
    }): SettledBatch {
      const read = readAnswer(commandsAnswer, body);
      if (!read.ok) return { status: 'nonsense', why: read.why };
      const { results } = read.value;
      if (results.length !== sent.length || results.some((one, at) => one.commandId !== sent[at])) {
        return { status: 'nonsense', why: 'the answers are not those to what was sent' };
      }
      const { cache, outbox } = files();
      const cursor = onStore('cache', () => readCacheMeta(cache))?.cursor ?? 0;
      return onStore('outbox', () =>
        outbox.transaction((): SettledBatch => {
          const given = sent.map((id) => findEntry(outbox, id)).filter((entry) => entry !== null);
          const noted = results.map((result) => noteResult(outbox, result, cursor, now));
          const refused = noted.map(refusedOf).filter((one) => one !== null);
          const changed = given.map((entry) => caseOf(entry.command)).filter((id) => id !== null);
          const newsUpTo = Math.max(0, ...results.map((one) => (one.status === 'accepted' ? one.feedNo : 0)));
          return { status: 'settled', refused, changed, newsUpTo, counts: counts() };
        })(),
      );
    },

    /** The hub could not even read a command: it becomes work for a person instead of being sent for ever. */
    refuse({ commandId, refusal, now }: { commandId: CommandId; refusal: Refusal; now: Instant }) {
      const { outbox } = files();
      return onStore('outbox', () => {
        const noted = noteResult(outbox, { status: 'refused', commandId, refusal }, 0, now);
        const refused = [refusedOf(noted)].filter((one) => one !== null);
        const changed = [noted === null ? null : caseOf(noted.command)].filter((id) => id !== null);
        return { refused, changed, counts: counts() };
      });
    },

    ...keptTasks(() => files().outbox),
  };
}
export type WriterTasks = ReturnType<typeof writerTasks>;
