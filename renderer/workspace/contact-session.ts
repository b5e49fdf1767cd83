import { z } from 'zod';
import {
  articleUsed,
  contactCaller,
  interpreter,
  type ContactCommand,
} from '../../shared/domain/contact-command.ts';
import { CASE_DEEDS, caseDeed, type ContactDeed } from '../../shared/domain/contact-pack.ts';
import { channel } from '../../shared/domain/channel.ts';
import { caseId, commandId, contactId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { instant, type Instant } from '../../shared/domain/instant.ts';
import { phoneCall, type PhoneCall } from '../../shared/domain/phone-call.ts';

/** One conversation as the desk keeps it until it is recorded; a crash or a restart brings it back as it was. */
export const contactSession = z.object({
  id: contactId,
  /** Ids of what will be sent, made once: recording it twice can't make two contacts. */
  commandId,
  noteId: textId,
  channel,
  startedAt: instant,
  /** Null while somebody is on the line. */
  endedAt: instant.nullable(),
  /** Set when recording was asked for; the same contact is then sent until it is kept. */
  wrappedUpAt: instant.nullable(),
  call: phoneCall.pick({ id: true, ucid: true, ani: true }).nullable(),
  caller: contactCaller,
  /** What to call the caller on screen; empty when nobody was named. */
  callerName: z.string(),
  language: z.string().min(2).max(12),
  interpreter,
  cases: z.array(z.object({ caseId, deed: caseDeed, title: z.string() })).max(50),
  articles: z.array(articleUsed).max(50),
  disposition: z.string().nullable(),
  note: z.string().max(2_000),
});
export type ContactSession = z.infer<typeof contactSession>;

/** Somebody who was recognised before the contact began. */
export interface RecognisedCaller {
  readonly id: Extract<ContactSession['caller'], { kind: 'known' }>['id'];
  readonly name: string;
  readonly language: string;
}

/** A contact that begins now. @param ids fresh ones */
export function beginContact(
  ids: Pick<ContactSession, 'id' | 'commandId' | 'noteId'>,
  now: Instant,
  call: PhoneCall | null,
  caller: RecognisedCaller | null,
): ContactSession {
  return {
    ...ids,
    channel: 'call',
    startedAt: now,
    endedAt: null,
    wrappedUpAt: null,
    call: call === null ? null : { id: call.id, ucid: call.ucid, ani: call.ani },
    caller: caller === null ? { kind: 'unknown' } : { kind: 'known', id: caller.id },
    callerName: caller?.name ?? '',
    language: call?.language ?? caller?.language ?? 'en',
    interpreter: 'none',
    cases: [],
    articles: [],
    disposition: null,
    note: '',
  };
}

const DEEDS = Object.keys(CASE_DEEDS) as ContactDeed[];

/** The contact with a case in it. Of two deeds to one case the one that did more is kept. */
export function withCase(
  contact: ContactSession,
  id: CaseId,
  deed: ContactDeed,
  title: string,
): ContactSession {
  const before = contact.cases.find((one) => one.caseId === id);
  if (before === undefined) {
    return { ...contact, cases: [...contact.cases, { caseId: id, deed, title }].slice(-50) };
  }
  const more = DEEDS.indexOf(deed) > DEEDS.indexOf(before.deed) ? deed : before.deed;
  if (more === before.deed && title === before.title) return contact;
  const cases = contact.cases.map((one) => (one.caseId === id ? { caseId: id, deed: more, title } : one));
  return { ...contact, cases };
}

/** The contact with a case called otherwise, as when it was given its number. */
export function withTitle(contact: ContactSession, id: CaseId, title: string): ContactSession {
  if (!contact.cases.some((one) => one.caseId === id && one.title !== title)) return contact;
  return { ...contact, cases: contact.cases.map((one) => (one.caseId === id ? { ...one, title } : one)) };
}

/** What a new case started during a contact begins with. */
export function draftParts({ channel: by, caller, callerName, language, call }: ContactSession) {
  return {
    channel: by,
    callerMode: caller.kind === 'known' ? 'known' : caller.kind === 'anonymous' ? 'anonymous' : 'new',
    callerId: caller.kind === 'known' ? caller.id : null,
    callerName,
    callerPhone: caller.kind === 'unknown' ? (call?.ani ?? '') : '',
    callerLanguage: language,
  } as const;
}

/** The command that records a contact. @param wrappedUpAt and `endedAt`: never before what they follow */
export function recordCommand(
  contact: ContactSession & { readonly disposition: string },
  endedAt: Instant,
  wrappedUpAt: Instant,
): ContactCommand {
  const note = contact.note.trim();
  return {
    type: 'record-contact',
    contactId: contact.id,
    channel: contact.channel,
    startedAt: contact.startedAt,
    endedAt,
    wrappedUpAt,
    call: contact.call === null ? null : { ucid: contact.call.ucid, ani: contact.call.ani },
    caller: contact.caller,
    language: contact.language,
    interpreter: contact.interpreter,
    disposition: contact.disposition,
    cases: contact.cases.map(({ caseId: id, deed }) => ({ caseId: id, deed })),
    articles: contact.articles,
    note: note === '' ? null : { id: contact.noteId, body: note },
  };
}
