import type { Answers } from '../../shared/domain/answers.ts';
import type { Service } from '../../shared/domain/city-pack.ts';

export interface AnswerLine {
  readonly question: string;
  readonly answer: string;
  /** Words of the caller's own, which may tell who they are; else one of the catalogue's choices. */
  readonly free: boolean;
}

type Json = Answers[string] | undefined;

const isObject = (value: Json): value is { [key: string]: Json & {} } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The question with a key, wherever conditions bring it up. The one with words is meant. */
function findQuestion(schema: Json, key: string): Record<string, Json> | null {
  if (!isObject(schema)) return null;
  const own = isObject(schema['properties']) ? schema['properties'][key] : undefined;
  if (isObject(own) && typeof own['title'] === 'string') return own;
  const lists = [schema['allOf'], schema['anyOf'], schema['oneOf']].flatMap((one) =>
    Array.isArray(one) ? one : [],
  );
  for (const part of [...lists, schema['then'], schema['else']]) {
    const found = findQuestion(part, key);
    if (found !== null) return found;
  }
  return null;
}

function choiceLabel(question: Record<string, Json> | null, value: Json): string | null {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  for (const list of [question?.['oneOf'], question?.['anyOf']]) {
    if (!Array.isArray(list)) continue;
    const choice = list.find((one) => isObject(one) && one['const'] === value);
    if (isObject(choice) && typeof choice['title'] === 'string') return choice['title'];
  }
  return null;
}

/** Answers as a file has them, in the order in which they were kept. */
export function answerLines(questions: Service['questions'], answers: Answers): AnswerLine[] {
  return Object.entries(answers).flatMap(([key, value]): AnswerLine[] => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    const question = findQuestion(questions?.schema, key);
    const title = question?.['title'];
    const of = question?.['items'];
    const each = Array.isArray(value) ? value : [value];
    const labels = each.map((one) => choiceLabel(Array.isArray(value) && isObject(of) ? of : question, one));
    return [
      {
        question: typeof title === 'string' ? title : key,
        answer: labels
          .map((label, at) => label ?? (typeof each[at] === 'string' ? each[at] : JSON.stringify(each[at])))
          .join(', '),
        free: labels.includes(null),
      },
    ];
  });
}
