import { z } from 'zod';
import { draftBody } from '../domain/draft.ts';
import { caseId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { command, query } from './procedure.ts';

/** What a person should know of a draft before going on with it. */
const draftNote = z.enum([
  /** Another desk wrote the same draft meanwhile: this is the text of this desk, the other one stands beside it. */
  'beside',
  /** It was discarded here, but another desk had written more: it is back. */
  'back',
  /** The hub refused to open its case. */
  'refused',
  /** Its case was opened from another desk; what is here was written before that was known. */
  'filed',
]);

/** An unfinished new case of the person signed in. */
export const draftView = z.object({
  id: caseId,
  /** What was typed, as the screens wrote it. */
  body: z.string(),
  /** Changes when the text is replaced by another desk's: whoever writes on says which text that was. */
  lineage: z.number().int().nonnegative(),
  madeAt: instant,
  writtenAt: instant,
  /** Name of the desk it was last written on; null for this one. */
  writtenOn: z.string().nullable(),
  /** The hub has all of it; else only this desk does. */
  atHub: z.boolean(),
  note: draftNote.nullable(),
});
export type DraftView = z.infer<typeof draftView>;

/** Everything that can be asked about drafts at the console's door. */
export const DRAFT_DOOR = {
  /**
   * Those last written first. `filed`: drafts whose case was opened from another desk; `filing`: those whose case is on its
   * way from this one.
   */
  'draft.list': query(
    z.object({}),
    z.object({ drafts: z.array(draftView), filed: z.array(caseId), filing: z.array(caseId) }),
  ),
  /** On disk when this answers. Writing a discarded draft brings it back. */
  'draft.put': command(
    z.object({ id: caseId, body: draftBody, lineage: z.number().int().nonnegative() }),
    z.discriminatedUnion('status', [
      z.object({ status: z.literal('kept'), lineage: z.number().int() }),
      /** Another desk's text has taken the place of what was written on; this text goes on under another id. */
      z.object({ status: z.literal('moved'), id: caseId, lineage: z.number().int() }),
      /** Its case was opened already. */
      z.object({ status: z.literal('filed') }),
    ]),
  ),
  'draft.discard': command(z.object({ id: caseId }), z.object({})),
} as const;

/** Drafts changed; those in `moved` go on under another id, because another desk wrote the same draft. */
export const draftsChanged = z.object({
  type: z.literal('drafts-changed'),
  moved: z.array(z.object({ from: caseId, to: caseId })),
});
