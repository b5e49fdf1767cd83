import { Ajv2020 } from 'ajv/dist/2020.js';
import type { StrictRJSFSchema } from '@rjsf/utils';
import { askedOrder, questionKeys, questionOf } from '../../renderer/questions/question-of.ts';
import type { ServiceQuestions } from '../../shared/domain/city-pack.ts';
import type { Answers } from '../../shared/domain/answers.ts';

const ajv = new Ajv2020({ strict: false });

function partsOf({ allOf, then, else: otherwise }: StrictRJSFSchema, answers: Answers): StrictRJSFSchema[] {
  const all: readonly unknown[] = allOf ?? [];
  return [...all, then, otherwise]
    .filter((part): part is StrictRJSFSchema => typeof part === 'object' && part !== null)
    .map((part) => {
      if (part.if === undefined) return part;
      const branch = ajv.validate(part.if, answers) ? part.then : part.else;
      return typeof branch === 'object' ? branch : {};
    });
}

function keysIn(schema: StrictRJSFSchema, answers: Answers): string[] {
  const own = schema.properties === undefined ? [] : Object.keys(schema.properties);
  const { if: _if, then: _then, else: _else, ...rest } = schema;
  return [...own, ...partsOf(rest, answers).flatMap((part) => keysIn(part, answers))];
}

/** A question that the form asks. */
export interface AskedQuestion {
  readonly key: string;
  readonly title: string;
  readonly question: StrictRJSFSchema;
}

/** The questions that are asked with some answers given, in their order. */
export function askedQuestions({ schema, ui }: ServiceQuestions, answers: Answers): AskedQuestion[] {
  const whole = schema as StrictRJSFSchema;
  const now = new Set(keysIn(whole, answers));
  return questionKeys(whole, askedOrder(ui))
    .filter((key) => now.has(key))
    .map((key) => {
      const question = questionOf(whole, key);
      if (question?.title === undefined) throw new Error(`the question ${key} has no words`);
      return { key, title: question.title, question };
    });
}

function conditionKeys(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) =>
    name === 'if' ? Object.keys((value as StrictRJSFSchema).properties ?? {}) : conditionKeys(value),
  );
}

/** Keys of the questions whose answers bring up or take away others. */
export function decidingKeys({ schema }: ServiceQuestions): Set<string> {
  return new Set(conditionKeys(schema));
}
