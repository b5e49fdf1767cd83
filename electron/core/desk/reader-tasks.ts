import { attachmentsOf } from '../../../shared/domain/attachment.ts';
import type { AttachmentId, CallerId, CaseId, ServiceCode } from '../../../shared/domain/ids.ts';
import type { DepartmentFilter } from '../../../shared/contract/department-view.ts';
import type { CaseRecord } from '../../../shared/contract/case-record.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Place } from '../../../shared/domain/place.ts';
import type { PendingCommand } from '../overlay/pending-command.ts';
import { articleIndexOf } from '../../../shared/domain/finder/article-index.ts';
import { practiceTexts } from '../search/practice.ts';
import { searchDesk } from '../search/search-desk.ts';
import { keptSession, type KeptSession } from '../store/kept-session.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import { openForReading } from '../store/open-stores.ts';
import { listDrafts } from '../store/drafts.ts';
import { listPending, readKept } from '../store/outbox.ts';
import {
  readCacheMeta,
  readColleagues,
  readComplaints,
  readHandOvers,
  readLearnedWords,
  readUsualTimes,
} from '../store/cache-meta.ts';
import { findCase } from '../store/read-case.ts';
import { listRuns } from '../store/runs.ts';
import { onStore } from '../store/store-fault.ts';
import { placesAround } from '../places/places-around.ts';
import { streetIndexOf } from '../places/street-index.ts';
import { Vocabulary } from '../search/vocabulary.ts';
import { beyondCache, questionForHub } from './beyond-cache.ts';
import { listCalls } from './call-list.ts';
import { lookUpCaller } from './look-up-caller.ts';
import { cityReader, overlayNow, type DeskView, type KnownCity } from './desk-view.ts';
import { idsOfDepartment, listDepartment, mapDepartment } from './department-desk.ts';
import { directoryReaderTasks } from './directory-tasks.ts';
import { doublesOf } from './caller-doubles.ts';
import { listEscalations } from './escalation-list.ts';
import { countLists, listCases } from './list-cases.ts';
import { countMentions, listMentions, mentionQuestion, mentionsOfCase } from './mention-list.ts';
import { nearCases } from './near-cases.ts';
import { countOwed, listOwed } from './owed-list.ts';
import { planRun, type AskedRun, type PlannedRun } from './plan-run.ts';
import { casesOf, showCase, showHubCase, shownEntries } from './show-case.ts';
import { suggestCallers, suggestPlaces } from './suggest.ts';

const MOST_NEAR = 50;

interface Opened {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly outbox: SqliteDb;
  /** Null while the writer makes it anew. */
  cache: SqliteDb | null;
}

/** What of the outbox a view needs, as it was at one version of the file. */
interface Sent {
  readonly version: string;
  readonly session: KeptSession | null;
  readonly pending: readonly PendingCommand[];
}

/** A view that was made, with the versions of both files it was made of. */
interface Made {
  readonly version: string;
  readonly view: DeskView;
}

const versionOf = (db: SqliteDb): string =>
  String(statement<[], { data_version: number }>(db, 'PRAGMA data_version').get()?.data_version);

/**
 * What the reader can be asked, beside the writer and never in its way. A question about cases is answered with null
 * while there is no catalogue or no cache to answer from.
 */
