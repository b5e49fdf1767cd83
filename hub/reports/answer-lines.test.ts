import { expect, it } from 'vitest';
import { answerLines } from './answer-lines.ts';

it('reads answers by the words of their questions, and tells choices from the caller’s own words', () => {
  const schema = {
    type: 'object',
    properties: {
      where: { title: 'Where is it?', oneOf: [{ const: 'alley', title: 'In the alley' }] },
      items: { title: 'What is it?', type: 'array', items: { oneOf: [{ const: 'sofa', title: 'Sofa' }] } },
      deep: { title: 'Is it deep?', type: 'boolean' },
    },
    allOf: [
      { if: {}, then: { properties: { gate: { title: 'How does the crew get in?', type: 'string' } } } },
    ],
  };
  const questions = { version: 1, schema, ui: {} };
  expect(
    answerLines(questions, {
      where: 'alley',
      items: ['sofa', 'piano'],
      deep: true,
      gate: 'Code 1234',
      gone: 3,
      none: '',
    }),
  ).toEqual([
    { question: 'Where is it?', answer: 'In the alley', free: false },
    { question: 'What is it?', answer: 'Sofa, piano', free: true },
    { question: 'Is it deep?', answer: 'Yes', free: false },
    { question: 'How does the crew get in?', answer: 'Code 1234', free: true },
    { question: 'gone', answer: '3', free: false },
  ]);
});
