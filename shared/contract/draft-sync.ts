import { z } from 'zod';
import { draftWrite, hubDraft } from '../domain/draft.ts';
import { freeText } from '../domain/free-text.ts';
import { caseId, consoleId } from '../domain/ids.ts';

/** Most drafts written at once. */
export const MOST_DRAFT_WRITES = 10;

/** POST /api/query/sync-drafts: what this desk wrote, and what it knows of the person's drafts. */
export const syncDraftsAsk = z.object({
  consoleId,
  /** Name of the desk, to be shown on others. */
  desk: freeText(80),
  writes: z.array(draftWrite).max(MOST_DRAFT_WRITES),
  /** Drafts this desk has from the hub, by their version. */
  known: z.array(z.object({ id: caseId, version: z.number().int().positive() })).max(500),
});
export type SyncDraftsAsk = z.infer<typeof syncDraftsAsk>;

export const syncDraftsAnswer = z.object({
  /** One for each write, in their order. */
  results: z.array(
    z.discriminatedUnion('status', [
      /** Version 0: discarded before the hub had it, so it keeps nothing. */
      z.object({ status: z.literal('taken'), id: caseId, version: z.number().int().nonnegative() }),
      /** Another desk wrote it since; both texts stay. */
      z.object({ status: z.literal('conflict'), id: caseId, theirs: hubDraft }),
      /** Its case was opened. */
      z.object({ status: z.literal('filed'), id: caseId }),
      /** The hub keeps no more drafts of this person; it stays on the desk. */
      z.object({ status: z.literal('full'), id: caseId }),
    ]),
  ),
  /** Unfinished drafts that are new to the desk or differ from what it knows, and known ones that have ended. */
  drafts: z.array(hubDraft),
  /** Known ones the hub does not have (any more): it was restored, or they ended long ago. */
  unknown: z.array(caseId),
});
export type SyncDraftsAnswer = z.infer<typeof syncDraftsAnswer>;
