import { z } from 'zod';
import { escalationId } from '../domain/escalation/escalation.ts';
import { accountId, caseId, departmentCode, handOverId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { query } from './procedure.ts';

/** Hand-overs are told for so many days. */
export const HAND_OVER_DAYS = 14;
/** Hand-overs that are told at once, the newest. */
export const MOST_HAND_OVERS = 100;

/** What whoever went off duty left for whoever came on. */
export const handOver = z.object({
  id: handOverId,
  department: departmentCode,
  by: z.object({ id: accountId, name: z.string() }),
  at: instant,
  /** Null: it was erased. */
  text: z.string().nullable(),
  escalations: z.array(z.object({ caseId, escalationId })),
  /** Who said that the duty is theirs now, in that order. */
  takenBy: z.array(z.object({ id: accountId, name: z.string(), at: instant })),
});
export type HandOver = z.infer<typeof handOver>;

/** Those of the last days of the departments somebody may read, the newest first. */
export const handOverList = z.object({ handOvers: z.array(handOver) });

export const HAND_OVER_DOOR = {
  'hand-over.list': query(
    z.object({}),
    z.object({
      handOvers: z.array(
        handOver.extend({
          /** Work of this desk that is not sent yet. */
          pending: z.boolean(),
        }),
      ),
      /** When the hub told them; null: it never did, or it tells them now. */
      asOf: instant.nullable(),
    }),
  ),
} as const;
