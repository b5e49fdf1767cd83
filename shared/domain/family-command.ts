import { z } from 'zod';
import { caseId } from './ids.ts';

/** Most parts a case can have. More is an event of its own kind, with a list nobody would read at closing. */
export const MOST_CHILDREN = 100;

/** What can be asked of how cases belong together. Each names both cases, so that a link that has changed is not taken back. */
export const familyCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('link-duplicate'), caseId, duplicateOf: caseId }),
  z.object({ type: z.literal('unlink-duplicate'), caseId, duplicateOf: caseId }),
  /** `caseId` becomes a part of `parent`. */
  z.object({ type: z.literal('link-parent'), caseId, parent: caseId }),
  z.object({ type: z.literal('unlink-parent'), caseId, parent: caseId }),
]);
export type FamilyCommand = z.infer<typeof familyCommand>;
