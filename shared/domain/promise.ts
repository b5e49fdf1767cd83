import { z } from 'zod';
import { languageCode } from './free-text.ts';
import { accountId, callerId, departmentCode, promiseId, textId } from './ids.ts';
import { instant, type Instant } from './instant.ts';

/** What is owed to a caller: that the work is done, or that somebody calls them back. */
const promiseKind = z.enum(['work', 'call-back']);

/** On what the time told rests: the clock, how long such work really takes, the agent's own word, or no time at all. */
export const promiseBasis = z.enum(['due', 'usual', 'agent', 'none']);
export type PromiseBasis = z.infer<typeof promiseBasis>;

/** What the agent told a caller, as a command brings it along. */
export const promiseInput = z.object({
  id: promiseId,
  kind: promiseKind,
  basis: promiseBasis,
  /** Null when no time was told. A day that was told ends with its last minute in the city. */
  by: instant.nullable(),
  /** The language it was said in; BCP 47. */
  language: languageCode,
});
export type PromiseInput = z.infer<typeof promiseInput>;

/**
 * How a promise ended. `done`: the work was done, or the caller was called. `not-done`: the case was closed, and the work
 * was not done. `withdrawn`: the caller was told that it does not hold. `replaced`: the caller was told something newer.
 */
const promiseEnd = z.enum(['done', 'not-done', 'withdrawn', 'replaced']);
export type PromiseEnd = z.infer<typeof promiseEnd>;

/** A promise as it stands: always the fold of its case's events. */
export const casePromise = z.object({
  id: promiseId,
  kind: promiseKind,
  basis: promiseBasis,
  by: instant.nullable(),
  /** The time first told, when it was moved since; else null. */
  firstBy: instant.nullable(),
  language: z.string().min(2).max(12),
  /** To whom; null for a caller without a name, or when it was said to nobody in particular. */
  callerId: callerId.nullable(),
  madeAt: instant,
  madeBy: accountId.nullable(),
  /** Who has to see to it: a person, else the department below; both null when nobody in particular does. */
  owner: accountId.nullable(),
  department: departmentCode.nullable(),
  /** What the call-back is about, in a text of its own. */
  text: textId.nullable(),
  /** Null while it is open, with `end`. */
  endedAt: instant.nullable(),
  end: promiseEnd.nullable(),
});
export type CasePromise = z.infer<typeof casePromise>;

/** Open: nobody has kept, withdrawn or replaced it yet. */
export function isOpenPromise(promise: Pick<CasePromise, 'end'>): boolean {
  return promise.end === null;
}

/** What became of a promise, compared with the time that was told. */
export type PromiseVerdict =
  /** Nothing is late: the time is still to come, or none was told. */
  | { readonly name: 'open' }
  | { readonly name: 'overdue'; readonly lateBy: number }
  | { readonly name: 'kept' }
  /** Done, but so many milliseconds after the time that was told. */
  | { readonly name: 'late'; readonly lateBy: number }
  | { readonly name: 'not-done' }
  | { readonly name: 'withdrawn' }
  | { readonly name: 'replaced' };

/**
 * Whether a promise was kept. A promise that was moved is judged by the time first told: moving it tells the truth, it
 * does not keep the word.
 */
export function promiseVerdict(
  promise: Pick<CasePromise, 'by' | 'firstBy' | 'end' | 'endedAt'>,
  now: Instant,
): PromiseVerdict {
  const { by, firstBy, end, endedAt } = promise;
  if (end === null) return by !== null && by < now ? { name: 'overdue', lateBy: now - by } : { name: 'open' };
  if (end !== 'done') return { name: end };
  const told = firstBy ?? by;
  const lateBy = told === null || endedAt === null ? 0 : endedAt - told;
  return lateBy > 0 ? { name: 'late', lateBy } : { name: 'kept' };
}
