import { z } from 'zod';
import { channel } from '../domain/channel.ts';
import { articleUsed } from '../domain/contact-command.ts';
import { caseDeed } from '../domain/contact-pack.ts';
import { callerId, caseId, contactId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';

/** Whose earlier conversations: those in which a case came up, or those of a caller. */
export const pastContactsAsk = z.discriminatedUnion('of', [
  z.object({ of: z.literal('case'), id: caseId }),
  z.object({ of: z.literal('caller'), id: callerId }),
]);
export type PastContactsAsk = z.infer<typeof pastContactsAsk>;

/** A conversation that is over, without what was said in it. */
const pastContact = z.object({
  id: contactId,
  channel,
  /** By the desk's clock. */
  startedAt: instant,
  endedAt: instant,
  byName: z.string(),
  language: z.string(),
  /** Code of the city's list. */
  disposition: z.string(),
  /** What was done to the case asked about; null when a caller was asked about. */
  deed: caseDeed.nullable(),
  articles: z.array(articleUsed),
});
export type PastContact = z.infer<typeof pastContact>;

/** The newest first. */
export const pastContacts = z.object({ contacts: z.array(pastContact) });
