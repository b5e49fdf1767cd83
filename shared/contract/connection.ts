import { z } from 'zod';
import { instant } from '../domain/instant.ts';
import { failure } from './failure.ts';

/** What the console can truthfully say about its data. */
export const connection = z.object({
  state: z.discriminatedUnion('name', [
    /** Everything the hub had `asOf` is here, and the doorbell is connected. */
    z.object({ name: z.literal('live') }),
    /** The first copy is being made; search answers from what is there. */
    z.object({ name: z.literal('filling'), done: z.number().int(), total: z.number().int().nullable() }),
    z.object({ name: z.literal('catching-up'), behind: z.number().int() }),
    z.object({ name: z.literal('offline'), since: instant, failure, retryAt: instant.nullable() }),
    /** The hub knows us no longer: sign in again. Unsent work is kept. */
    z.object({ name: z.literal('refused'), failure }),
  ]),
  /** Commands not yet acknowledged by the hub, and files of cases that it does not have as a whole. */
  unsent: z.number().int().nonnegative(),
  /** Commands the hub refused and nobody has dealt with. */
  refused: z.number().int().nonnegative(),
  cases: z.number().int().nonnegative(),
  asOf: instant.nullable(),
});
export type Connection = z.infer<typeof connection>;
