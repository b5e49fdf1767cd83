import { z } from 'zod';
import { serviceCode } from '../ids.ts';
import { outcome } from '../outcome.ts';
import { messageChannel, occasion } from './message.ts';

const subject = z.string().trim().min(1).max(120);
/**
 * Paragraphs of a mail, sentences of a text message. One that names something there is nothing to say of ({due} while a
 * case waits) is left out.
 */
const parts = z.array(z.string().trim().min(1).max(600)).min(1).max(20);
const bilingual = <T extends z.ZodType>(of: T) => z.object({ en: of, es: of });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as 08:00');

/** What is written on an occasion; of several that fit, the one for the service wins, then for the group, then for the outcome. */
export const messageTemplate = z.object({
  /** Stands with what was sent. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes'),
  occasion,
  /** For these services, for the services of these groups, or for all when neither is there. */
  services: z.array(serviceCode).min(1).optional(),
  groups: z.array(z.string().min(1)).min(1).optional(),
  /** For closings with these outcomes only. */
  outcomes: z.array(outcome).min(1).optional(),
  mail: bilingual(z.object({ subject, body: parts })),
  sms: bilingual(parts),
});
export type MessageTemplate = z.infer<typeof messageTemplate>;

/** How the city writes to residents. */
export const messagePack = z.object({
  /** In which order ways are tried: a resident is told by the first that reaches them, never by two. */
  channels: z.array(messageChannel).min(1),
  /** From when to when, by the city's clock, messages may go out by a way; those without go at any time. */
  hours: z.partialRecord(messageChannel, z.tuple([time, time])),
  /** Ends each message: who writes, and how to have no more of it. */
  footer: z.object({ mail: bilingual(parts), sms: bilingual(parts) }),
  templates: z.array(messageTemplate).min(1),
});
export type MessagePack = z.infer<typeof messagePack>;
