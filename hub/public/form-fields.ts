import { z } from 'zod';
import { MAX_SURVEY_WORDS, satisfaction, surveyDone } from '../../shared/domain/feedback/survey.ts';

/** Control characters but tab and line break: no store keeps them, and nobody means them. */
const UNSEEN = /[^\P{Cc}\t\n]/gu;

/** What a resident wrote, as it can be kept. A browser holds them to its length; what is longer is cut. */
const writtenWords = z
  .string()
  .default('')
  .transform((text) =>
    text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').slice(0, MAX_SURVEY_WORDS).toWellFormed().trim(),
  );

const ground = {
  closing: z.coerce.number().int().positive(),
  mark: z.string().regex(/^[\w-]{8,64}$/),
  words: writtenWords,
};

/** The form "It is not done". */
export const notDoneFields = z.object(ground);

/** The form of the three questions; only the first must be answered. */
export const surveyFields = z.object({
  ...ground,
  done: surveyDone,
  satisfaction: z.preprocess((mark) => (mark === undefined ? null : Number(mark)), satisfaction.nullable()),
  clear: z.enum(['yes', 'no']).nullable().default(null),
});
