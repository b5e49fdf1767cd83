import { z } from 'zod';
import { emailAddress, freeText, languageCode } from './free-text.ts';
import { callerId, caseId } from './ids.ts';
import { messageChannel } from './messages/message.ts';

/** Most numbers, and most addresses, that are kept of one caller. */
export const MOST_CONTACTS = 8;

/** A number or an address a caller is to have: one they had, by its place on their card, or a new one. */
const contact = <T extends z.ZodType<string>>(value: T) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kept'), at: z.number().int().nonnegative() }),
    z.object({ kind: z.literal('new'), value }),
  ]);
const phone = freeText(40).refine((text) => /\d/.test(text), 'has no digit. Write a number, or take it out');

/** A caller as the sender saw them, contact data masked; what differs by now is a conflict. */
const seenCaller = z.object({
  name: z.string().max(120),
  language: z.string().max(12),
  phones: z.array(z.string().max(10)).max(MOST_CONTACTS),
  emails: z.array(z.string().max(210)).max(MOST_CONTACTS),
});

/** `caseId`: the case on whose page it is done; it must be one of the caller's. */
const changeCaller = z.object({
  type: z.literal('change-caller'),
  caseId,
  callerId,
  seen: seenCaller,
  name: freeText(120).refine((name) => name.trim() !== '', 'is empty. Write it'),
  language: languageCode,
  phones: z.array(contact(phone)).max(MOST_CONTACTS),
  emails: z.array(contact(emailAddress)).max(MOST_CONTACTS),
});

/** Two records of one person become one: `callerId` stays, `otherId` leads to it from then on. */
const mergeCallers = z.object({
  type: z.literal('merge-callers'),
  caseId,
  callerId,
  otherId: callerId,
  /** Whose name and language are kept. */
  nameOf: callerId,
});

/** Takes a merge back: each record has again what it had, and the cases it had. */
const unmergeCallers = z.object({ type: z.literal('unmerge-callers'), caseId, callerId, otherId: callerId });

/** Whether a caller wants messages of the city by a way, about any of their cases. */
const setMessages = z.object({
  type: z.literal('set-messages'),
  caseId,
  callerId,
  channel: messageChannel,
  wanted: z.boolean(),
});

/** What can be asked to be done to callers; all their cases are told anew. */
export const callerCommand = z.discriminatedUnion('type', [
  changeCaller,
  mergeCallers,
  unmergeCallers,
  setMessages,
]);
export type CallerCommand = z.infer<typeof callerCommand>;

const TYPES: ReadonlySet<string> = new Set<CallerCommand['type']>([
  'change-caller',
  'merge-callers',
  'unmerge-callers',
  'set-messages',
]);

export function isCallerCommand<T extends { readonly type: string }>(
  command: T,
): command is Extract<T, { type: CallerCommand['type'] }> {
  return TYPES.has(command.type);
}
