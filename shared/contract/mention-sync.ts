import { z } from 'zod';
import { textId } from '../domain/ids.ts';

/** Mentions a desk asks about at once; older ones it takes for seen. */
export const MOST_MENTIONS_KEPT = 1_000;
/** Mentions a desk can say at once that they were seen. */
export const MOST_SEEN_TOLD = 200;

/** Mentions are named by the text of their note. */
export const syncMentionsAsk = z.object({
  /** What the person has seen on this desk, and the hub was not told yet. */
  seen: z.array(textId).max(MOST_SEEN_TOLD),
  /** What they have not seen as far as this desk knows. */
  unseen: z.array(textId).max(MOST_MENTIONS_KEPT),
});
export type SyncMentionsAsk = z.infer<typeof syncMentionsAsk>;

export const syncMentionsAnswer = z.object({
  /** Those of `unseen` that were seen at another desk. */
  seen: z.array(textId),
});
