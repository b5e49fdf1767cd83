import { z } from 'zod';
import { freeText } from './free-text.ts';

/** What the agent asked when a life might have been in danger, and whether the caller was sent to 911. Ids only. */
export const emergencyNote = z.object({
  /** Id of the kind of emergency in the city pack. */
  kind: freeText(60).min(1),
  /** Answers by the id of the question; what was not asked is missing. */
  answers: z.record(freeText(60).min(1), z.enum(['yes', 'no'])),
  /** The 911 script was said to the caller. */
  told911: z.boolean(),
});
export type EmergencyNote = z.infer<typeof emergencyNote>;
