import { describe, expect, it } from 'vitest';
import { parseAnswers, saidText } from './answers.ts';

describe('answers to questions', () => {
  it('come out of the text they are kept in, and nothing comes out of another', () => {
    expect(['{"a":1}', '[1]', 'null', '{', '"a"'].map(parseAnswers)).toEqual([
      { a: 1 },
      null,
      null,
      null,
      null,
    ]);
  });

  it('are searched and shown by what was answered, never by their keys', () => {
    expect(
      saidText(
        '{"items":["mattress","sofa_bed"],"gated":true,"count":3,"note":"behind the Blue gate","where":{"side":"on-street"}}',
      ),
    ).toBe('mattress, sofa bed, 3, behind the Blue gate, on street');
    expect(['{not json', 'as [1] said', '{"a":null}', ''].map(saidText)).toEqual([
      '{not json',
      'as [1] said',
      '',
      '',
    ]);
  });
});
