import type { CommandOf } from '../case-command.ts';
import type { CaseFacts } from '../case-facts.ts';
import type { Service } from '../city-pack.ts';
import { decideReopen } from '../decide-end.ts';
import { decideMakePromise } from '../decide-promise.ts';
import { no, type Decision, type DecisionInput } from '../decision.ts';
import { DAY } from '../instant.ts';
import { refuse } from '../refusal.ts';
import { closingsOf, feedbackOf, notDoneLeadsTo, surveyIsOpen, surveyOf } from './not-done-leads-to.ts';
import type { SurveyLed } from './survey.ts';

type Answer = CommandOf<'answer-survey'>;
type Again = NonNullable<Answer['again']>;

/** What is done because it is not done, by the same rules as when somebody at a desk does it. */
function consequence(
  led: SurveyLed,
  { because, promiseId, language }: Again,
  { callerId }: Answer,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  const caseId = facts.id;
  if (led === 'reopened')
    return decideReopen(
      { type: 'reopen-case', caseId, reason: 'not-done', explanation: because },
      facts,
      service,
      input,
    );
  const by = input.now + feedbackOf(input.city.pack).callBackDays * DAY;
  const promise = { id: promiseId, kind: 'call-back', basis: 'due', by, language } as const;
  const made = decideMakePromise({ type: 'make-promise', caseId, promise, callerId, why: because }, facts);
  if (!made.ok) return made;
  // Nobody at a desk promised it: it is the department's that closed the case.
  const { department } = facts;
  const handed = { type: 'promise-handed-on', promiseId, account: null, department, text: null } as const;
  return { ...made, events: [...made.events, { caseId, event: handed }] };
}

/** A resident's answers to a closing; who says that it is not done is heard in the same step. */
export function decideSurvey(
  command: Answer,
  facts: CaseFacts,
  service: Service,
  input: DecisionInput,
): Decision {
  const { callerId, closing, done, satisfaction, clear, words, again } = command;
  const follows = callerId === null ? facts.anonymousCallers > 0 : facts.callerIds.includes(callerId);
  if (!follows) return no(refuse('unknown-caller', 'This caller does not follow the case any more.'));
  if (closing !== closingsOf(facts))
    return no(refuse('conflict', 'The case was closed anew since. Look at the page again, then answer.'));
  const policy = feedbackOf(input.city.pack);
  const led = again === null ? null : notDoneLeadsTo(facts, callerId, policy, input.now);
  const before = surveyOf(facts, callerId);
  // Opened again by somebody else meanwhile: what this caller says of the closing is heard all the same.
  const openAgain = facts.state !== 'closed';
  if (led === null && !openAgain && !surveyIsOpen(facts, policy, input.now))
    return no(refuse('edge-not-allowed', 'The time to answer is over. Call 311 about this case.'));
  const answered: Decision = {
    ok: true,
    events: [
      {
        caseId: facts.id,
        event: {
          type: 'survey-answered',
          callerId,
          closing,
          done,
          satisfaction,
          clear,
          text: words?.id ?? null,
          led: led ?? before?.led ?? null,
        },
      },
    ],
    texts: words === null ? [] : [{ ...words, kind: 'survey', visibility: 'internal' }],
    newCaller: null,
  };
  if (again === null || led === null) return answered;
  const more = consequence(led, again, command, facts, service, input);
  if (!more.ok) return more;
  return {
    ...answered,
    events: [...answered.events, ...more.events],
    texts: [...answered.texts, ...more.texts],
  };
}
