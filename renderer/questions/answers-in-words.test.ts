import { describe, expect, it } from 'vitest';
import type { Service } from '../../shared/domain/city-pack.ts';
import { answersInWords } from './answers-in-words.ts';

const questions: Service['questions'] = {
  version: 1,
  schema: {
    type: 'object',
    properties: {
      count: { type: 'integer', title: 'How many?' },
      items: {
        type: 'array',
        title: 'What?',
        items: {
          oneOf: [
            { const: 'sofa', title: 'Sofa' },
            { const: 'rug', title: 'Rug' },
          ],
        },
      },
      gated: { type: 'boolean', title: 'Behind a gate?' },
    },
    allOf: [
      {
        if: { properties: { gated: { const: false } }, required: ['gated'] },
        else: {
          properties: { entry: { title: 'Who opens?', oneOf: [{ const: 'guard', title: 'A guard' }] } },
        },
      },
    ],
  },
  ui: { 'ui:order': ['items', 'count', 'gated', 'entry'] },
};

describe('answers in words', () => {
  it('stand in the order of the questions, with the labels of the form', () => {
    expect(
      answersInWords(questions, { entry: 'guard', gated: true, items: ['rug', 'sofa'], count: 2 }),
    ).toEqual([
      { key: 'items', question: 'What?', answer: 'Rug, Sofa' },
      { key: 'count', question: 'How many?', answer: '2' },
      { key: 'gated', question: 'Behind a gate?', answer: 'Yes' },
      { key: 'entry', question: 'Who opens?', answer: 'A guard' },
    ]);
  });

  it('leave out what was not answered and keep what lost its question', () => {
    expect(
      answersInWords(questions, { count: null, items: [], entry: '', old: 'verbatim', items2: { a: 1 } }),
    ).toEqual([
      { key: 'old', question: 'old', answer: 'verbatim' },
      { key: 'items2', question: 'items2', answer: '{"a":1}' },
    ]);
  });

  it('are shown raw when the catalogue has no questions, or other choices now', () => {
    expect([
      answersInWords(null, { size: 'big' }),
      answersInWords(questions, { items: ['piano'], gated: false }),
    ]).toEqual([
      [{ key: 'size', question: 'size', answer: 'big' }],
      [
        { key: 'items', question: 'What?', answer: 'piano' },
        { key: 'gated', question: 'Behind a gate?', answer: 'No' },
      ],
    ]);
  });
});
