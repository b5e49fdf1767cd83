import type { CaseFacts } from '../case-facts.ts';
import { DAY, type Instant } from '../instant.ts';
import type { CallerId } from '../ids.ts';
import { USUAL_FEEDBACK, type FeedbackPolicy } from './feedback-policy.ts';
import type { SurveyFact, SurveyLed } from './survey.ts';

/** How often a case was closed so far. */
export function closingsOf({ state, reopenCount }: Pick<CaseFacts, 'state' | 'reopenCount'>): number {
  return state === 'closed' ? reopenCount + 1 : reopenCount;
}

/** What a caller answered to the last closing; null when they have not. */
export function surveyOf(
  facts: Pick<CaseFacts, 'state' | 'reopenCount' | 'surveys'>,
  callerId: CallerId | null,
): SurveyFact | null {
  const closing = closingsOf(facts);
  return facts.surveys.find((one) => one.closing === closing && one.callerId === callerId) ?? null;
}

/** What the city has said, or else the usual. */
export function feedbackOf({ feedback }: { readonly feedback?: FeedbackPolicy | undefined }): FeedbackPolicy {
  return feedback === undefined ? USUAL_FEEDBACK : feedback;
}

/**
 * What happens when a caller says of a closed case that it is not done; null when nothing more does: it is open, they
 * have said so already, or another case is the one to speak of. A case that came back too often, or is closed for long,
 * needs a person who looks at it, not one more round.
 */
export function notDoneLeadsTo(
  facts: Pick<CaseFacts, 'state' | 'reopenCount' | 'surveys' | 'closedAt' | 'duplicateOf'>,
  callerId: CallerId | null,
  policy: FeedbackPolicy,
  now: Instant,
): SurveyLed | null {
  if (facts.state !== 'closed' || facts.closedAt === null || facts.duplicateOf !== null) return null;
  if ((surveyOf(facts, callerId)?.led ?? null) !== null) return null;
  const inTime = now - facts.closedAt <= policy.reopenDays * DAY;
  return inTime && facts.reopenCount < policy.mostReopenings ? 'reopened' : 'call-back';
}

/** Whether a closed case still asks how it went. One that repeats another is asked about there. */
export function surveyIsOpen(
  facts: Pick<CaseFacts, 'state' | 'closedAt' | 'duplicateOf'>,
  policy: FeedbackPolicy,
  now: Instant,
): boolean {
  if (facts.state !== 'closed' || facts.closedAt === null || facts.duplicateOf !== null) return false;
  return now - facts.closedAt <= policy.surveyDays * DAY;
}
