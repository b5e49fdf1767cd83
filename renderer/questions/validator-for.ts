import { hashForSchema, type RJSFSchema } from '@rjsf/utils';
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
import { validators } from 'virtual:question-validators';
import type { FormAnswers } from './answers.ts';
import type { AnswerValidator } from './missing-answers.ts';

const made = new Map<string, AnswerValidator | null>();

/** The check of a service's answers; null when the hub's catalogue is newer than this console and has questions it does not know. */
export function validatorFor(schema: RJSFSchema): AnswerValidator | null {
  const key = hashForSchema(schema);
  const known = made.get(key);
  if (known !== undefined) return known;
  const compiled = Object.hasOwn(validators, key);
  const validator = compiled ? createPrecompiledValidator<FormAnswers>(validators, schema) : null;
  made.set(key, validator);
  return validator;
}
