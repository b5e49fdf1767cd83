import { z } from 'zod';

/** How a case ended. `done` says whether the work asked for was carried out: referred and scheduled can't be outcomes. */
export const OUTCOMES = {
  completed: { label: 'Completed', done: true },
  'partly-completed': { label: 'Partly completed', done: false },
  unable: { label: 'Unable to do it', done: false },
  'not-found': { label: 'Not found', done: false },
  'no-violation': { label: 'No violation', done: false },
  duplicate: { label: 'Duplicate', done: false },
  'out-of-jurisdiction': { label: 'Out of jurisdiction', done: false },
  'cancelled-by-requester': { label: 'Cancelled by requester', done: false },
  invalid: { label: 'Invalid', done: false },
} as const satisfies Record<string, { label: string; done: boolean }>;

export const outcome = z.enum(Object.keys(OUTCOMES) as [keyof typeof OUTCOMES, ...(keyof typeof OUTCOMES)[]]);
export type Outcome = z.infer<typeof outcome>;
