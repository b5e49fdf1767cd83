import { describe, expect, test } from 'vitest';
import { caseFacts } from '../case-facts.ts';
import { callerId } from '../ids.ts';
import { DAY } from '../instant.ts';
import { opened } from '../../../test/small-case.ts';
import { USUAL_FEEDBACK } from './feedback-policy.ts';
import { surveysAfterMerge } from './fold-survey.ts';
import { closingsOf, notDoneLeadsTo, surveyIsOpen } from './not-done-leads-to.ts';
import type { SurveyFact } from './survey.ts';

const ANA = callerId.parse('00000000-0000-4000-8000-00000000000a');
const BOB = callerId.parse('00000000-0000-4000-8000-00000000000b');
const CLOSED_AT = 1_000_000;
const closed = caseFacts.parse({
  ...opened(),
  state: 'closed',
  outcome: 'completed',
  closedAt: CLOSED_AT,
  reopenCount: 0,
});
const said = (rest: Partial<SurveyFact>): SurveyFact => ({
  callerId: ANA,
  closing: 1,
  done: 'no',
  satisfaction: null,
  clear: null,
  at: CLOSED_AT,
  text: null,
  led: null,
  ...rest,
});
const leads = (rest: Partial<typeof closed>, after = 0) =>
  notDoneLeadsTo({ ...closed, ...rest }, ANA, USUAL_FEEDBACK, CLOSED_AT + after);

describe('"it is not done"', () => {
  test('opens the case again within the days, and so often as the city says', () => {
    expect([
      leads({}),
      leads({}, 14 * DAY),
      leads({}, 14 * DAY + 1),
      leads({ reopenCount: 1 }),
      leads({ reopenCount: 2 }),
    ]).toEqual(['reopened', 'reopened', 'follow-up', 'reopened', 'follow-up']);
  });

  test('leads to nothing more for an open case, a duplicate, and who has said so', () => {
    expect([
      leads({ state: 'reopened', closedAt: null }),
      leads({ duplicateOf: closed.id }),
      leads({ surveys: [said({ led: 'call-back' })] }),
      leads({ surveys: [said({ led: 'reopened', callerId: BOB })] }),
      leads({ surveys: [said({ led: 'reopened' })], reopenCount: 1 }),
      leads({ surveys: [said({})] }),
    ]).toEqual([null, null, null, 'reopened', 'reopened', 'reopened']);
  });
});

test('closings are counted from 1, and the survey of each is open for the city’s days', () => {
  expect([
    closingsOf({ state: 'new', reopenCount: 0 }),
    closingsOf({ state: 'closed', reopenCount: 0 }),
    closingsOf({ state: 'reopened', reopenCount: 1 }),
    closingsOf({ state: 'closed', reopenCount: 1 }),
  ]).toEqual([0, 1, 1, 2]);
  expect(
    [0, 30 * DAY, 30 * DAY + 1].map((after) => surveyIsOpen(closed, USUAL_FEEDBACK, CLOSED_AT + after)),
  ).toEqual([true, true, false]);
});

test('answers of two records of one person become that person’s, the later where both answered', () => {
  const early = said({ callerId: BOB, done: 'yes' });
  const late = said({ callerId: ANA, at: CLOSED_AT + 5 });
  const other = said({ callerId: BOB, closing: 2 });
  expect(surveysAfterMerge([early, late, other], BOB, ANA)).toEqual([late, { ...other, callerId: ANA }]);
});
