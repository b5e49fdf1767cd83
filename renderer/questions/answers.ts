import type { z } from 'zod';

/** Answers to a service's questions, by key of the question. */
export type Answers = Record<string, z.core.util.JSONType>;

/** The same to the form library, whose types can't follow JSON to its end. */
export type FormAnswers = Record<string, unknown>;
