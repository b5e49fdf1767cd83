import type { CaseEvent } from '../case-event.ts';
import type { CaseFacts } from '../case-facts.ts';
import type { CallerId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { MOST_SURVEYS } from './survey.ts';

type Surveys = CaseFacts['surveys'];

/** One caller's answers to one closing replace what they said of it before. */
export function foldSurvey(
  surveys: Surveys,
  event: Extract<CaseEvent, { type: 'survey-answered' }>,
  at: Instant,
): Surveys {
  const { type: _type, ...said } = event;
  const others = surveys.filter((one) => one.closing !== said.closing || one.callerId !== said.callerId);
  return [...others, { ...said, at }].slice(-MOST_SURVEYS);
}

/** Two records of one person became one: what either answered is that person's, the later where both did. */
export function surveysAfterMerge(surveys: Surveys, from: CallerId, to: CallerId): Surveys {
  const renamed = surveys.map((one) => (one.callerId === from ? { ...one, callerId: to } : one));
  return renamed.filter(
    (one, at) =>
      !renamed.some(
        (other, later) => later > at && other.callerId === one.callerId && other.closing === one.closing,
      ),
  );
}
