import { z } from 'zod';

/** A text that closed another case not long ago. */
export const recentText = z.object({
  /** What the person knows that case by, such as its number. */
  case: z.string(),
  fingerprint: z.string(),
});
export type RecentText = Readonly<z.infer<typeof recentText>>;
