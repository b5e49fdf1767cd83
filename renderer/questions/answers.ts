/** Answers to the form library, whose types can't follow JSON to its end. */
export type FormAnswers = Record<string, unknown>;
