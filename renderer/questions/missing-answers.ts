import { omitExtraData, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import type { ServiceQuestions } from '../../shared/domain/city-pack.ts';
import type { Answers } from '../../shared/domain/answers.ts';
import type { FormAnswers } from './answers.ts';
import { askedOrder, questionKeys, questionTitle } from './question-of.ts';

export type AnswerValidator = ValidatorType<FormAnswers>;

/** Which question an error is about: the one that is missing, or the one whose answer does not fit. */
function keyOf(error: RJSFValidationError): string | null {
  if (error.name === 'required') {
    const params = error.params as { missingProperty?: string } | undefined;
    return params?.missingProperty ?? null;
  }
  return error.property?.match(/^\.?([^.[]+)/)?.[1] ?? null;
}

/** The questions that still need an answer, or another one; each once, in the order in which they are asked. */
export function missingAnswers(
  validator: AnswerValidator,
  questions: ServiceQuestions,
  answers: Answers,
): { key: string; title: string }[] {
  const schema = questions.schema as RJSFSchema;
  const { errors } = validator.validateFormData(answers, schema);
  const keys = new Set(errors.map(keyOf));
  return questionKeys(schema, askedOrder(questions.ui))
    .filter((key) => keys.has(key))
    .map((key) => ({ key, title: questionTitle(schema, key) }));
}

/** The answers to the questions that are being asked now: what was answered before a condition changed stays behind. */
export function askedAnswers(validator: AnswerValidator, schema: RJSFSchema, answers: Answers): Answers {
  const asked = omitExtraData<FormAnswers>(validator, schema, schema, answers);
  return asked === undefined ? {} : (asked as Answers);
}

/** An error of the schema in words for the form. */
export function errorInWords(error: RJSFValidationError): string {
  const params = error.params as { limit?: number } | undefined;
  switch (error.name) {
    case 'required':
      return 'Needs an answer.';
    case 'enum':
    case 'const':
    case 'oneOf':
      return 'Choose one of the answers.';
    case 'minItems':
      return 'Choose at least one.';
    case 'minLength':
      return `Needs at least ${params?.limit ?? 1} characters.`;
    case 'maxLength':
      return `At most ${params?.limit ?? 0} characters.`;
    case 'minimum':
      return `Must be ${params?.limit ?? 0} or more.`;
    case 'maximum':
      return `Must be ${params?.limit ?? 0} or less.`;
    case 'format':
    case 'pattern':
      return 'Is not written as expected.';
    default: {
      const message = error.message ?? 'Does not fit.';
      return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    }
  }
}
