import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { casePromise } from '../domain/promise.ts';
import { callerCard } from './case-record.ts';
import { caseRow } from './case-view.ts';

/** Somebody who may be calling. */
const candidate = z.object({
  card: callerCard,
  /** The whole number is theirs, or only its last seven digits are known to be. */
  match: z.enum(['whole', 'local']),
  /** Their cases on this desk: all of them counted, the open ones and the last closed one to be looked at. */
  cases: z.number().int(),
  open: z.array(caseRow),
  lastClosed: caseRow.nullable(),
  /** What they were told and is still owed, of the open cases above. */
  promises: z.array(z.object({ caseId, promise: casePromise })),
});
export type CallCandidate = z.infer<typeof candidate>;

/** Who may be calling from a number. */
export const callLookUp = z.object({
  candidates: z.array(candidate),
  /** How far this desk can tell: it holds no cases yet, some of them, or all that it keeps. */
  holds: z.enum(['nothing', 'part', 'all']),
});
export type CallLookUp = z.infer<typeof callLookUp>;
