import type { z } from 'zod';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import type { HubQueryName, hubQueries } from '../../../shared/contract/hub-protocol.ts';
import type { HubSearchAnswer } from '../../../shared/contract/search-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { AttachmentId, CaseId, CommandId } from '../../../shared/domain/ids.ts';
import { caseOf } from '../../../shared/domain/desk-command.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import { filesOf } from '../attachments/files-of.ts';
import type { KeptCommand } from '../desk/keep-command.ts';

import type { ConsolePorts } from '../ports.ts';
import type { DeskSession } from '../session/desk-session.ts';
import type { Profile } from '../session/open-profile.ts';
import type { OutboxCounts } from '../store/outbox.ts';
import type { AskLimits } from '../sync/hub-client.ts';
import { auditHandlers } from './audit-handlers.ts';
import { callHandlers } from './call-handlers.ts';
import { directoryHandlers } from './directory-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import type { EventHub } from './event-hub.ts';
import type { Handlers } from './handler-types.ts';
import { learnedWords } from './learned-words.ts';
import { complaintHandlers } from './complaint-handlers.ts';
import { handOverHandlers } from './hand-over-handlers.ts';
import { macroHandlers } from './macro-handlers.ts';
import { mentionHandlers } from './mention-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { reportHandlers } from './report-handlers.ts';
import { triggerHandlers } from './trigger-handlers.ts';
import { usualTimes } from './usual-times.ts';

export interface HandlersInput {
  readonly ports: ConsolePorts;
  readonly session: DeskSession;
  readonly events: EventHub;
}

/** Longest silence of a hub that searches, milliseconds: after that nobody waits for it. */
const HUB_SEARCH_PATIENCE = 3 * SECOND;
const HUB_NOT_SEARCHED = fail(
  'hub-unreachable',
  "The hub can't be reached or takes too long, so only this desk was searched. Try again in a moment.",
);
const NONE_YET: { rows: never[]; asOf: null } = { rows: [], asOf: null };
const NO_ROWS: { rows: never[] } = { rows: [] };
const NO_MAP: DoorOutput<'department.map'> = {
  points: [],
  more: 0,
  without: 0,
  services: [],
  districts: [],
  units: [],
};
const NO_CATALOGUE = fail(
  'hub-unreachable',
  'The catalogue is not on this desk yet. It comes with the first answer of the hub.',
);

const FILE_GONE = fail(
  'not-found',
  'A file of this is no longer on this desk. Nothing was sent; remove the file or add it again.',
);

/** Says for which case files are, null for a draft's; false when some are not on this desk. */
async function claimFiles(
  { files }: Profile,
  ids: readonly AttachmentId[],
  caseId: CaseId | null,
): Promise<boolean> {
  return ids.length === 0 || (await files.ask('claim', { ids, caseId })).length === 0;
}

/** Whether a command is in the outbox already: then its files may have gone to the hub before it. */
async function isKept({ reader }: Profile, id: CommandId, now: number): Promise<boolean> {
  const entries = await reader.ask('outbox', { now });
  return entries.some((one) => one.commandId === id);
}

/** Asks the hub something the cache can't answer. A session that is over there is over here. */
async function askHub<N extends HubQueryName>(
  profile: Profile,
  name: N,
  input: z.input<(typeof hubQueries)[N]['input']>,
  limits?: AskLimits,
): Promise<Result<z.output<(typeof hubQueries)[N]['output']>>> {
  const token = await profile.token();
  if (!token.ok) return token;
  const answer = await profile.hub.ask(token.value, name, input, limits);
  if (!answer.ok && answer.failure.code === 'signed-out') profile.engine.sessionEnded(answer.failure);
  return answer;
}

