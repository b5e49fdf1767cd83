import { z } from 'zod';
import { caseId, textId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { caseRow } from './case-view.ts';
import { command, query } from './procedure.ts';

/** A note of a colleague that addresses the person, who has not seen it yet. */
const mentionRow = z.object({
  /** The text of the note. */
  note: textId,
  case: caseRow,
  at: instant,
  byName: z.string(),
  /** How the note begins; null when it was erased. */
  text: z.string().nullable(),
});
export type MentionRow = z.infer<typeof mentionRow>;

/** What the person is told of notes that mention them. */
export const MENTION_DOOR = {
  /** Mentions not seen yet, the newest first. */
  'mention.list': query(z.object({}), z.object({ rows: z.array(mentionRow), asOf: instant.nullable() })),
  'mention.count': query(z.object({}), z.object({ count: z.number().int() })),
  /** The person has seen a mention, or all those of a case: on every desk of theirs. */
  'mention.see': command(z.object({ caseId, note: textId.nullable() }), z.object({})),
} as const;

/** Other mentions wait to be seen now. */
export const mentionsChanged = z.object({
  type: z.literal('mentions-changed'),
  /** Those the person should be told of: they came while the desk was on, and were seen at no other. */
  fresh: z.array(textId),
});
