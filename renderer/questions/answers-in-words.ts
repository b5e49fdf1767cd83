import type { StrictRJSFSchema } from '@rjsf/utils';
import type { Service } from '../../shared/domain/city-pack.ts';
import type { Answers } from '../../shared/domain/answers.ts';
import { askedOrder, choicesOf, questionKeys, questionOf, questionTitle } from './question-of.ts';

export interface AnswerInWords {
  readonly key: string;
  readonly question: string;
  readonly answer: string;
}

/** The label a choice has in the form; the value itself where the schema gives none. */
function choiceLabel(question: StrictRJSFSchema | null, value: Answers[string]): string {
  const choice = choicesOf(question).find((one) => one.const === value);
  if (choice?.title !== undefined) return choice.title;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function inWords(question: StrictRJSFSchema | null, value: Answers[string]): string {
  if (!Array.isArray(value)) return choiceLabel(question, value);
  const items = question?.items;
  const of = typeof items === 'object' && !Array.isArray(items) ? items : null;
  return value.map((one) => choiceLabel(of, one)).join(', ');
}

/**
 * Answers as a person reads them, in the order of the questions; answers whose question is gone come last under
 * their key. Unanswered questions are left out.
 * @param questions null when the catalogue has none for the service
 */
export function answersInWords(questions: Service['questions'], answers: Answers): AnswerInWords[] {
  const schema = questions === null ? null : (questions.schema as StrictRJSFSchema);
  const order = questions === null || schema === null ? [] : questionKeys(schema, askedOrder(questions.ui));
  const known = order.filter((key) => Object.hasOwn(answers, key));
  const rest = Object.keys(answers).filter((key) => !order.includes(key));
  return [...known, ...rest].flatMap((key) => {
    const value = answers[key];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      return [];
    const question = schema === null ? null : questionOf(schema, key);
    return [
      { key, question: schema === null ? key : questionTitle(schema, key), answer: inWords(question, value) },
    ];
  });
}
