import { describe, expect, it } from 'vitest';
import { cityOf } from '../../shared/domain/city.ts';
import { textId } from '../../shared/domain/ids.ts';
import { open } from '../../test/small-case.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { answersRefusal } from './check-answers.ts';

const [first, ...others] = SMALL_PACK.services;
if (first === undefined) throw new Error('the small city has no service');
const schema = {
  type: 'object',
  properties: { items: { type: 'integer', minimum: 1 } },
  required: ['items'],
};
const city = cityOf({
  ...SMALL_PACK,
  services: [{ ...first, questions: { version: 1, schema, ui: {} } }, ...others],
});

const opened = (values: Record<string, number | string>, catalogueVersion = city.version) => {
  const command = open(first.code);
  if (command.type !== 'open-case') throw new Error('not an opening');
  const id = textId.parse('00000000-0000-4000-8000-00000000000a');
  return { ...command, answers: { id, catalogueVersion, values } };
};

describe('answersRefusal', () => {
  it('takes what fits, what answers nothing, and what answers another catalogue', () => {
    expect([
      answersRefusal(opened({ items: 2 }), city),
      answersRefusal({ ...opened({}), answers: null }, city),
      answersRefusal(opened({ items: 'a sofa' }, 'an older one'), city),
    ]).toEqual([null, null, null]);
  });

  it('names the question that is missing or wrong', () => {
    expect(answersRefusal(opened({}), city)).toEqual({
      code: 'invalid',
      message:
        "The answers don't fit the questions (items: must have required property 'items'). Look at them again.",
      fields: [],
    });
    expect(answersRefusal(opened({ items: 0 }), city)?.message).toContain('(items: must be >= 1)');
  });
});