export function readerTasks() {
  let opened: Opened | null = null;
  let sent: Sent | null = null;
  let made: Made | null = null;
  const readCity = cityReader();
  let vocabulary = new Vocabulary();
  let spellingMade = false;

  const files = (): Opened => {
    if (opened === null) throw new Error('the reader was asked before it was opened');
    return opened;
  };

  const readOutbox = (): Sent =>
    onStore('outbox', () => {
      const { outbox } = files();
      const version = versionOf(outbox);
      if (sent?.version === version) return sent;
      const kept = readKept(outbox, 'session');
      const session = kept === null ? null : keptSession.parse(JSON.parse(kept));
      sent = { version, session, pending: listPending(outbox) };
      return sent;
    });

  /** Gives the words of this moment. Only who asks for them has them read: they take a hundred megabytes. */
  const wordsAt = (cache: SqliteDb, { city }: KnownCity): (() => Vocabulary) => {
    let isRead = false;
    return () => {
      if (isRead) return vocabulary;
      isRead = true;
      vocabulary.follow(cache);
      if (spellingMade) return vocabulary;
      spellingMade = true;
      const kept = vocabulary;
      setImmediate(() => {
        kept.prepareSpelling();
        articleIndexOf(city.pack);
        if (cache.open) streetIndexOf(cache).words.prepareSpelling();
      });
      return kept;
    };
  };

  /** The view of this moment; made anew only when a file changed. */
  const look = (cache: SqliteDb, from: Sent, now: Instant): DeskView | null => {
    const version = `${from.version}/${versionOf(cache)}`;
    if (made?.version === version) return { ...made.view, now };
    const known = readCity(cache);
    const { session, pending } = from;
    if (session === null || known === null) return null;
    const view: DeskView = {
      moment: {},
      cache,
      outbox: files().outbox,
      meta: readCacheMeta(cache),
      overlay: overlayNow(cache, pending, known.city, session),
      known,
      words: wordsAt(cache, known),
      account: session.account,
      phoneKey: session.phoneKey,
      now,
    };
    made = { version, view };
    return view;
  };

  /** Answers from one unchanging state of the cache. */
  const within = <R>(now: Instant, answer: (view: DeskView) => R): R | null => {
    const { cache } = files();
    if (cache === null) return null;
    // The outbox is read first: what leaves it meanwhile is in the cache by then, where its id is recognised.
    const from = readOutbox();
    return onStore('cache', () =>
      cache.transaction((): R | null => {
        const view = look(cache, from, now);
        return view === null ? null : answer(view);
      })(),
    );
  };

  return {
    open({ folder, key }: { folder: string; key: Uint8Array }) {
      const outbox = onStore('outbox', () => openForReading(folder, 'outbox', key));
      opened = { folder, key, outbox, cache: onStore('cache', () => openForReading(folder, 'cache', key)) };
    },
    closeCache() {
      files().cache?.close();
      files().cache = null;
      made = null;
      vocabulary = new Vocabulary();
      spellingMade = false;
    },
    openCache() {
      const one = files();
      one.cache = onStore('cache', () => openForReading(one.folder, 'cache', one.key));
      made = null;
    },
    close() {
      opened?.cache?.close();
      opened?.outbox.close();
      opened = null;
    },
    search: ({
      now,
      text,
      limit,
      near,
      patience,
    }: {
      now: Instant;
      text: string;
      limit: number;
      near: CaseId | null;
      patience?: number;
    }) => within(now, (view) => searchDesk(view, text, limit, near, () => performance.now(), patience)),
    practiceTexts: ({ now, cases, worth }: { now: Instant; cases: number; worth: number }) =>
      within(now, (view) => practiceTexts(view, cases, worth)),
    questionForHub: ({ now, text, limit }: { now: Instant; text: string; limit: number }) =>
      within(now, (view) => ({ question: questionForHub(view, text, limit) })),
    beyondCache: ({ now, hits }: { now: Instant; hits: Parameters<typeof beyondCache>[1] }) =>
      within(now, (view) => beyondCache(view, hits)),
    list: ({ now, query }: { now: Instant; query: Parameters<typeof listCases>[1] }) =>
      within(now, (view) => listCases(view, query)),
    department: ({ now, query }: { now: Instant; query: Parameters<typeof listDepartment>[1] }) =>
      within(now, (view) => listDepartment(view, query)),
    departmentMap: ({ now, filter }: { now: Instant; filter: DepartmentFilter }) =>
      within(now, (view) => mapDepartment(view, filter)),
    departmentIds: ({ now, filter }: { now: Instant; filter: DepartmentFilter }) =>
      within(now, (view) => ({ ids: idsOfDepartment(view, filter) })),
    counts: ({ now }: { now: Instant }) => within(now, (view) => ({ counts: countLists(view) })),
    showCase: ({ now, id }: { now: Instant; id: CaseId }) =>
      within(now, (view) => ({ shown: showCase(view, id) })),
    /** Whether this desk holds a case with this file. */
    holdsFile: ({ now, caseId, id }: { now: Instant; caseId: CaseId; id: AttachmentId }) =>
      within(now, ({ overlay, cache }) => {
        const facts = overlay.cases.get(caseId)?.facts ?? findCase(cache, caseId)?.facts;
        return facts !== undefined && attachmentsOf(facts).some((one) => one.id === id);
      }),
    showHubCase: ({ now, record }: { now: Instant; record: CaseRecord }) =>
      within(now, (view) => showHubCase(view, record)),
    casesOfCaller: ({ now, id }: { now: Instant; id: CallerId }) =>
      within(now, (view) => ({ rows: casesOf(view, id) })),
    near: ({ now, place, service }: { now: Instant; place: Place; service: ServiceCode | null }) =>
      within(now, (view) => ({ rows: nearCases(view, place, service, MOST_NEAR) })),
    owed: ({ now }: { now: Instant }) => within(now, listOwed),
    owedCount: ({ now }: { now: Instant }) => within(now, countOwed),
    escalations: ({ now }: { now: Instant }) => within(now, listEscalations),
    mentions: ({ now }: { now: Instant }) => within(now, listMentions),
    mentionCount: ({ now }: { now: Instant }) => within(now, countMentions),
    mentionsOfCase: ({ now, id }: { now: Instant; id: CaseId }) =>
      within(now, (view) => mentionsOfCase(view, id)),
    mentionQuestion: ({ now }: { now: Instant }) => within(now, mentionQuestion),
    colleagues: () => {
      const { cache } = files();
      return cache === null ? null : onStore('cache', () => readColleagues(cache));
    },
    ...directoryReaderTasks(
      () => files().cache,
      (cache) => readCity(cache)?.city.pack ?? null,
    ),
    usualTimes: () => {
      const { cache } = files();
      return cache === null ? null : onStore('cache', () => readUsualTimes(cache));
    },
    complaints: () => {
      const { cache } = files();
      return cache === null ? null : onStore('cache', () => readComplaints(cache));
    },
    handOvers: () => {
      const { cache } = files();
      return cache === null ? null : onStore('cache', () => readHandOvers(cache));
    },
    learnedWords: () => {
      const { cache } = files();
      return cache === null ? null : onStore('cache', () => readLearnedWords(cache));
    },
    suggestPlaces: ({ now, text }: { now: Instant; text: string }) =>
      within(now, (view) => suggestPlaces(view, text)),
    placesAround: ({ now, lat, lng, metres }: { now: Instant; lat: number; lng: number; metres: number }) =>
      within(now, (view) => placesAround(view, { lat, lng }, metres)),
    suggestCallers: ({ now, text }: { now: Instant; text: string }) =>
      within(now, (view) => ({ callers: suggestCallers(view, text) })),
    lookUpCaller: ({ now, ani }: { now: Instant; ani: string }) =>
      within(now, (view) => lookUpCaller(view, ani)),
    /** What a run would do, on top of what is unsent. */
    planRun({ now, asked }: { now: Instant; asked: AskedRun }): PlannedRun | null {
      const { session, pending } = readOutbox();
      return session === null ? null : within(now, (view) => planRun(view, session, pending, asked));
    },
    macros: () => onStore('outbox', () => readKept(files().outbox, 'macros')),
    runs: () => onStore('outbox', () => listRuns(files().outbox)),
    calls: () => onStore('outbox', () => ({ calls: listCalls(files().outbox) })),
    /** Works without a catalogue too: unsent work is always shown. */
    outbox({ now }: { now: Instant }) {
      const { outbox } = files();
      const seen = within(now, shownEntries);
      return (
        seen ??
        onStore('outbox', () => shownEntries({ outbox, overlay: { cases: new Map(), foreseen: new Map() } }))
      );
    },
    doubles: ({ now, id }: { now: Instant; id: CallerId }) =>
      within(now, (view) => ({ callers: doublesOf(view, id) })),
    drafts: () => onStore('outbox', () => listDrafts(files().outbox)),
    workspace: () => onStore('outbox', () => readKept(files().outbox, 'workspace')),
  };
}
export type ReaderTasks = ReturnType<typeof readerTasks>;
