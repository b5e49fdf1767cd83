import { z } from 'zod';
import { accountId } from '../ids.ts';

/** Where in a contact point somebody stands. The name is there: what is kept of a route holds none. */
export const dutySlot = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('roster'),
    entry: z.number().int().nonnegative(),
    /** Place of the entry's exception by which somebody else stands in. */
    instead: z.number().int().nonnegative().nullable(),
  }),
  z.strictObject({ as: z.literal('primary') }),
  z.strictObject({ as: z.literal('backup') }),
]);
export type DutySlot = z.infer<typeof dutySlot>;

/** Somebody who answers at a contact point. */
export const onDuty = z.strictObject({ slot: dutySlot, account: accountId.nullable() });
export type OnDuty = z.infer<typeof onDuty>;
