import { z } from 'zod';
import { media, sha256 } from '../domain/attachment.ts';
import { attachmentId, callerId, caseId, commandId } from '../domain/ids.ts';
import { askedText, freeText } from '../domain/free-text.ts';
import { cityPack } from '../domain/city-pack.ts';
import { deskCommand } from '../domain/desk-command.ts';
import { callNews, phoneCall } from '../domain/phone-call.ts';
import { instant } from '../domain/instant.ts';
import { place } from '../domain/place.ts';
import { presence } from '../domain/presence.ts';
import { refusal } from '../domain/refusal.ts';
import { account } from './account.ts';
import { AUDIT_DOOR } from './audit-view.ts';
import { caseListPage, caseListQuery, caseRow, caseView, outboxEntry } from './case-view.ts';
import { callLookUp } from './call-look-up.ts';
import { connection } from './connection.ts';
import { DEPARTMENT_DOOR } from './department-view.ts';
import { DIRECTORY_DOOR, directoryChanged } from './directory-view.ts';
import { DRAFT_DOOR, draftsChanged } from './draft-view.ts';
import { COMPLAINT_DOOR } from './complaint-view.ts';
import { HAND_OVER_DOOR } from './hand-over-view.ts';
import { hubQueries } from './hub-protocol.ts';
import { MACRO_DOOR } from './macro-view.ts';
import { MENTION_DOOR, mentionsChanged } from './mention-view.ts';
import { escalationPage } from './escalation-view.ts';
import { owedCount, owedPage } from './owed-view.ts';
import { placesAround, placeSuggestion, tilePack } from './place-view.ts';
import { command, query } from './procedure.ts';
import { RUN_DOOR, runsChanged } from './run-view.ts';
import { REPORT_DOOR } from './report-door.ts';
import { hubSearchAnswer, MOST_PATIENCE, searchAnswer } from './search-view.ts';
import { TRIGGER_DOOR } from './trigger-view.ts';

const nothing = z.object({});

/** Where the person stands before there is work to do. */
export const session = z.discriminatedUnion('name', [
  /** No hub address yet: ask for one. */
  z.object({ name: z.literal('no-hub') }),
  z.object({
    name: z.literal('signed-out'),
    hub: z.string(),
    /** False when the address is set by policy or environment. */
    hubCanChange: z.boolean(),
    cityName: z.string().nullable(),
    /** Logins that have a cache on this desk: they can sign in while the hub is away. */
    knownLogins: z.array(z.string()),
  }),
  z.object({
    name: z.literal('signed-in'),
    account,
    hub: z.string(),
    cityName: z.string(),
    timeZone: z.string(),
    /** The hub has not confirmed the password yet: the desk opened its own cache with it. */
    offline: z.boolean(),
    catalogueVersion: z.string().nullable(),
  }),
]);
export type Session = z.infer<typeof session>;

/**
 * Everything the renderer can ask of the console. In Electron `protocol.handle` serves it, under Node plain HTTP;
 * inputs and outputs are validated at both ends.
 */
