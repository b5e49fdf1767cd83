import { z } from 'zod';
import { sha256 } from '../domain/attachment.ts';
import { seenFacts } from '../domain/case-command.ts';
import { caseFacts } from '../domain/case-facts.ts';
import { caseState } from '../domain/case-state.ts';
import { cityPack } from '../domain/city-pack.ts';
import { recentText } from '../domain/closure-text/recent-text.ts';
import { askedText, freeText } from '../domain/free-text.ts';
import { deskCommand } from '../domain/desk-command.ts';
import { callerId, caseId, commandId, consoleId, departmentCode, serviceCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { presence } from '../domain/presence.ts';
import { refusal } from '../domain/refusal.ts';
import { learnedWord } from '../domain/finder/learned-words.ts';
import { usualTime } from '../domain/usual-time.ts';
import { directory } from '../domain/directory/directory.ts';
import { account } from './account.ts';
import { AUDIT_QUERIES } from './audit-sync.ts';
import { caseMessages, caseMessagesAsk } from './case-messages.ts';
import { caseRecord, feedItem } from './case-record.ts';
import { COMPLAINT_QUERIES } from './complaint-view.ts';
import { DIRECTORY_QUERIES, directoryVersionNumber } from './directory-sync.ts';
import { handOverList } from './hand-over-view.ts';
import { mergePreview } from './merge-preview.ts';
import { pastContacts, pastContactsAsk } from './past-contact.ts';
import { syncDraftsAnswer, syncDraftsAsk } from './draft-sync.ts';
import { syncMentionsAnswer, syncMentionsAsk } from './mention-sync.ts';
import { REPORT_QUERIES } from './report.ts';
import { matchReason } from './search-view.ts';
import { STUDY_QUERIES } from './study.ts';
import { TRIGGER_QUERIES } from './trigger-sync.ts';

/** Rises with every change of a shape in this file; test/contract keeps its hash and a line of history. */
export const PROTOCOL = 9;

/** Header every console request carries; a hub of another protocol answers `protocol-mismatch`. */
export const PROTOCOL_HEADER = 'x-desk311-protocol';

/** GET /health: no sign-in. */
export const health = z.object({
  product: z.literal('desk311-hub'),
  protocol: z.number().int(),
  city: z.string(),
  cityName: z.string(),
  status: z.enum(['ready', 'stopping']),
  now: instant,
});

/** POST /api/sign-in */
export const signInRequest = z.object({
  login: freeText(100).min(1),
  password: z.string().min(1).max(200),
  consoleId,
});
export const signInAnswer = z.object({
  token: z.string(),
  expiresAt: instant,
  account,
  city: z.string(),
  cityName: z.string(),
  timeZone: z.string(),
  /** Names what this person may see; when it differs from the cache's, the cache is of no use and is filled anew. */
  scope: z.string(),
  /** Key (hex) of the phone hashes in the feed. */
  phoneKey: z.string(),
});

/** POST /api/commands: decided one after the other, each in its own transaction. */
export const commandEnvelope = z.object({
  commandId,
  seq: z.number().int().positive(),
  command: deskCommand,
  seen: seenFacts.nullable(),
});
export const commandsRequest = z.object({ consoleId, envelopes: z.array(commandEnvelope).min(1).max(100) });
export const commandResult = z.discriminatedUnion('status', [
  /** Done. The console may forget the command once its feed covers `feedNo`. */
  z.object({
    status: z.literal('accepted'),
    commandId,
    feedNo: z.number().int().positive(),
    caseId,
    number: z.string().nullable(),
  }),
  /** Done, and no case changed by it: the feed will not tell of it, so the console may forget it now. */
  z.object({ status: z.literal('recorded'), commandId }),
  z.object({ status: z.literal('refused'), commandId, refusal }),
]);
export const commandsAnswer = z.object({ results: z.array(commandResult) });

/** POST /api/presence: how this person stands. The last word counts; there is no queue of them. */
export const presenceRequest = z.object({
  presence,
  /** How long it has been so already, milliseconds: desks' clocks differ. */
  forMs: z.number().int().nonnegative(),
});
export const presenceAnswer = z.object({ presence, since: instant });

/** GET /api/feed?since=&limit=: cases changed after a feed number, each once, as they are now. */
export const feedPage = z.object({
  /** Changes when the hub was restored from a backup: feed numbers start to mean something else. */
  epoch: z.string(),
  scope: z.string(),
  catalogueVersion: z.string(),
  /** The version of the directory of contact points that holds. */
  directoryVersion: directoryVersionNumber,
  /** Everything this person may see up to here has been told. */
  coversUpTo: z.number().int().nonnegative(),
  head: z.number().int().nonnegative(),
  /** How many cases are still to come after this page; only counted while `since` is 0 or `count` is asked. */
  remaining: z.number().int().nonnegative().nullable(),
  asOf: instant,
  items: z.array(feedItem),
});

/** GET /api/catalogue */
export const catalogueAnswer = z.object({ pack: cityPack });

/** GET /api/directory: the published directory that holds. */
export const directoryAnswer = z.object({
  epoch: z.string(),
  version: directoryVersionNumber,
  publishedAt: instant,
  asOf: instant,
  directory,
});

/**
 * GET /api/addresses?since=: streets of the city's address points that changed after a number, each as it is now. A desk
 * that holds another epoch begins again from 0.
 */
export const addressesAnswer = z.object({
  epoch: z.string(),
  /** Number of the last change of all. */
  head: z.number().int().nonnegative(),
  /** Everything up to here has been told. */
  upTo: z.number().int().nonnegative(),
  streets: z.array(
    z.object({
      id: z.number().int().positive(),
      direction: z.string().max(20).nullable(),
      street: z.string().min(1).max(200),
      suffix: z.string().max(20).nullable(),
      /** Its houses (shared/domain/packed-houses.ts); no houses: the street is gone. */
      packed: z.base64().max(8_000_000),
    }),
  ),
});

const searchedWord = askedText(40).min(1);
const district = askedText(20).min(1);
/** [from, to); null is open-ended. */
const period = z.object({ from: instant.nullable(), to: instant.nullable() });

/** What a case may be, as the catalogue has it: one of all these will do. */
const searchedKinds = z.object({
  states: z.array(caseState).max(8),
  services: z.array(serviceCode).max(200),
  departments: z.array(departmentCode).max(50),
  districts: z.array(district).max(50),
});
/** A word that a case must have, or else be of one of these kinds: "pothole", as a word or as the service. */
const searchTerm = z.object({
  word: searchedWord,
  /** Still being typed: a word that begins so will do. */
  begins: z.boolean(),
  or: searchedKinds,
});
/** What was typed at a desk, understood there: the hub takes no text apart. All of it must hold. */
export const searchAsk = z.object({
  words: z.array(searchTerm).max(12),
  without: z.array(searchTerm).max(12),
  /** Words side by side in one text. */
  phrases: z.array(z.array(searchedWord).min(1).max(12)).max(6),
  kinds: z.array(searchedKinds).max(12),
  opened: period.nullable(),
  closed: period.nullable(),
  mine: z.boolean(),
  overdue: z.boolean(),
  reopened: z.boolean(),
  escalated: z.boolean(),
  /** Digits of a case number, from its beginning or its end; instead of the words. */
  number: z
    .string()
    .regex(/^\d{4,40}$/)
    .nullable(),
  /** Keyed hash of a phone number's last 7 or 10 digits; instead of the words. */
  phoneKey: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  /** What the desk holds: the feed up to here. Those cases are left out. Null for a desk that holds nothing. */
  held: z.object({ epoch: z.string().max(64), feedNo: z.number().int().nonnegative() }).nullable(),
  limit: z.number().int().positive().max(50),
});

/** POST /api/query/case-number, /api/query/reveal-contact ... : a name, a body, an answer. */
export const hubQueries = {
  /** A case the cache does not hold. */
  'get-case': {
    input: z.object({ caseId: caseId.nullable(), number: freeText(40).nullable() }),
    output: caseRecord.nullable(),
  },
  /** Full contact data of one caller; logged with the reason. */
  'reveal-contact': {
    input: z.object({ caseId, callerId, reason: freeText(200).trim().min(3) }),
    output: z.object({ phones: z.array(z.string()), emails: z.array(z.string()) }),
  },
  /** People of a department, to whom a case can be assigned; null for everybody who works here. */
  'list-colleagues': {
    input: z.object({ department: freeText(20).nullable() }),
    output: z.object({ colleagues: z.array(account) }),
  },
  /** Live counts over all cases one may see, by state. */
  'count-states': {
    input: z.object({}),
    output: z.object({ counts: z.partialRecord(caseState, z.number().int()) }),
  },
  /** How long the work of each service really takes; `asOf` is null before the hub has worked it out. */
  'usual-times': {
    input: z.object({}),
    output: z.object({ asOf: instant.nullable(), times: z.array(usualTime) }),
  },
  /** What agents chose for the words callers said; `asOf` is null before the hub has counted. */
  'learned-words': {
    input: z.object({}),
    output: z.object({ asOf: instant.nullable(), words: z.array(learnedWord) }),
  },
  /** By what a person's own latest closings are known again: the case's number, and the fingerprint of what was said. */
  'recent-closings': {
    input: z.object({}),
    output: z.object({ texts: z.array(recentText) }),
  },
  /** Cases that match, newest first, out of all one may see. */
  'search-cases': {
    input: searchAsk,
    output: z.object({
      hits: z.array(z.object({ facts: caseFacts, because: z.array(matchReason) })),
      /** False while the hub's own index is behind: there may be more. */
      complete: z.boolean(),
    }),
  },
  /** What a merge of two callers would make of them, for the one who is to decide. */
  'preview-merge': {
    input: z.object({ caseId, callerId, otherId: callerId }),
    output: mergePreview,
  },
  /** Earlier conversations about a case or with a caller. */
  'past-contacts': { input: pastContactsAsk, output: pastContacts },
  /** Keeps what a desk wrote of the person's unfinished cases, and tells what other desks wrote. */
  'sync-drafts': { input: syncDraftsAsk, output: syncDraftsAnswer },
  /** Keeps which mentions of the person a desk showed them, and tells what other desks showed. */
  'sync-mentions': { input: syncMentionsAsk, output: syncMentionsAnswer },
  /** What people left for the next on duty. */
  'hand-overs': { input: z.object({}), output: handOverList },
  /** The address of a caller's own page, for who speaks with them; null where the city has none. That it was shown is kept. */
  'tracking-link': {
    input: z.object({ caseId, callerId: callerId.nullable() }),
    output: z.object({ url: z.url().nullable() }),
  },
  ...COMPLAINT_QUERIES,
  ...DIRECTORY_QUERIES,
  /** What residents were told of a case, and what did not reach them. */
  'case-messages': { input: caseMessagesAsk, output: caseMessages },
  ...TRIGGER_QUERIES,
  ...STUDY_QUERIES,
  ...REPORT_QUERIES,
  ...AUDIT_QUERIES,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
export type HubQueryName = keyof typeof hubQueries;

/** Bytes of one piece of a file, at most. */
export const UPLOAD_PART = 1024 * 1024;
/**
 * PUT /api/attachments/<id>?sha256=&size=&start= with the bytes of one piece: before or after the command that adds the
 * file. An empty piece only asks. GET /api/attachments/<id>/file and /thumbnail give what is kept of a clean one.
 */
export const uploadAsk = z.object({
  sha256,
  size: z.coerce.number().int().positive(),
  start: z.coerce.number().int().nonnegative(),
});
export const uploadAnswer = z.object({
  /** Bytes that the hub has, from the first on: go on from there. */
  have: z.number().int().nonnegative(),
  /** The command that adds it has come as well: the desk need not keep the bytes any longer. */
  added: z.boolean(),
});
export type UploadAnswer = z.infer<typeof uploadAnswer>;

/** Socket.IO event of the doorbell: there is news up to `head`. Carries nothing else. */
export const DOORBELL = 'news';
export const doorbell = z.object({
  epoch: z.string(),
  head: z.number().int().nonnegative(),
  catalogueVersion: z.string(),
  directoryVersion: directoryVersionNumber,
});
/** Socket.IO event for all desks of one person: drafts, mentions or hand-overs of theirs changed. Carries nothing. */
export const OWN_BELL = 'yours';
/** Socket.IO event sent before a session ends from the hub's side (expired, signed out, role changed). */
export const SESSION_ENDED = 'session-ended';

export type Health = z.infer<typeof health>;
export type SignInRequest = z.infer<typeof signInRequest>;
export type SignInAnswer = z.infer<typeof signInAnswer>;
export type CommandEnvelope = z.infer<typeof commandEnvelope>;
export type CommandsRequest = z.infer<typeof commandsRequest>;
export type CommandResult = z.infer<typeof commandResult>;
export type PresenceRequest = z.infer<typeof presenceRequest>;
export type PresenceAnswer = z.infer<typeof presenceAnswer>;
export type FeedPage = z.infer<typeof feedPage>;
export type DirectoryAnswer = z.infer<typeof directoryAnswer>;
export type AddressesAnswer = z.infer<typeof addressesAnswer>;
export type Doorbell = z.infer<typeof doorbell>;
export type SearchAsk = z.infer<typeof searchAsk>;
export type SearchTerm = z.infer<typeof searchTerm>;
export type SearchedKinds = z.infer<typeof searchedKinds>;
