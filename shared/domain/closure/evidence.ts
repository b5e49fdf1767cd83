import { z } from 'zod';
import { accountId } from '../ids.ts';
import { instant, MINUTE } from '../instant.ts';

/** What a crew found, and did, where the work is. */
export const VISIT_FINDINGS = {
  done: 'The work was done',
  partly: 'Some of the work was done',
  'nothing-there': 'Nothing of it was there',
  'in-order': 'It is allowed, or in order',
  'no-access': 'There was no access',
  'not-done': 'The work was not done',
} as const satisfies Record<string, string>;
export const visitFinding = z.enum(
  Object.keys(VISIT_FINDINGS) as [keyof typeof VISIT_FINDINGS, ...(keyof typeof VISIT_FINDINGS)[]],
);
export type VisitFinding = z.infer<typeof visitFinding>;

/** A crew's name for itself, such as "EV-12": a code, nobody's name. */
export const crewCode = z
  .string()
  .trim()
  .min(1, 'is empty. Write the crew')
  .max(24, 'is too long. A crew has a short code such as "EV-12"')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u, 'has signs no crew code has. Use letters, digits and dashes');

/** Clocks of desks and of crews' telephones differ by so much. */
export const CLOCK_SLACK = 10 * MINUTE;

/** Visits kept with a case, the newest; the timeline has all. */
export const MOST_VISITS = 20;

/** Somebody went there. */
export const visit = z.object({
  /** When they were there, which may be said later. */
  at: instant,
  found: visitFinding,
  crew: crewCode.nullable(),
  by: accountId.nullable(),
});
export type Visit = z.infer<typeof visit>;

/** What a closing says besides its outcome and explanation. */
export const closingSaid = z.object({
  /** When the work was done. */
  doneAt: instant.nullable(),
  /** Code of the city's list of reasons. */
  reason: z.string().min(1).max(60).nullable(),
});
export type ClosingSaid = z.infer<typeof closingSaid>;
export const NOTHING_SAID: ClosingSaid = { doneAt: null, reason: null };

/** What a closure rests on: kept with the case, so that it can be audited by the contract that held then. */
export const closingEvidence = closingSaid.extend({
  /** Which contract it met; null: none was asked for. */
  contract: z.string().nullable(),
  catalogueVersion: z.string(),
});

/** What a picture shows of the work. */
export const shownWork = z.enum(['before', 'after']);
export type ShownWork = z.infer<typeof shownWork>;
export const SHOWN_WORDS: Record<ShownWork, string> = {
  before: 'Before the work',
  after: 'After the work',
};
