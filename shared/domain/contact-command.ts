import { z } from 'zod';
import { text } from './case-command.ts';
import { channel } from './channel.ts';
import { freeText, languageCode } from './free-text.ts';
import { caseDeed } from './contact-pack.ts';
import { callerId, caseId, contactId } from './ids.ts';
import { instant } from './instant.ts';
import { callNumber, callUcid } from './phone-call.ts';

/** Who helped two people understand each other. */
export const INTERPRETERS = {
  none: 'No interpreter',
  agent: 'Agent speaks it',
  telephone: 'Telephone interpreter',
  'in-person': 'Interpreter present',
  relay: 'Relay service',
} as const satisfies Record<string, string>;
export const interpreter = z.enum(
  Object.keys(INTERPRETERS) as [keyof typeof INTERPRETERS, ...(keyof typeof INTERPRETERS)[]],
);
export type Interpreter = z.infer<typeof interpreter>;

/** Who it was. `unknown`: nobody was named, and nobody asked to stay anonymous. */
export const contactCaller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('known'), id: callerId }),
]);
export type ContactCaller = z.infer<typeof contactCaller>;

/** An answer of the knowledge base that was given, in the version the agent read. */
export const articleUsed = z.object({
  id: freeText(80).min(1, 'is empty. Choose one'),
  version: z.number().int().positive(),
});

/**
 * One conversation that is over. Its times are those of the desk's clock: what counts is how long it took, and a contact
 * taken offline has no other. Cases and callers are named as the desk knew them, whatever became of their own commands.
 */
const recordContact = z.object({
  type: z.literal('record-contact'),
  contactId,
  channel,
  startedAt: instant,
  /** The caller hung up, or left. */
  endedAt: instant,
  wrappedUpAt: instant,
  /** Which call of the telephone system it was, and the number it came from. */
  call: z.object({ ucid: callUcid.nullable(), ani: callNumber.nullable() }).nullable(),
  caller: contactCaller,
  /** BCP 47, such as "en" or "es". */
  language: languageCode,
  interpreter,
  disposition: freeText(40).min(1, 'is empty. Choose one'),
  cases: z.array(z.object({ caseId, deed: caseDeed })).max(50),
  articles: z.array(articleUsed).max(50),
  note: text(2_000).nullable(),
});

/** What a person can ask to be noted of a contact. */
export const contactCommand = z.discriminatedUnion('type', [recordContact]);
export type ContactCommand = z.infer<typeof contactCommand>;