export const CONSOLE_DOOR = {
  'session.get': query(nothing, session),
  'session.set-hub': command(z.object({ url: z.string().max(300) }), session),
  'session.sign-in': command(
    z.object({ login: freeText(100).min(1), password: askedText(200).min(1) }),
    session,
  ),
  /** Unsent work stays on this desk and goes out at the next sign-in. */
  'session.sign-out': command(nothing, z.object({ unsent: z.number().int() })),
  'connection.get': query(nothing, connection),
  /** Try the hub now instead of at the next attempt. */
  'connection.retry': command(nothing, connection),
  'catalogue.get': query(nothing, z.object({ pack: cityPack })),
  /**
   * `near`: the case the person is on; what is close to it comes first. `patience`: 0 while somebody types; 1 and 2 look
   * further, at what an answer that was cut short left out.
   */
  search: query(
    z.object({
      text: askedText(20_000),
      limit: z.number().int().positive().max(100),
      near: caseId.nullable().default(null),
      patience: z.number().int().min(0).max(MOST_PATIENCE).default(0),
    }),
    searchAnswer,
  ),
  /** The same asked of the hub, for what this desk does not hold; needs the hub. */
  'search.hub': query(
    z.object({ text: askedText(20_000), limit: z.number().int().positive().max(50) }),
    hubSearchAnswer,
  ),
  'case.list': query(caseListQuery, caseListPage),
  'case.counts': query(
    nothing,
    z.object({ counts: z.partialRecord(caseListQuery.shape.list, z.number().int()) }),
  ),
  'case.get': query(z.object({ id: caseId }), caseView.nullable()),
  'case.of-caller': query(z.object({ callerId }), z.object({ rows: z.array(caseRow) })),
  /** Cases near a place, for a service or any; those a new request would likely repeat first. */
  'case.near': query(
    z.object({ place, service: z.string().nullable() }),
    z.object({
      rows: z.array(
        caseRow.extend({ metres: z.number().nullable(), sameAddress: z.boolean(), offered: z.boolean() }),
      ),
    }),
  ),
  /** What I, or my department, owe to callers: late, today and in the days to come, by time. */
  'owed.list': query(nothing, owedPage),
  'owed.count': query(nothing, owedCount),
  /** Open escalations that I have to see to or watch, the most urgent first. */
  'escalation.list': query(nothing, escalationPage),
  /** How long work really takes, as the hub told it last; kept on this desk. */
  'usual-times.get': query(nothing, hubQueries['usual-times'].output),
  /** What agents chose for the words callers said, as the hub told it last; kept on this desk. */
  'learned-words.get': query(nothing, hubQueries['learned-words'].output),
  /** What I closed my latest cases with, to tell while I type that I have said it before. Nothing while the hub is away. */
  'closing.recent': query(nothing, hubQueries['recent-closings'].output),
  /**
   * Keeps a command in the outbox (on disk when this answers) and sends it. Refused at once when the desk can tell
   * that the hub would refuse it; nothing is queued then.
   */
  'command.send': command(
    z.object({ commandId, command: deskCommand }),
    z.discriminatedUnion('status', [
      z.object({ status: z.literal('queued'), reference: z.string() }),
      z.object({ status: z.literal('refused'), refusal }),
    ]),
  ),
  'outbox.list': query(nothing, z.object({ entries: z.array(outboxEntry) })),
  /** Sends a refused command again as a new one, seen as the case is now. */
  'outbox.retry': command(z.object({ commandId, newCommandId: commandId }), z.object({})),
  /** Gives up a refused command. One that may still reach the hub can't be given up. */
  'outbox.discard': command(z.object({ commandId }), z.object({})),
  'place.suggest': query(
    z.object({ text: askedText(200) }),
    z.object({ places: z.array(placeSuggestion), corrected: z.string().nullable() }),
  ),
  /** What lies around a point: known addresses and cases, the nearest first. */
  'place.around': query(
    z.object({
      lat: z.number().min(-90).max(90),
      lng: z.number().min(-180).max(180),
      metres: z.number().positive().max(1_000),
    }),
    placesAround,
  ),
  /** The folder of map pictures this desk has; null for none. */
  'map.tiles': query(nothing, z.object({ tiles: tilePack.nullable() })),
  'caller.suggest': query(
    z.object({ text: askedText(200) }),
    z.object({
      callers: z.array(z.object({ card: caseView.shape.callers.element, cases: z.number().int() })),
    }),
  ),
  /** Records that may be of the same person as a caller, the surest first, with the reasons. */
  'caller.doubles': query(
    z.object({ callerId }),
    z.object({
      callers: z.array(
        z.object({
          card: caseView.shape.callers.element,
          cases: z.number().int(),
          because: z.array(z.string()),
        }),
      ),
    }),
  ),
  'caller.preview-merge': query(hubQueries['preview-merge'].input, hubQueries['preview-merge'].output),
  'contact.reveal': query(hubQueries['reveal-contact'].input, hubQueries['reveal-contact'].output),
  'tracking.link': query(hubQueries['tracking-link'].input, hubQueries['tracking-link'].output),
  /** What residents were told of a case; needs the hub. */
  'case.messages': query(hubQueries['case-messages'].input, hubQueries['case-messages'].output),
  /** Earlier conversations about a case or with a caller; needs the hub. */
  'contact.past': query(hubQueries['past-contacts'].input, hubQueries['past-contacts'].output),
  'colleague.list': query(hubQueries['list-colleagues'].input, hubQueries['list-colleagues'].output),
  /** Everybody who works here, as the hub told it last; kept on this desk. Nobody while neither knows. */
  'colleague.all': query(nothing, hubQueries['list-colleagues'].output),
  ...DEPARTMENT_DOOR,
  ...DIRECTORY_DOOR,
  ...MACRO_DOOR,
  ...MENTION_DOOR,
  ...COMPLAINT_DOOR,
  ...HAND_OVER_DOOR,
  ...RUN_DOOR,
  ...TRIGGER_DOOR,
  ...REPORT_DOOR,
  ...AUDIT_DOOR,
  /** Calls nobody has acknowledged yet, oldest first. */
  'call.list': query(nothing, z.object({ calls: z.array(phoneCall) })),
  /** News of a call, from a link. Null when there is nothing to show for it. */
  'call.note': command(callNews, z.object({ call: phoneCall.nullable() })),
  /** Takes a call off the list: it was answered, or seen. */
  'call.acknowledge': command(z.object({ id: z.uuid() }), nothing),
  /** Who may be calling from a number, as far as this desk knows. */
  'call.look-up': query(z.object({ ani: phoneCall.shape.ani.unwrap() }), callLookUp),
  /** How the person stands; the hub is told now, or when it is back. */
  'presence.set': command(z.object({ presence, since: instant }), nothing),
  ...DRAFT_DOOR,
  /**
   * Says what a file is whose bytes were put on this desk (POST /files/<id>?size=&start=, piece by piece). One that is
   * not taken is deleted. It stays here, encrypted, until the hub has it; it is sent once a command adds it to a case.
   */
  'attachment.look': command(
    z.object({ id: attachmentId }),
    z.object({
      sha256,
      size: z.number().int(),
      media,
      /** Where a photo says it was taken. */
      position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
    }),
  ),
  /** Deletes a file that no command has added. */
  'attachment.drop': command(z.object({ id: attachmentId }), z.object({})),
  /** Files of this desk that the hub does not have as a whole. */
  'attachment.list': query(
    nothing,
    z.object({
      files: z.array(
        z.object({
          id: attachmentId,
          /** Null while it belongs to a draft. */
          caseId: caseId.nullable(),
          size: z.number().int(),
          sent: z.number().int(),
        }),
      ),
    }),
  ),
  /** Tabs, half-written notes and pane sizes of this person on this desk; opaque to the core, kept beside the outbox. */
  'workspace.get': query(nothing, z.object({ json: z.string().nullable() })),
  'workspace.put': command(z.object({ json: askedText(1_000_000) }), z.object({})),
} as const;
export type DoorName = keyof typeof CONSOLE_DOOR;
export type DoorInput<N extends DoorName> = z.input<(typeof CONSOLE_DOOR)[N]['input']>;
export type DoorOutput<N extends DoorName> = z.output<(typeof CONSOLE_DOOR)[N]['output']>;

/** Messages of the event stream GET /events (server-sent events, JSON data). */
export const consoleEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection'), connection }),
  z.object({ type: z.literal('session'), session }),
  /** Cases changed; `ids` is empty when there were too many to name. */
  z.object({ type: z.literal('cases-changed'), ids: z.array(caseId) }),
  z.object({ type: z.literal('catalogue-changed') }),
  directoryChanged,
  /** A telephone call came in, was answered or ended. Null: one was acknowledged, look at the list again. */
  z.object({ type: z.literal('call'), call: phoneCall.nullable() }),
  draftsChanged,
  runsChanged,
  mentionsChanged,
  /** Somebody may have left or taken a hand-over. */
  z.object({ type: z.literal('hand-overs-changed') }),
  /** A complaint may have come or changed. */
  z.object({ type: z.literal('complaints-changed') }),
  /** Files of this desk went on to the hub, or left. */
  z.object({ type: z.literal('files-changed') }),
  z.object({ type: z.literal('command-refused'), commandId, caseReference: z.string(), refusal }),
]);
export type ConsoleEvent = z.infer<typeof consoleEvent>;