/** Searches the hub for cases that this desk does not hold. */
async function searchHub(
  profile: Profile,
  { now, text, limit, signal }: { now: number; text: string; limit: number; signal: AbortSignal },
): Promise<Result<HubSearchAnswer>> {
  const asked = await profile.reader.ask('questionForHub', { now, text, limit }, { signal });
  if (asked?.question == null) return succeed({ hits: [], complete: true });
  const answer = await askHub(profile, 'search-cases', asked.question, {
    signal,
    patience: HUB_SEARCH_PATIENCE,
  });
  if (!answer.ok) return answer.failure.code === 'hub-unreachable' ? HUB_NOT_SEARCHED : answer;
  const { hits, complete } = answer.value;
  const unknown =
    hits.length === 0 ? null : await profile.reader.ask('beyondCache', { now, hits }, { signal });
  return succeed({ hits: unknown ?? [], complete });
}

/** Facts of cases the desk does not hold; those the hub does not know either are left out. */
async function askForCases(profile: Profile, ids: readonly CaseId[]): Promise<Result<CaseFacts[]>> {
  const told: CaseFacts[] = [];
  for (const id of ids) {
    const answer = await askHub(profile, 'get-case', { caseId: id, number: null });
    if (!answer.ok) return answer;
    if (answer.value !== null) told.push(answer.value.facts);
  }
  return succeed(told);
}

