import { z } from 'zod';
import { freeText } from '../free-text.ts';
import { callerId, caseId, promiseId, textId } from '../ids.ts';
import { MAX_SURVEY_WORDS, surveyAnswers } from './survey.ts';

const words = (max: number) => z.object({ id: textId, body: freeText(max).trim().min(1) });

/** A resident answers the survey of a closing. Only the hub's public page sends it, for who holds a link. */
export const answerSurvey = z.object({
  type: z.literal('answer-survey'),
  caseId,
  /** Null for somebody without a name. */
  callerId: callerId.nullable(),
  /** The closing that the resident saw, counted from 1. */
  closing: z.number().int().positive(),
  ...surveyAnswers.shape,
  words: words(MAX_SURVEY_WORDS).nullable(),
  /** They ask for more work: what is written for whoever gets it, and the id of the call that may come of it. */
  again: z
    .object({ because: words(MAX_SURVEY_WORDS + 200), promiseId, language: z.string().min(2).max(12) })
    .nullable(),
});
