import { z } from 'zod';
import { callerId, textId } from '../ids.ts';
import { instant } from '../instant.ts';

/** Whether the work was done, as the one says who asked for it. */
export const SURVEY_DONE = {
  yes: 'It was done',
  partly: 'A part of it was done',
  no: 'It was not done',
} as const satisfies Record<string, string>;
export const surveyDone = z.enum(
  Object.keys(SURVEY_DONE) as [keyof typeof SURVEY_DONE, ...(keyof typeof SURVEY_DONE)[]],
);
export type SurveyDone = z.infer<typeof surveyDone>;

/** How content with how it was handled: 1 is very bad, 5 very good. */
export const MOST_SATISFIED = 5;
export const satisfaction = z.number().int().min(1).max(MOST_SATISFIED);

/** What "it is not done" led to: the case is open again, or somebody calls the resident. */
export const SURVEY_LED = {
  reopened: 'They said that it is not done: the case was reopened.',
  'call-back': 'They said that it is not done: a call-back is owed.',
} as const satisfies Record<string, string>;
export const surveyLed = z.enum(
  Object.keys(SURVEY_LED) as [keyof typeof SURVEY_LED, ...(keyof typeof SURVEY_LED)[]],
);
export type SurveyLed = z.infer<typeof surveyLed>;

/** What a resident answered; questions they passed over are null. */
export const surveyAnswers = z.object({
  done: surveyDone,
  satisfaction: satisfaction.nullable(),
  /** The explanation of the closing was clear. */
  clear: z.boolean().nullable(),
});
export type SurveyAnswers = z.infer<typeof surveyAnswers>;

/** Answers kept with a case, the newest; the timeline has all. */
export const MOST_SURVEYS = 50;
/** Most characters of what a resident writes. */
export const MAX_SURVEY_WORDS = 1_000;

/** One caller's answers to one closing, as they last gave them. */
export const surveyFact = surveyAnswers.extend({
  /** Null for somebody without a name. */
  callerId: callerId.nullable(),
  /** Which closing of the case it is about, counted from 1. */
  closing: z.number().int().positive(),
  at: instant,
  /** What they wrote. */
  text: textId.nullable(),
  led: surveyLed.nullable(),
});
export type SurveyFact = z.infer<typeof surveyFact>;
