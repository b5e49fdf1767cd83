import { z } from 'zod';
import { awayReasonCode } from './contact-pack.ts';
import { MINUTE } from './instant.ts';

/** A desk says so often how its person stands, and is believed so long after it said it last. Milliseconds. */
export const PRESENCE_BEAT = MINUTE;
export const PRESENCE_LEASE = 3 * MINUTE;

/** Whether somebody can take the next contact. It follows the contact by itself; away is chosen, with a reason. */
export const presence = z.discriminatedUnion('state', [
  z.object({ state: z.literal('available') }),
  z.object({ state: z.literal('on-contact') }),
  z.object({ state: z.literal('wrap-up') }),
  z.object({ state: z.literal('away'), reason: awayReasonCode }),
  z.object({ state: z.literal('signed-out') }),
]);
export type Presence = z.infer<typeof presence>;
