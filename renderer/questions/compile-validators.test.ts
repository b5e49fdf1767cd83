import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSchemaUtils, hashForSchema, type RJSFSchema } from '@rjsf/utils';
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
import type { ValidatorFunctions } from '@rjsf/validator-ajv8';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceQuestions } from '../../shared/domain/city-pack.ts';
import type { FormAnswers } from './answers.ts';
import { compileValidators } from './compile-validators.ts';
import { askedAnswers, missingAnswers, type AnswerValidator } from './missing-answers.ts';
import { askedOrder, choicesOf, questionKeys, questionOf } from './question-of.ts';
import { questionValidators } from './question-validators-plugin.ts';

const cities = join(import.meta.dirname, '../../resources/cities');
const folder = join(cities, 'los-angeles/questions');
const all = readdirSync(folder).map((file): [service: string, questions: ServiceQuestions] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as ServiceQuestions,
]);

let work: string;
let validators: ValidatorFunctions;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'question-validators-'));
  const entry = join(work, 'entry.js');
  writeFileSync(entry, "export { validators } from 'virtual:question-validators';\n");
  // As the renderer is built: through the plugin, by Vite, from the city packs.
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '..'),
    plugins: [questionValidators(cities)],
    build: {
      outDir: join(work, 'out'),
      minify: false,
      lib: { entry, formats: ['es'], fileName: 'validators' },
    },
  });
  ({ validators } = (await import(join(work, 'out/validators.js'))) as { validators: ValidatorFunctions });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const validatorOf = ({ schema }: ServiceQuestions): AnswerValidator =>
  createPrecompiledValidator<FormAnswers>(validators, schema);

/** Every answer a question offers, or one that fits it. */
function answersTo(question: RJSFSchema | null): unknown[] {
  const choices = choicesOf(question).map((one) => one.const);
  if (choices.length > 0) return choices;
  switch (question?.type) {
    case 'array':
      return answersTo(question.items as RJSFSchema).map((one) => [one]);
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [question.minimum ?? 1];
    default:
      return ['2026-11-19'];
  }
}

describe('compiled questions', () => {
  it('stand for every service of the pack that has questions', () => {
    const without = all.filter(([, { schema }]) => !Object.hasOwn(validators, hashForSchema(schema)));
    expect({ without, some: all.length > 0 }).toEqual({ without: [], some: true });
  });

  it('compile nothing at run time', () => {
    const code = readFileSync(join(work, 'out/validators.js'), 'utf8');
    expect(code.match(/new Function|\beval\(|(?<!")\brequire\(/g)).toBeNull();
  });

  it.each(all)(
    'of %s follow every condition, and say what is missing in the words of the form',
    (_, questions) => {
      const validator = validatorOf(questions);
      const schema: RJSFSchema = questions.schema;
      const form = createSchemaUtils<FormAnswers>(validator, schema);
      const keys = questionKeys(schema, askedOrder(questions.ui));
      const required = new Set(schema.required);
      expect(missingAnswers(validator, questions, {}).map((one) => one.key)).toEqual(
        keys.filter((key) => required.has(key)),
      );
      const shownFor = (given: FormAnswers): string[] => {
        const { properties } = form.retrieveSchema(schema, given);
        return properties === undefined ? [] : Object.keys(properties);
      };
      const seen = new Set(shownFor({}));
      // One answer after the other, as a person fills it in; what a condition brings up is answered in the next round.
      for (let round = 0; round < 4; round += 1) {
        for (const key of seen) {
          for (const value of answersTo(questionOf(schema, key))) {
            const given: FormAnswers = Object.fromEntries(
              [...seen].map((other) => [
                other,
                other === key ? value : answersTo(questionOf(schema, other))[0],
              ]),
            );
            for (const shown of shownFor(given)) seen.add(shown);
          }
        }
      }
      expect([...seen].toSorted()).toEqual(keys.toSorted());
    },
  );

  it('leave behind what a changed condition no longer asks', () => {
    const questions = all.find(([code]) => code === 'graffiti-removal')?.[1];
    if (questions === undefined) throw new Error('graffiti-removal has no questions');
    const validator = validatorOf(questions);
    const wall = { surface: 'wall', wallKind: 'brick', aboveFirstFloor: 'no' };
    expect({
      wall: askedAnswers(validator, questions.schema, wall),
      pole: askedAnswers(validator, questions.schema, { ...wall, surface: 'pole' }),
      missing: missingAnswers(validator, questions, { surface: 'moon' }),
    }).toEqual({
      wall,
      pole: { surface: 'pole', aboveFirstFloor: 'no' },
      missing: [
        { key: 'surface', title: 'What is it on?' },
        { key: 'aboveFirstFloor', title: 'Is it above the first floor?' },
      ],
    });
  });

  it('name the service whose schema is no schema', () => {
    const broken: RJSFSchema = JSON.parse('{"type":"object","properties":{"a":{"type":"colour"}}}');
    expect(() => compileValidators([{ service: 'bad-one', schema: broken }])).toThrow(
      'the questions of "bad-one" can\'t be compiled',
    );
  });
});
