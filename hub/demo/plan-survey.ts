import type { Actor } from '../../shared/domain/actor.ts';
import { closingsOf, surveyIsOpen, surveyOf } from '../../shared/domain/feedback/not-done-leads-to.ts';
import { USUAL_FEEDBACK } from '../../shared/domain/feedback/feedback-policy.ts';
import type { SurveyDone } from '../../shared/domain/feedback/survey.ts';
import type { PromiseId, TextId } from '../../shared/domain/ids.ts';
import { HOUR, type Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { CaseOnStage } from './case-on-stage.ts';
import { seededRandom } from './random.ts';
import { spin } from './spin.ts';

const RESIDENT: Actor = { kind: 'system', name: 'resident' };

/** How often, of all that could. Nobody has measured it for this city: surveys sent with a message are answered by a few. */
const RATES = { answers: 0.14, again: 0.5, words: 0.35, clear: 0.8 } as const;
/** What people say, by what the closing said; of work that was not done most see it, and some never look. */
const DONE: Readonly<Record<'claimed' | 'other' | 'not done', Readonly<Record<SurveyDone, number>>>> = {
  'not done': { yes: 15, partly: 13, no: 72 },
  claimed: { yes: 82, partly: 10, no: 8 },
  other: { yes: 52, partly: 16, no: 32 },
};
const MARKS: Readonly<Record<SurveyDone, Readonly<Record<number, number>>>> = {
  yes: { 5: 50, 4: 34, 3: 12, 2: 3, 1: 1 },
  partly: { 5: 4, 4: 16, 3: 40, 2: 28, 1: 12 },
  no: { 4: 4, 3: 14, 2: 34, 1: 48 },
};
const WORDS: Readonly<Record<SurveyDone, readonly string[]>> = {
  yes: [
    '{Thank you.|Thanks, that was quick.|Gracias.} {The crew was polite.|}',
    'It {took a while|is done}, {thank you|good work}.',
  ],
  partly: [
    '{Half of it|A part} is still {there|on the curb}.',
    'They {took some of it|did one side} and {left the rest|did not come back}.',
  ],
  no: [
    '{Nobody came.|Nothing has changed.} {It is still there.|I looked this morning.}',
    'It says {done|closed}, but {it is not|nothing was done}. {Please come back.|}',
    'Sigue igual. {Nadie vino.|}',
  ],
};

/**
 * Somebody may answer the survey after a closing, by the way the public page takes; a few say that it is not done. Its
 * chance is of its own, so that the city is otherwise as it would be without.
 * @param wasDone false for a closing without the work
 * @param workAgain plans the work on a case that is open again
 */
export function planSurvey(
  { world, stage, id, service }: CaseOnStage,
  closed: Instant,
  { outcome, wasDone }: { readonly outcome: Outcome; readonly wasDone: boolean },
  workAgain: (at: Instant) => void,
): void {
  const random = seededRandom(world.seed, `survey ${id} ${closed}`);
  if (!random.chance(RATES.answers)) return;
  const claimed = outcome === 'completed' || outcome === 'partly-completed';
  const done = random.weighted(DONE[wasDone ? (claimed ? 'claimed' : 'other') : 'not done']);
  const wantsMore = done !== 'yes' && (claimed || !wasDone) && random.chance(RATES.again);
  const asked = random.uuid();
  stage.later(closed + random.logNormal(9, 90) * HOUR, (now) => {
    const facts = stage.facts(id);
    const callerId = facts.callerIds[0];
    if (callerId === undefined || facts.channel === 'crew') return;
    const policy = world.city.pack.feedback ?? USUAL_FEEDBACK;
    if (!surveyIsOpen(facts, policy, now) || surveyOf(facts, callerId) !== null) return;
    const body = random.chance(RATES.words) ? spin(random.pick(WORDS[done]), random) : null;
    stage.act(
      {
        type: 'answer-survey',
        caseId: id,
        callerId,
        closing: closingsOf(facts),
        done,
        satisfaction: Number(random.weighted(MARKS[done])),
        clear: done === 'yes' ? true : random.chance(RATES.clear),
        words: body === null ? null : { id: random.uuid() as TextId, body },
        again: wantsMore
          ? {
              because: { id: asked as TextId, body: 'A caller says on the tracking page: it is not done.' },
              promiseId: random.uuid() as PromiseId,
              language: 'en',
              complaint: null,
            }
          : null,
      },
      RESIDENT,
      now,
    );
    if (stage.facts(id).state === 'reopened' && service.outcomes.includes('completed')) workAgain(now);
  });
}
