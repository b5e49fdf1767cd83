import { z } from 'zod';

/** What a city does with what residents say of a closing. */
export const feedbackPolicy = z.object({
  /** Days after a closing in which "it is not done" opens the case again; later somebody calls. */
  reopenDays: z.number().int().min(0).max(365),
  /** Days after a closing in which its survey can be answered, and answered anew. */
  surveyDays: z.number().int().min(1).max(365),
  /** So often a case is opened again; then it is no longer for the same crew to try once more, and somebody calls. */
  mostReopenings: z.number().int().min(0).max(10),
  /** Days in which the resident is called, where the case is not opened again. */
  callBackDays: z.number().int().min(1).max(30),
});
export type FeedbackPolicy = z.infer<typeof feedbackPolicy>;

/** For a city that says nothing else. */
export const USUAL_FEEDBACK: FeedbackPolicy = {
  reopenDays: 14,
  surveyDays: 30,
  mostReopenings: 2,
  callBackDays: 3,
};
