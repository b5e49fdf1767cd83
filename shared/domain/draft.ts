import { z } from 'zod';
import { freeText } from './free-text.ts';
import { caseId, type ConsoleId } from './ids.ts';
import { DAY, instant } from './instant.ts';

/** Most characters of the text a draft is kept as. A form filled to its limits has a third of it. */
const LONGEST_DRAFT = 60_000;
/** Most unfinished drafts the hub keeps of one person. */
export const MOST_DRAFTS = 100;
/** A draft goes so long after it was last written, milliseconds. */
export const DRAFT_LIFE = 30 * DAY;
/** So long before that its writer is told, milliseconds. */
export const DRAFT_WARNING = 7 * DAY;

/** How a draft ended: its case was opened, its writer gave it up, or it grew too old. */
const draftEnd = z.enum(['filed', 'discarded', 'expired']);

/** What was typed of a new case, as text that only the screens understand. */
export const draftBody = freeText(LONGEST_DRAFT);

/** A draft as a desk wrote it. The id is that of the case it becomes. */
export const draftWrite = z.object({
  id: caseId,
  /** The hub's version this grew from; 0 when the hub was never asked. */
  base: z.number().int().nonnegative(),
  /** Counts the changes of this draft on this desk. */
  revision: z.number().int().positive(),
  /** Null: discarded. */
  body: draftBody.nullable(),
  madeAt: instant,
  writtenAt: instant,
});
export type DraftWrite = z.infer<typeof draftWrite>;

/** A draft as the hub keeps it for one person. */
export const hubDraft = z.object({
  id: caseId,
  version: z.number().int().positive(),
  /** Null once it has ended. */
  body: draftBody.nullable(),
  ended: draftEnd.nullable(),
  madeAt: instant,
  writtenAt: instant,
  /** Name of the desk it was last written on. */
  writtenOn: z.string().max(80),
});
export type HubDraft = z.infer<typeof hubDraft>;

/** A kept draft and who wrote it last. */
export interface WrittenDraft extends HubDraft {
  readonly consoleId: ConsoleId;
  readonly revision: number;
}

/**
 * What becomes of a write. Pure. Nothing that another desk wrote is ever overwritten unseen: a text that grew from an
 * older version is a conflict, and both stay. A desk that follows on its own last write needs no base for it: the
 * answer that would have told it may have been lost. Writing wins over discarding, since only it can be lost.
 * @param filed a case of this id was opened
 */
export function judgeDraft(
  kept: WrittenDraft | null,
  write: DraftWrite,
  { consoleId, filed }: { consoleId: ConsoleId; filed: boolean },
): 'take' | 'same' | 'conflict' | 'filed' {
  if (filed || kept?.ended === 'filed') return 'filed';
  if (kept === null) return 'take';
  if (kept.body === write.body) return 'same';
  if (kept.ended !== null || kept.version === write.base) return 'take';
  return kept.consoleId === consoleId && kept.revision <= write.revision ? 'take' : 'conflict';
}
