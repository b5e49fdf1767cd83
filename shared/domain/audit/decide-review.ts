import type { Actor, Role } from '../actor.ts';
import { MINIMUM_EXPLANATION } from '../decision.ts';
import type { AccountId } from '../ids.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AuditCommand, VerdictCommand } from './audit-command.ts';
import type { AuditVerdict } from './verdict.ts';

/** Who has to do with the audit at all: whoever reads it also reviews and draws (product.md, "Who may see and do what"). */
const AUDITS: Record<Role, boolean> = {
  agent: false,
  worker: false,
  lead: false,
  supervisor: true,
  auditor: true,
  steward: false,
};

/** Null when somebody may read the audit, review closures and draw samples; else the refusal. */
export function mayNotAudit(actor: Actor): Refusal | null {
  if (actor.kind === 'account' && AUDITS[actor.role]) return null;
  return refuse('not-permitted', 'Closures are reviewed by supervisors and auditors.');
}

/** What stands against a person's reviewing a closure. */
export interface OwnPart {
  /** They closed it. */
  readonly closed: boolean;
  /** Something in the timeline of the case is their doing, or it is theirs to do. */
  readonly worked: boolean;
}

/** Null when the closure is none of the person's own doing; else the refusal. */
export function mayNotReview({ closed, worked }: OwnPart): Refusal | null {
  if (closed)
    return refuse('not-permitted', 'You closed this case yourself. Somebody else has to review that.');
  if (worked)
    return refuse('not-permitted', 'You had a part in this case. Somebody who had none has to review it.');
  return null;
}

/** Whether a verdict has the texts it needs; what is said without a look at anything else. */
function wordsRefusal({ verdict, words }: VerdictCommand): Refusal | null {
  const asked = verdict === 'unsupported' || verdict === 'wrong-reason';
  if (!asked)
    return words === null
      ? null
      : refuse('invalid', 'Nobody but the city’s reviewers reads this verdict. Write a note instead.');
  if (words !== null && words.body.trim().length >= MINIMUM_EXPLANATION) return null;
  return refuse(
    'explanation-needed',
    verdict === 'unsupported'
      ? 'Say in a sentence why the case opens again: the resident will read it.'
      : 'Say in a sentence what would have been the right reason: the department will read it.',
  );
}

/** What the rules say against a command as far as one can tell without looking; null when nothing does. */
export function decideAudit(
  command: AuditCommand,
  actor: Actor,
  knows: { readonly department: (code: string) => boolean; readonly service: (code: string) => boolean },
): Refusal | null {
  const forbidden = mayNotAudit(actor);
  if (forbidden !== null) return forbidden;
  if (command.type !== 'draw-audit-sample') return wordsRefusal(command);
  const { period, departments, services } = command.plan;
  if (period.from >= period.to)
    return refuse('invalid', 'The period ends before it begins. Choose another one.');
  const foreign =
    (departments === 'all' ? undefined : departments.find((code) => !knows.department(code))) ??
    (services === 'all' ? undefined : services.find((code) => !knows.service(code)));
  return foreign === undefined
    ? null
    : refuse('invalid', `The city has no department or service "${foreign}". Choose one of its list.`);
}

/** A verdict somebody gave on a closure. */
export interface GivenVerdict {
  readonly part: ReviewPart;
  readonly reviewer: AccountId;
  readonly verdict: AuditVerdict;
}

/** The first look, the second one by somebody who does not know what the first found, or the word that settles both. */
export type ReviewPart = 'first' | 'second' | 'settled';

/** What a verdict is among those on one closure, and what holds after it; `final` null: that is still open. */
export type ReviewDecision =
  | { readonly ok: true; readonly part: ReviewPart; readonly final: AuditVerdict | null }
  | { readonly ok: false; readonly refusal: Refusal };

const no = (refusal: Refusal): ReviewDecision => ({ ok: false, refusal });

const DONE = refuse(
  'conflict',
  'Somebody else reviewed this closure meanwhile. Yours was not taken: go on with the next.',
);

function settle(given: readonly GivenVerdict[], { verdict }: VerdictCommand, by: AccountId): ReviewDecision {
  const [first, second] = given;
  if (given.some(({ part }) => part === 'settled'))
    return no(refuse('conflict', 'Somebody settled it meanwhile.'));
  if (first === undefined || second === undefined || first.verdict === second.verdict)
    return no(refuse('edge-not-allowed', 'There is nothing to settle: no two reviewers disagree on it.'));
  if (given.some(({ reviewer }) => reviewer === by))
    return no(
      refuse('not-permitted', 'You are one of the two who disagree. A third person has to settle it.'),
    );
  return { ok: true, part: 'settled', final: verdict };
}

/**
 * What becomes of a verdict. Pure; the hub decides with it under the lock of the closure.
 * @param twice the closure is one of those that two people review
 */
export function decideReview(
  given: readonly GivenVerdict[],
  twice: boolean,
  command: VerdictCommand,
  by: AccountId,
): ReviewDecision {
  if (command.type === 'settle-review') return settle(given, command, by);
  const [first] = given;
  if (first === undefined) return { ok: true, part: 'first', final: twice ? null : command.verdict };
  if (given.some(({ reviewer }) => reviewer === by))
    return no(
      refuse(
        'already-exists',
        twice && given.length === 1
          ? 'You reviewed this closure already. The second look is for somebody else.'
          : 'You reviewed this closure already. A verdict can’t be changed.',
      ),
    );
  if (!twice || given.length > 1) return no(DONE);
  const agree = first.verdict === command.verdict;
  return { ok: true, part: 'second', final: agree ? command.verdict : null };
}
