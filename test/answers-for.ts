import { Ajv2020 } from 'ajv/dist/2020.js';
import type { StrictRJSFSchema } from '@rjsf/utils';
import { choicesOf, questionOf } from '../renderer/questions/question-of.ts';
import type { Answers } from '../shared/domain/answers.ts';
import type { Service } from '../shared/domain/city-pack.ts';

type Answer = Answers[string];

/** The first answer a question offers, or one that fits it. */
function answerTo(question: StrictRJSFSchema | null): Answer {
  const [choice] = choicesOf(question);
  if (choice?.const !== undefined) return choice.const;
  switch (question?.type) {
    case 'array':
      return [answerTo(typeof question.items === 'object' ? (question.items as StrictRJSFSchema) : null)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return question.minimum ?? 1;
    default:
      return question?.pattern?.startsWith('^\\d{4}-') === true ? '2026-12-24' : 'As the caller said it';
  }
}

/** Answers that a service's questions take: the first choice of all that is required, whatever that brings up. */
export function answersFor({ code, questions }: Pick<Service, 'code' | 'questions'>): Answers {
  if (questions === null) return {};
  const schema = questions.schema as StrictRJSFSchema;
  const isRight = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  const answers: Answers = {};
  for (;;) {
    if (isRight(answers)) return answers;
    const missing = (isRight.errors ?? []).flatMap(({ params }) =>
      typeof params['missingProperty'] === 'string' ? [params['missingProperty']] : [],
    );
    const open = missing.filter((key) => !Object.hasOwn(answers, key));
    if (open.length === 0) throw new Error(`${code}: ${JSON.stringify(isRight.errors)}`);
    for (const key of open) answers[key] = answerTo(questionOf(schema, key));
  }
}
