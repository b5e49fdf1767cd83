import { z } from 'zod';
import { instant } from '../instant.ts';

/**
 * What can speak for a closing having been too early, and what kind of sign it is. Signs of one kind often come
 * together for one reason, so only the weightiest of a kind counts in full (score-closing.ts).
 */
export const SIGNALS = {
  'quick-close': { label: 'Much faster than usual', kind: 'time' },
  'before-schedule': { label: 'Before the planned day', kind: 'time' },
  'minutes-before-due': { label: 'Minutes before it was due', kind: 'time' },
  'off-hours': { label: 'At an hour nobody works', kind: 'time' },
  'impossible-dates': { label: 'Impossible dates', kind: 'evidence' },
  'missing-evidence': { label: 'Evidence missing', kind: 'evidence' },
  untouched: { label: 'Nobody worked on it', kind: 'evidence' },
  'impossible-round': { label: 'Crew in two places at once', kind: 'evidence' },
  batch: { label: 'Closed together with others', kind: 'manner' },
  'clock-close': { label: 'Closed by the clock', kind: 'manner' },
  'cancelled-order': { label: 'The work order was cancelled', kind: 'manner' },
  'blank-text': { label: 'The explanation says nothing', kind: 'text' },
  'boilerplate-text': { label: 'The explanation fits any case', kind: 'text' },
  'reused-text': { label: 'Same words again and again', kind: 'text' },
  'contradicting-text': { label: 'The explanation tells another outcome', kind: 'text' },
  'scheduled-text': { label: 'The work is still to come', kind: 'text' },
  'hand-off': { label: 'Handed on, not done', kind: 'text' },
  'one-try': { label: 'Given up after one try', kind: 'outcome' },
  'no-redirect': { label: 'Not the city’s, and sent nowhere', kind: 'outcome' },
  'dead-parent': { label: 'Duplicate of nothing that is worked on', kind: 'outcome' },
  'no-work-rate': { label: 'Ends without work far more often than peers', kind: 'outcome' },
  repeat: { label: 'Reported again at the same place', kind: 'later' },
  reopened: { label: 'Reopened', kind: 'later' },
  'complaint-not-done': { label: 'Complaint: it was not done', kind: 'later' },
  'survey-not-done': { label: 'Survey: it was not done', kind: 'later' },
} as const satisfies Record<string, { readonly label: string; readonly kind: string }>;

export type SignalCode = keyof typeof SIGNALS;
export const signalCode = z.enum(Object.keys(SIGNALS) as [SignalCode, ...SignalCode[]]);

/** Why a closing is never judged. */
export const NEVER_JUDGED = {
  'own-report': 'A crew reported its own work',
  'hand-off': 'The city only hands these requests on',
  history: 'Another system closed it',
} as const satisfies Record<string, string>;
export const neverJudged = z.enum(
  Object.keys(NEVER_JUDGED) as [keyof typeof NEVER_JUDGED, ...(keyof typeof NEVER_JUDGED)[]],
);
export type NeverJudged = z.infer<typeof neverJudged>;

/** One sign, as it is kept: ids, codes and numbers only. `signalWords` makes a sentence of it. */
export const closingSignal = z.object({
  code: signalCode,
  /** What it adds to the score, about the natural logarithm of how much likelier it makes it. */
  points: z.number(),
  /** Since when it can be known: the closing itself, or what came later. */
  knownAt: instant,
  /** The numbers and codes that decided. Spans in milliseconds, shares from 0 to 1. */
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type ClosingSignal = z.infer<typeof closingSignal>;
