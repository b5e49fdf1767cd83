import { z } from 'zod';
import { media, sha256 } from '../domain/attachment.ts';
import { attachmentId, callerId, caseId, commandId } from '../domain/ids.ts';
import { caseCommand } from '../domain/case-command.ts';
import { cityPack } from '../domain/city-pack.ts';
import { place } from '../domain/place.ts';
import { refusal } from '../domain/refusal.ts';
import { account } from './account.ts';
import { caseListPage, caseListQuery, caseRow, caseView, outboxEntry } from './case-view.ts';
import { connection } from './connection.ts';
import { hubQueries } from './hub-protocol.ts';
import { command, query } from './procedure.ts';
import { hubSearchAnswer, searchAnswer } from './search-view.ts';

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
    z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
    session,
  ),
  /** Unsent work stays on this desk and goes out at the next sign-in. */
  'session.sign-out': command(nothing, z.object({ unsent: z.number().int() })),
  'connection.get': query(nothing, connection),
  /** Try the hub now instead of at the next attempt. */
  'connection.retry': command(nothing, connection),
  'catalogue.get': query(nothing, z.object({ pack: cityPack })),
  /** `near`: the case the person is on; what is close to it comes first. */
  search: query(
    z.object({
      text: z.string().max(20_000),
      limit: z.number().int().positive().max(100),
      near: caseId.nullable().default(null),
    }),
    searchAnswer,
  ),
  /** The same asked of the hub, for what this desk does not hold; needs the hub. */
  'search.hub': query(
    z.object({ text: z.string().max(20_000), limit: z.number().int().positive().max(50) }),
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
  /**
   * Keeps a command in the outbox (on disk when this answers) and sends it. Refused at once when the desk can tell
   * that the hub would refuse it; nothing is queued then.
   */
  'command.send': command(
    z.object({ commandId, command: caseCommand }),
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
    z.object({ text: z.string().max(200) }),
    z.object({ places: z.array(place.extend({ cases: z.number().int() })) }),
  ),
  'caller.suggest': query(
    z.object({ text: z.string().max(200) }),
    z.object({
      callers: z.array(z.object({ card: caseView.shape.callers.element, cases: z.number().int() })),
    }),
  ),
  'contact.reveal': query(hubQueries['reveal-contact'].input, hubQueries['reveal-contact'].output),
  'colleague.list': query(hubQueries['list-colleagues'].input, hubQueries['list-colleagues'].output),
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
  /** Tabs, drafts and pane sizes of this person on this desk; opaque to the core, kept beside the outbox. */
  'workspace.get': query(nothing, z.object({ json: z.string().nullable() })),
  'workspace.put': command(z.object({ json: z.string().max(1_000_000) }), z.object({})),
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
  /** Files of this desk went on to the hub, or left. */
  z.object({ type: z.literal('files-changed') }),
  z.object({ type: z.literal('command-refused'), commandId, caseReference: z.string(), refusal }),
]);
export type ConsoleEvent = z.infer<typeof consoleEvent>;
