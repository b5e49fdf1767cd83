import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { ContactDeed } from '../../shared/domain/contact-pack.ts';
import { commandId, contactId, textId, type CallerId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { PhoneCall } from '../../shared/domain/phone-call.ts';
import type { Presence } from '../../shared/domain/presence.ts';
import { beginContact, withCase, type ContactSession, type RecognisedCaller } from './contact-session.ts';
import { workspace, type WorkspaceState } from './workspace.ts';

function setContact(contact: ContactSession | null): void {
  workspace.set({ ...workspace.get(), contact });
}

/** Begins a contact: with a call and whoever was recognised, or with nothing known yet. One at a time. */
export function startContact(
  now: Instant,
  call: PhoneCall | null = null,
  caller: RecognisedCaller | null = null,
): void {
  if (workspace.get().contact !== null) return;
  const ids = {
    id: contactId.parse(crypto.randomUUID()),
    commandId: commandId.parse(crypto.randomUUID()),
    noteId: textId.parse(crypto.randomUUID()),
  };
  setContact(beginContact(ids, now, call, caller));
}

/** Changes what is known of the contact; nothing happens when there is none. */
export function changeContact(change: Partial<ContactSession>): void {
  const { contact } = workspace.get();
  if (contact !== null) setContact({ ...contact, ...change });
}

/** The caller has hung up or left: wrap-up begins. */
export function endContact(now: Instant): void {
  const { contact } = workspace.get();
  if (contact?.endedAt === null) setContact({ ...contact, endedAt: Math.max(now, contact.startedAt) });
}

/** The contact is over and kept; the person stands as they stood before, from now on. */
export function leaveContact(now: Instant): void {
  const state = workspace.get();
  workspace.set({ ...state, contact: null, standing: { ...state.standing, since: now } });
}

const DEED_OF: Partial<Record<CaseCommand['type'], ContactDeed>> = {
  'open-case': 'opened',
  'add-caller': 'joined',
  'reopen-case': 'reopened',
};

/**
 * Notes on the contact what was just done to a case, and learns from it who the caller is when nobody was named yet.
 * Nothing happens between contacts.
 * @param title what to call the case on screen
 */
export function noteDeed(command: CaseCommand, title: string): void {
  const { contact } = workspace.get();
  const deed = DEED_OF[command.type];
  if (contact === null || deed === undefined) return;
  const noted = withCase(contact, command.caseId, deed, title);
  const caller = command.type === 'open-case' || command.type === 'add-caller' ? command.caller : null;
  if (caller === null || contact.caller.kind === 'known') return setContact(noted);
  if (caller.kind === 'anonymous') return setContact({ ...noted, caller: { kind: 'anonymous' } });
  const { callerName, language } = caller.kind === 'new' ? { ...caller, callerName: caller.name } : contact;
  setContact({ ...noted, caller: { kind: 'known', id: caller.id }, callerName, language });
}

/** What to call the contact's caller, when it is this one and has no name yet. */
export function nameCaller(id: CallerId | null, name: string): void {
  const { contact } = workspace.get();
  if (contact?.caller.kind !== 'known' || contact.caller.id !== id || contact.callerName !== '') return;
  setContact({ ...contact, callerName: name });
}

/** Says whether one can take the next contact; null is available. */
export function setAway(away: string | null, now: Instant): void {
  workspace.set({ ...workspace.get(), standing: { away, since: now } });
}

/** How the person stands: on a contact and wrapping it up by themselves, else as they chose. */
export function presenceOf({ contact, standing }: Pick<WorkspaceState, 'contact' | 'standing'>): {
  readonly presence: Presence;
  readonly since: Instant;
} {
  if (contact !== null) {
    return contact.endedAt === null
      ? { presence: { state: 'on-contact' }, since: contact.startedAt }
      : { presence: { state: 'wrap-up' }, since: contact.endedAt };
  }
  const { away, since } = standing;
  return { presence: away === null ? { state: 'available' } : { state: 'away', reason: away }, since };
}
