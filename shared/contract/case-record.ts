import { z } from 'zod';
import { caseFacts } from '../domain/case-facts.ts';
import { recordedEvent } from '../domain/case-event.ts';
import { callerId, caseId, textId } from '../domain/ids.ts';

/** A step of a case's history as one may see it: the event, who did it, and the texts it refers to. */
export const timelineEntry = recordedEvent.extend({
  byName: z.string(),
  /** Body by text id; null when it was erased or is not for this reader. */
  texts: z.record(textId, z.string().nullable()),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** A caller with contact data masked. Full numbers are asked of the hub one at a time, and each asking is logged. */
export const callerCard = z.object({
  id: callerId,
  name: z.string(),
  language: z.string(),
  /** Last four digits of the first number, for "***-0142"; null without a phone. */
  phoneLast4: z.string().nullable(),
  /** Keyed hashes of the last 7 and 10 digits of each number, so that a full number finds its caller without being on the desk. */
  phoneKeys: z.array(z.string()),
  /** "m***@example.org", of the first address; null without one. */
  emailMasked: z.string().nullable(),
  /** All of it masked, in its order, when there is more than that: several numbers or addresses. */
  contacts: z.object({ phones: z.array(z.string()), emails: z.array(z.string()) }).optional(),
});
export type CallerCard = z.infer<typeof callerCard>;

/** A case with everything a console keeps of it. */
export const caseRecord = z.object({
  facts: caseFacts,
  entries: z.array(timelineEntry),
  callers: z.array(callerCard),
});
export type CaseRecord = z.infer<typeof caseRecord>;

/** One change in the feed. `gone`: it left what this person may see, drop it. */
export const feedItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('case'),
    feedNo: z.number().int().positive(),
    facts: caseFacts,
    /** The whole timeline: entries older than the cursor may be new to a desk whose case moved between two pages. */
    entries: z.array(timelineEntry),
    callers: z.array(callerCard),
  }),
  z.object({ kind: z.literal('gone'), feedNo: z.number().int().positive(), caseId }),
]);
export type FeedItem = z.infer<typeof feedItem>;
