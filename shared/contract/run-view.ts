import { z } from 'zod';
import { caseCommand } from '../domain/case-command.ts';
import { askedText } from '../domain/free-text.ts';
import { caseId } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { refusal } from '../domain/refusal.ts';
import { MOST_CASES, MOST_STEPS, runStep } from '../domain/run/run-step.ts';
import { command, query } from './procedure.ts';

/** Names a run on the desk it was started on. */
const runId = z.uuid();

const planned = {
  steps: z.array(runStep).min(1).max(MOST_STEPS),
  cases: z.array(caseId).min(1).max(MOST_CASES),
};

/** What a run would do to one case. */
const plannedCase = z.object({
  caseId,
  reference: z.string(),
  service: z.string(),
  address: z.string(),
  /** Step by step; none for a case that this desk does not hold. */
  commands: z.array(caseCommand),
  /** The step that would be refused, from 0, and why; those after it would not be tried. Null: all would go. */
  stops: z.object({ step: z.number().int(), refusal }).nullable(),
});
export type PlannedCase = z.infer<typeof plannedCase>;

/** A case of a run that did not go through. */
const failedCase = z.object({
  caseId,
  reference: z.string(),
  /** The step that was refused, from 0: those before it are done. */
  step: z.number().int(),
  refusal,
});

/** Something done to several cases, or several things to one, as this desk keeps it. */
const runReport = z.object({
  id: runId,
  kind: z.enum(['bulk', 'macro']),
  title: z.string(),
  madeAt: instant,
  /** Commands, not cases: a macro has several for each. */
  total: z.number().int(),
  done: z.number().int(),
  /** In the outbox. */
  sent: z.number().int(),
  /** Not begun. */
  waiting: z.number().int(),
  cancelled: z.number().int(),
  failures: z.array(failedCase),
});
export type RunReport = z.infer<typeof runReport>;

const one = z.object({ id: runId });
const nothing = z.object({});

export const RUN_DOOR = {
  /** What each case would have done to it, by the rules the hub decides with; nothing is kept. */
  'run.preview': query(
    z.object(planned),
    z.object({ refusal: refusal.nullable(), cases: z.array(plannedCase) }),
  ),
  /** Keeps the run on disk and begins. A run with this id is not started twice. */
  'run.start': command(
    z.object({ ...planned, id: runId, kind: z.enum(['bulk', 'macro']), title: askedText(200) }),
    z.object({ refusal: refusal.nullable() }),
  ),
  /** Runs of this desk that nobody has put away, the newest first. */
  'run.list': query(nothing, z.object({ runs: z.array(runReport) })),
  /** What was not begun is not begun any more; what is in the outbox goes on. */
  'run.cancel': command(one, nothing),
  /** Tries what was refused again, as new commands. */
  'run.retry': command(one, nothing),
  /** Forgets a run that is over. */
  'run.dismiss': command(one, nothing),
} as const;

export const runsChanged = z.object({ type: z.literal('runs-changed') });