export function createHandlers({ ports, session, events }: HandlersInput): Handlers {
  /** Runs something on the signed-in person's desk. */
  const onDesk = async <T>(
    work: (profile: Profile, now: number) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const profile = session.profile();
    return profile.ok ? work(profile.value, ports.now()) : profile;
  };
  /** Asks the reader; without a cache or a catalogue the answer is `empty`. */
  const read = <T>(
    empty: T,
    work: (profile: Profile, now: number) => Promise<T | null>,
  ): Promise<Result<T>> => onDesk(async (profile, now) => succeed((await work(profile, now)) ?? empty));

  /** Keeps a command; asks the hub first for cases it concerns that are not on this desk. */
  const keep = async (
    profile: Profile,
    give: (told: readonly CaseFacts[] | null) => Promise<Result<KeptCommand & { counts: OutboxCounts }>>,
  ): Promise<Result<Exclude<KeptCommand, { status: 'asks-for' }>>> => {
    let kept = await give(null);
    if (kept.ok && kept.value.status === 'asks-for') {
      const told = await askForCases(profile, kept.value.cases);
      if (!told.ok) return told;
      kept = await give(told.value);
    }
    if (!kept.ok) return kept;
    const { counts, ...outcome } = kept.value;
    if (outcome.status === 'asks-for') throw new Error('a command asked for cases twice');
    if (outcome.status === 'queued') {
      if (outcome.changed.length > 0) events.casesChanged(outcome.changed);
      profile.engine.outboxChanged(counts);
    }
    return succeed(outcome);
  };

  return {
    'session.get': async () => succeed(session.get()),
    'session.set-hub': ({ url }) => session.setHub(url),
    'session.sign-in': ({ login, password }) => session.signIn(login, password),
    'session.sign-out': () => session.signOut(),
    'connection.get': () => onDesk(async ({ engine }) => succeed(engine.connection())),
    'connection.retry': () =>
      onDesk(async ({ engine }) => {
        engine.retry();
        return succeed(engine.connection());
      }),
    'catalogue.get': () =>
      onDesk(async ({ writer }) => {
        const pack = await writer.ask('catalogue', undefined);
        if (pack !== null) return succeed({ pack });
        return NO_CATALOGUE;
      }),
    search: ({ text, limit, near, patience }, signal) =>
      read(
        { hits: [], chips: [], corrections: [], complete: false, cutShort: false, tookMs: 0 },
        ({ reader }, now) => reader.ask('search', { now, text, limit, near, patience }, { signal }),
      ),
    'search.hub': ({ text, limit }, signal) =>
      onDesk((profile, now) => searchHub(profile, { now, text, limit, signal })),
    'case.list': (query, signal) =>
      read({ rows: [], total: 0, asOf: null }, ({ reader }, now) =>
        reader.ask('list', { now, query }, { signal }),
      ),
    'case.counts': (_input, signal) =>
      read<DoorOutput<'case.counts'>>({ counts: {} }, ({ reader }, now) =>
        reader.ask('counts', { now }, { signal }),
      ),
    'department.list': (query, signal) =>
      read({ ...NONE_YET, total: 0, groups: [] }, ({ reader }, now) =>
        reader.ask('department', { now, query }, { signal }),
      ),
    'department.map': ({ filter }, signal) =>
      read(NO_MAP, ({ reader }, now) => reader.ask('departmentMap', { now, filter }, { signal })),
    'department.ids': ({ filter }, signal) =>
      read({ ids: [] }, ({ reader }, now) => reader.ask('departmentIds', { now, filter }, { signal })),
    'case.get': ({ id }, signal) =>
      onDesk(async (profile, now) => {
        const here = await profile.reader.ask('showCase', { now, id }, { signal });
        if (here?.shown != null) return succeed(here.shown);
        const record = await askHub(profile, 'get-case', { caseId: id, number: null });
        if (!record.ok) return record;
        if (record.value === null) return succeed(null);
        const told = await profile.reader.ask('showHubCase', { now, record: record.value }, { signal });
        return told === null ? NO_CATALOGUE : succeed(told);
      }),
    'case.of-caller': ({ callerId }) =>
      read(NO_ROWS, ({ reader }, now) => reader.ask('casesOfCaller', { now, id: callerId })),
    'case.near': ({ place, service }, signal) =>
      read(NO_ROWS, ({ reader }, now) => reader.ask('near', { now, place, service }, { signal })),
    'owed.list': (_input, signal) =>
      read(NONE_YET, ({ reader }, now) => reader.ask('owed', { now }, { signal })),
    'owed.count': (_input, signal) =>
      read({ late: 0, today: 0 }, ({ reader }, now) => reader.ask('owedCount', { now }, { signal })),
    'escalation.list': (_input, signal) =>
      read(NONE_YET, ({ reader }, now) => reader.ask('escalations', { now }, { signal })),
    'usual-times.get': () =>
      onDesk((profile, now) => usualTimes(profile, now, () => askHub(profile, 'usual-times', {}), ports.log)),
    'learned-words.get': () =>
      onDesk((profile, now) =>
        learnedWords(profile, now, () => askHub(profile, 'learned-words', {}), ports.log),
      ),
    'closing.recent': () =>
      onDesk(async (profile) => {
        const told = await askHub(profile, 'recent-closings', {});
        return told.ok ? told : succeed({ texts: [] });
      }),
    'command.send': ({ commandId, command }) =>
      onDesk<DoorOutput<'command.send'>>(async (profile, now) => {
        const files = filesOf(command);
        // First: a command that is kept must never wait for bytes nobody will send.
        if (
          !(await claimFiles(profile, files, caseOf(command))) &&
          !(await isKept(profile, commandId, now))
        ) {
          return FILE_GONE;
        }
        const kept = await keep(profile, (told) =>
          profile.writer.ask('keep', { commandId, command, now, told }),
        );
        if (files.length > 0) {
          if (kept.ok && kept.value.status === 'queued') profile.sender.kick();
          else if (!(await isKept(profile, commandId, now))) await claimFiles(profile, files, null);
        }
        if (!kept.ok) return kept;
        if (kept.value.status === 'refused')
          return succeed({ status: 'refused', refusal: kept.value.refusal });
        // The draft it was filed from goes with it.
        if (command.type === 'open-case') events.publish({ type: 'drafts-changed', moved: [] });
        return succeed({ status: 'queued', reference: kept.value.reference });
      }),
    'outbox.list': () =>
      onDesk(async ({ reader }, now) => succeed({ entries: await reader.ask('outbox', { now }) })),
    'outbox.retry': ({ commandId, newCommandId }) =>
      onDesk(async (profile, now) => {
        const kept = await keep(profile, (told) =>
          profile.writer.ask('retry', { commandId, newCommandId, now, told }),
        );
        if (!kept.ok) return kept;
        // It stays in the outbox as it was: still work for a person.
        if (kept.value.status === 'refused') return fail('invalid-input', kept.value.refusal.message);
        return succeed({});
      }),
    'outbox.discard': ({ commandId }) =>
      onDesk(async ({ writer, engine, files, sender }) => {
        const left = await writer.ask('discard', { commandId });
        if (!left.ok) return left;
        const { changed, command, ...counts } = left.value;
        for (const id of filesOf(command)) await files.ask('drop', { id });
        sender.kick();
        engine.outboxChanged(counts);
        if (changed !== null) events.casesChanged([changed]);
        return succeed({});
      }),
    'place.suggest': ({ text }, signal) =>
      read({ places: [], corrected: null }, ({ reader }, now) =>
        reader.ask('suggestPlaces', { now, text }, { signal }),
      ),
    'place.around': ({ lat, lng, metres }, signal) =>
      read({ addresses: [], cases: [] }, ({ reader }, now) =>
        reader.ask('placesAround', { now, lat, lng, metres }, { signal }),
      ),
    'map.tiles': async () => succeed({ tiles: ports.tiles?.pack ?? null }),
    'caller.suggest': ({ text }, signal) =>
      read({ callers: [] }, ({ reader }, now) => reader.ask('suggestCallers', { now, text }, { signal })),
    'caller.doubles': ({ callerId }, signal) =>
      read({ callers: [] }, ({ reader }, now) => reader.ask('doubles', { now, id: callerId }, { signal })),
    'caller.preview-merge': (input) => onDesk((profile) => askHub(profile, 'preview-merge', input)),
    'contact.reveal': (input) => onDesk((profile) => askHub(profile, 'reveal-contact', input)),
    'tracking.link': (input) => onDesk((profile) => askHub(profile, 'tracking-link', input)),
    'case.messages': (input) => onDesk((profile) => askHub(profile, 'case-messages', input)),
    'contact.past': (input) => onDesk((profile) => askHub(profile, 'past-contacts', input)),
    'colleague.list': (input) => onDesk((profile) => askHub(profile, 'list-colleagues', input)),
    ...callHandlers({ ports, events, onDesk }),
    ...directoryHandlers({ onDesk, askHub }),
    ...draftHandlers(onDesk, { events, ports }),
    ...complaintHandlers({ ports, onDesk, askHub }),
    ...handOverHandlers({ ports, onDesk, askHub }),
    ...macroHandlers({ ports, onDesk, askHub }),
    ...mentionHandlers({ events, ports, onDesk, askHub }),
    ...runHandlers({ ports, events, onDesk }),
    ...reportHandlers({ onDesk, askHub }),
    ...triggerHandlers({ onDesk, askHub }),
    ...auditHandlers({ onDesk, askHub }),
    'attachment.look': ({ id }) => onDesk(({ files }) => files.ask('look', { id })),
    'attachment.drop': ({ id }) =>
      onDesk(async ({ files }) => {
        await files.ask('dropDraft', { id });
        return succeed({});
      }),
    'attachment.list': () =>
      onDesk(async ({ files, sender }) => {
        const own = await files.ask('own', undefined);
        return succeed({
          files: own.map(({ id, caseId, size }) => ({ id, caseId, size, sent: sender.sent(id) })),
        });
      }),
    'workspace.get': () =>
      onDesk(async ({ reader }) => succeed({ json: await reader.ask('workspace', undefined) })),
    'workspace.put': ({ json }) =>
      onDesk(async ({ writer }) => {
        await writer.ask('putWorkspace', { json });
        return succeed({});
      }),
  };
}
