import { z } from 'zod';
import { callerId, caseId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { outcome } from '../domain/outcome.ts';
import {
  heldBack,
  messageChannel,
  messageLanguage,
  messageState,
  occasion,
} from '../domain/messages/message.ts';

export const caseMessagesAsk = z.object({ caseId });

/** One message to a resident, as it stands. */
const caseMessage = z.object({
  id: z.uuid(),
  callerId,
  channel: messageChannel,
  occasion,
  /** Of a closing. */
  outcome: outcome.nullable(),
  /** Id of the template in the city's list. */
  template: z.string(),
  language: messageLanguage,
  /** Masked; null before it was first tried. */
  address: z.string().nullable(),
  state: messageState,
  /** Why it was held back. */
  held: heldBack.nullable(),
  madeAt: instant,
  /** When it is tried next, while it waits. */
  dueAt: instant.nullable(),
  /** When it was sent, given up or held back. */
  endedAt: instant.nullable(),
  attempts: z.number().int().nonnegative(),
  /** What was wrong the last time, in words. */
  error: z.string().nullable(),
  /** What the resident reads; null once erased. */
  subject: z.string().nullable(),
  body: z.string().nullable(),
});
export type CaseMessage = z.infer<typeof caseMessage>;

/** A way by which a caller of the case wants no messages, or by which none arrive. */
const closedWay = z.object({
  callerId,
  channel: messageChannel,
  because: z.enum(['opted-out', 'dead-address']),
});
export type ClosedWay = z.infer<typeof closedWay>;

/** The newest first. */
export const caseMessages = z.object({
  messages: z.array(caseMessage),
  closedWays: z.array(closedWay),
});
export type CaseMessages = z.infer<typeof caseMessages>;
